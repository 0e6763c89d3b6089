import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Seen } from './kept-place.ts';

/**
 * So many rows beyond the visible ones exist, so that scrolling meets no gap; at the top fewer, where every new
 * answer is drawn.
 */
const overscan = { top: 2, elsewhere: 8 };

/**
 * Which of many rows of one height exist: those in view and a few around. Nothing is kept per row, so
 * a hundred thousand cost what a hundred do.
 */
export function useFixedRows(
  scroller: RefObject<HTMLElement | null>,
  { count, height }: { readonly count: number; readonly height: number },
): {
  readonly from: number;
  readonly to: number;
  /** More rows than these never exist at once, so a row can be drawn where one was that left. */
  readonly slots: number;
  show(index: number): void;
  toTop(): void;
  /** Scrolls to where something says that it should be by what is seen now. */
  keep(place: (seen: Seen) => number): void;
} {
  const [view, setView] = useState({ first: 0, rows: 20 });
  /** As last seen: to ask the element would have it laid out anew at every answer. */
  const seen = useRef({ top: 0, height: 0 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void => {
      seen.current = { top: element.scrollTop, height: element.clientHeight };
      setView(viewOf(seen.current, height));
    };
    // At once: the frame that shows the list further down shows its rows there, too.
    const scrolled = (): void => flushSync(look);
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, height]);

  const scrollTo = useCallback(
    (top: number) => {
      scroller.current?.scrollTo({ top });
      // Not further than there are rows.
      seen.current = { ...seen.current, top: scroller.current?.scrollTop ?? 0 };
      setView(viewOf(seen.current, height));
    },
    [scroller, height],
  );
  const show = useCallback(
    (index: number) => {
      const top = index * height;
      if (top < seen.current.top) scrollTo(top);
      else if (top + height > seen.current.top + seen.current.height) {
        scrollTo(top + height - seen.current.height);
      }
    },
    [scrollTo, height],
  );
  const toTop = useCallback(() => {
    if (seen.current.top > 0) scrollTo(0);
  }, [scrollTo]);
  const keep = useCallback(
    (place: (seen: Seen) => number) => {
      const top = place({ ...seen.current, row: height });
      if (top !== seen.current.top) scrollTo(top);
    },
    [scrollTo, height],
  );

  const around = view.first === 0 ? overscan.top : overscan.elsewhere;
  const from = Math.min(Math.max(0, view.first - around), Math.max(0, count - 1));
  const to = Math.min(count, view.first + view.rows + around);
  return { from, to, slots: view.rows + 2 * overscan.elsewhere, show, toTop, keep };
}

/** The old view where it is the same, so that nothing is drawn anew. */
function viewOf(seen: { readonly top: number; readonly height: number }, row: number): (old: View) => View {
  const first = Math.floor(seen.top / row);
  const rows = Math.ceil(seen.height / row) + 1;
  return (old) => (old.first === first && old.rows === rows ? old : { first, rows });
}

interface View {
  readonly first: number;
  readonly rows: number;
}

/** The height of a row as the tokens have it for a density, in CSS pixels. */
export function useRowHeight(density: string): number {
  const [height, setHeight] = useState(readRowHeight);
  useEffect(() => setHeight(readRowHeight()), [density]);
  return height;
}

function readRowHeight(): number {
  const token = getComputedStyle(document.documentElement).getPropertyValue('--row');
  return Number.parseFloat(token) || 56;
}
