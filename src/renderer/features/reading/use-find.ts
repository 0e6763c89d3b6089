import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPdfSearch, type Hit, rangeIn } from './find-in-pdf.ts';
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

interface Shows {
  /** Brings a page into view, where it is not. */
  readonly page: (index: number) => void;
  /** Brings a place on a page into view. */
  readonly place: (range: Range) => void;
}

/** Finding in a PDF: its hits, the one looked at, and their marks on the pages in view. */
export function useFind(pdf: OpenPdf, shows: Shows): Find {
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<readonly Hit[] | null>([]);
  const [at, setAt] = useState(0);
  const search = useMemo(() => createPdfSearch(pdf), [pdf]);
  const layers = useRef(new Map<number, HTMLElement>());
  const [seen, setSeen] = useState(0);
  /** The hit that is still to be brought into view: its page may have no text yet. */
  const wanted = useRef<Hit | null>(null);
  const show = useRef(shows);
  useEffect(() => {
    show.current = shows;
  });

  function goTo(hit: Hit): void {
    wanted.current = hit;
    show.current.page(hit[0].page);
  }

  useEffect(() => {
    if (words.trim() === '') return setHits([]);
    const stop = new AbortController();
    setHits(null);
    const timer = setTimeout(() => {
      search.find(words, stop.signal).then(
        (found) => {
          setHits(found);
          setAt(0);
          if (found[0]) goTo(found[0]);
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

  useEffect(() => {
    const hit = hits?.[at] ?? null;
    const [range] = mark(layers.current, hits ?? [], hit);
    if (!range || hit !== wanted.current) return;
    wanted.current = null;
    show.current.place(range);
  }, [hits, at, seen]);
  useEffect(() => () => void mark(new Map(), [], null), []);

  const onText = useCallback((index: number, layer: HTMLElement | null) => {
    if (layer === null) layers.current.delete(index);
    else layers.current.set(index, layer);
    setSeen((count) => count + 1);
  }, []);

  function step(by: 1 | -1): void {
    if (!hits || hits.length === 0) return;
    const next = (at + by + hits.length) % hits.length;
    setAt(next);
    // With one hit only, it is looked at again.
    setSeen((count) => count + 1);
    const hit = hits[next];
    if (hit) goTo(hit);
  }

  return { words, hits, at, look: setWords, step, onText };
}

const allName = 'pdf-found';
const oneName = 'pdf-looked-at';

/** Marks what was found on the pages that are there, without touching their text. Returns what is marked of one hit. */
function mark(layers: ReadonlyMap<number, HTMLElement>, hits: readonly Hit[], lookedAt: Hit | null): Range[] {
  CSS.highlights.delete(allName);
  CSS.highlights.delete(oneName);
  if (hits.length === 0) return [];
  const all = new Highlight();
  const one: Range[] = [];
  for (const hit of hits) {
    for (const stretch of hit) {
      const layer = layers.get(stretch.page);
      const range = layer ? rangeIn(layer, stretch) : null;
      if (range === null) continue;
      if (hit === lookedAt) one.push(range);
      else all.add(range);
    }
  }
  CSS.highlights.set(allName, all);
  CSS.highlights.set(oneName, new Highlight(...one));
  return one;
}
