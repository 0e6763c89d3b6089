/** Where a mark lies on the screen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How much a step aside counts against a step ahead. */
const aside = 3;

/** The number of the mark that lies nearest in a direction; `null` when none does. */
export function nearest(
  boxes: readonly Box[],
  from: number,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): number | null {
  const start = boxes[from];
  if (start === undefined) return null;
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  let best: { at: number; distance: number } | null = null;
  for (const [at, box] of boxes.entries()) {
    const across = middle(box).x - middle(start).x;
    const down = middle(box).y - middle(start).y;
    const ahead = sign * (isSideways ? across : down);
    if (at === from || ahead < 1) continue;
    const distance = ahead + aside * Math.abs(isSideways ? down : across);
    if (best === null || distance < best.distance) best = { at, distance };
  }
  return best?.at ?? null;
}

function middle({ left, top, width, height }: Box): { readonly x: number; readonly y: number } {
  return { x: left + width / 2, y: top + height / 2 };
}
