import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in CSS pixels, as it changes; `0` before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const look = () => setWidth(Math.round(watched.clientWidth));
    look();
    const resized = new ResizeObserver(look);
    resized.observe(watched);
    return () => resized.disconnect();
  }, [element]);
  return width;
}
