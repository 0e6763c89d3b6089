import type { Marks } from '#shared/search/request.ts';

/** A stretch of text that is wholly marked or wholly unmarked. */
export interface MarkedStretch {
  readonly from: number;
  readonly to: number;
  readonly marked: boolean;
}

/** Cuts `[from, to)` of a text where marks begin and end. Marks are in order and do not overlap. */
export function cutByMarks(from: number, to: number, marks: Marks): readonly MarkedStretch[] {
  const stretches: MarkedStretch[] = [];
  let at = from;
  for (const [markFrom, markTo] of marks) {
    const start = Math.max(at, markFrom);
    const end = Math.min(to, markTo);
    if (end <= start) continue;
    if (start > at) stretches.push({ from: at, to: start, marked: false });
    stretches.push({ from: start, to: end, marked: true });
    at = end;
  }
  if (at < to) stretches.push({ from: at, to, marked: false });
  return stretches;
}

/** Whether any mark touches `[from, to)`. */
export function isMarked(from: number, to: number, marks: Marks): boolean {
  return marks.some(([markFrom, markTo]) => markFrom < to && markTo > from);
}
