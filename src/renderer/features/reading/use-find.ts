import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPdfSearch, type Hit, rangesIn } from './find-in-pdf.ts';
import type { OpenPdf } from './open-pdf.ts';

/** After the last key so many ms pass before a PDF is looked through. */
const rest = 150;

export interface Find {
  readonly words: string;
  /** `null` while it is being looked for. */
  readonly hits: readonly Hit[] | null;
  /** Which of them is looked at. */
  readonly at: number;
  look(words: string): void;
  step(by: 1 | -1): void;
  /** Tells of a page's text that has come or gone. */
  onText(index: number, layer: HTMLElement | null): void;
}

/** Finding in a PDF: its hits, the one looked at, and their marks on the pages in view. */
export function useFind(pdf: OpenPdf, onHit: (hit: Hit) => void): Find {
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<readonly Hit[] | null>([]);
  const [at, setAt] = useState(0);
  const search = useMemo(() => createPdfSearch(pdf), [pdf]);
  const layers = useRef(new Map<number, HTMLElement>());
  const [seen, setSeen] = useState(0);
  const goTo = useRef(onHit);
  useEffect(() => {
    goTo.current = onHit;
  });

  useEffect(() => {
    if (words.trim() === '') return setHits([]);
    const stop = new AbortController();
    setHits(null);
    const timer = setTimeout(() => {
      search.find(words, stop.signal).then(
        (found) => {
          setHits(found);
          setAt(0);
          if (found[0]) goTo.current(found[0]);
        },
        // Other words are looked for by now, or the PDF was closed.
        () => {},
      );
    }, rest);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, search]);

  useEffect(() => mark(layers.current, words, hits?.[at] ?? null), [words, hits, at, seen]);
  useEffect(() => () => mark(new Map(), '', null), []);

  const onText = useCallback((index: number, layer: HTMLElement | null) => {
    if (layer === null) layers.current.delete(index);
    else layers.current.set(index, layer);
    setSeen((count) => count + 1);
  }, []);

  function step(by: 1 | -1): void {
    if (!hits || hits.length === 0) return;
    const next = (at + by + hits.length) % hits.length;
    setAt(next);
    const hit = hits[next];
    if (hit) goTo.current(hit);
  }

  return { words, hits, at, look: setWords, step, onText };
}

const allName = 'pdf-found';
const oneName = 'pdf-looked-at';

/** Marks what was found on the pages that are there, without touching their text. */
function mark(layers: ReadonlyMap<number, HTMLElement>, words: string, lookedAt: Hit | null): void {
  CSS.highlights.delete(allName);
  CSS.highlights.delete(oneName);
  if (words.trim() === '') return;
  const all = new Highlight();
  for (const [page, layer] of layers) {
    for (const [nth, range] of rangesIn(layer, words).entries()) {
      if (lookedAt?.page === page && lookedAt.nth === nth) CSS.highlights.set(oneName, new Highlight(range));
      else all.add(range);
    }
  }
  CSS.highlights.set(allName, all);
}
