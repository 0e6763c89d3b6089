import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** So many rows beyond the visible ones exist, so that scrolling meets no gap. */
const overscan = 8;

/**
 * Which of many rows of one height exist: those in view and a few around. Nothing is kept per row, so
 * a hundred thousand cost what a hundred do.
 */
export function useFixedRows(
  scroller: RefObject<HTMLElement | null>,
  { count, height }: { readonly count: number; readonly height: number },
): { readonly from: number; readonly to: number; show(index: number): void; toTop(): void } {
  const [view, setView] = useState({ first: 0, rows: 20 });
  /** As last seen: to ask the element would have it laid out anew at every answer. */
  const seen = useRef({ top: 0, height: 0 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void => {
      seen.current = { top: element.scrollTop, height: element.clientHeight };
      const first = Math.floor(seen.current.top / height);
      const rows = Math.ceil(seen.current.height / height) + 1;
      setView((old) => (old.first === first && old.rows === rows ? old : { first, rows }));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, height]);

  const scrollTo = useCallback(
    (top: number) => {
      scroller.current?.scrollTo({ top });
      seen.current = { ...seen.current, top };
    },
    [scroller],
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

  const from = Math.min(Math.max(0, view.first - overscan), Math.max(0, count - 1));
  return { from, to: Math.min(count, view.first + view.rows + overscan), show, toTop };
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
