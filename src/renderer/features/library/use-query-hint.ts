import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Explained, explainAt } from '#shared/search/query/explain.ts';
import { useServices } from '../../app/services-context.tsx';
import { localDay } from '../../text/dates.ts';
import { type Hint, takenWords } from './query-hint.tsx';

/** A pointer or a caret rests so long on a stretch, in ms, before it is explained. */
const rest = 450;
/** The pointer has so long to come from the box to the explanation. */
const grace = 250;

/** Explains the stretch of the query under the resting pointer, or at a caret moved there by key (S31). */
export function useQueryHint(query: string, layer: RefObject<HTMLElement | null>) {
  const { search, spoken } = useServices();
  const [hint, setHint] = useState<Hint | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const planned = useRef<number | null>(null);

  function hide() {
    clearTimeout(timer.current);
    planned.current = null;
    setHint(null);
  }

  function hideSoon() {
    clearTimeout(timer.current);
    planned.current = null;
    timer.current = setTimeout(() => setHint(null), grace);
  }

  function plan(explained: Explained, by: 'pointer' | 'key') {
    if (planned.current === explained.from) return;
    clearTimeout(timer.current);
    planned.current = explained.from;
    timer.current = setTimeout(() => void show(explained, by), rest);
  }

  async function show(explained: Explained, by: 'pointer' | 'key') {
    const { word } = explained;
    // The worker may be away for a moment: then nothing is said of slips.
    const taken = word ? await search.takenFor(word.text, word.open).catch(() => []) : [];
    const box = layer.current;
    if (!box || planned.current !== explained.from) return;
    setHint({ explained, left: placeOf(box, explained), taken });
    const sentences = taken.length > 0 ? [explained.sentence, takenWords(taken)] : [explained.sentence];
    if (by === 'key') spoken.getState().say(sentences.join(' '));
  }

  // What is typed on is not what was explained.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query alone makes it go.
  useEffect(() => {
    clearTimeout(timer.current);
    planned.current = null;
    setHint(null);
    return () => clearTimeout(timer.current);
  }, [query]);

  useEffect(() => {
    if (!hint) return undefined;
    function key(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setHint(null);
    }
    document.addEventListener('keydown', key, true);
    return () => document.removeEventListener('keydown', key, true);
  }, [hint]);

  return {
    hint,
    hide,
    /** The pointer is at this place of the window, over the box. */
    point(x: number) {
      const at = layer.current && positionAt(layer.current, x);
      const explained = at === null ? null : explainAt(query, at, localDay(new Date()));
      if (explained) plan(explained, 'pointer');
      else hideSoon();
    },
    /** The caret was moved to a place of the query. */
    rest(at: number) {
      const explained = explainAt(query, at, localDay(new Date()));
      if (explained) plan(explained, 'key');
      else hide();
    },
    keep: () => clearTimeout(timer.current),
    leave: hideSoon,
  };
}

/** The place of the query at a place of the window; `null` beside its text. */
function positionAt(layer: HTMLElement, x: number): number | null {
  let before = 0;
  for (const text of textsOf(layer)) {
    const { length } = text.data;
    const { left, right } = rectOf(text, 0, length);
    if (x >= left && x < right) {
      for (let at = 0; at < length; at++) if (x < rectOf(text, at, at + 1).right) return before + at;
    }
    before += length;
  }
  return null;
}

/** How far right of the search box's edge a stretch begins, so that what is below it stays inside. */
function placeOf(layer: HTMLElement, { from }: Explained): number {
  const box = layer.closest('[data-region]')?.getBoundingClientRect();
  let before = 0;
  for (const text of textsOf(layer)) {
    if (box && from < before + text.data.length) {
      const { left } = rectOf(text, from - before, from - before + 1);
      return Math.max(0, Math.min(left - box.left - 11, box.width - 200));
    }
    before += text.data.length;
  }
  return 0;
}

function textsOf(layer: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) texts.push(node);
  return texts;
}

function rectOf(text: Text, from: number, to: number): DOMRect {
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  return range.getBoundingClientRect();
}
