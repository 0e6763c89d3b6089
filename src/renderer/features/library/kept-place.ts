import type { PaperId } from '#shared/domain/paper.ts';
import { paperAt, positionOf } from '../../app/cursor.ts';

/** What is seen of a list of rows of one height, in CSS pixels. */
export interface Seen {
  readonly top: number;
  readonly height: number;
  readonly row: number;
}

/**
 * How far down a list stands after papers came or went, so that what is in view stays where it is: the first row in
 * view that is still there, which closes up to where the first was. At its top it stays there, and shows what is new, as long as the cursor is not pushed out.
 */
export function keptTop(
  { before, after }: { readonly before: Uint32Array; readonly after: Uint32Array },
  cursor: PaperId | null,
  { top, height, row }: Seen,
): number {
  const first = Math.floor(top / row);
  const inView = before.subarray(first, Math.ceil((top + height) / row));
  const cursorAt = positionOf(inView, cursor);
  const moved = (at: number, gone = 0): number | null => {
    const now = positionOf(after, paperAt(inView, at));
    return now < 0 ? null : Math.max(0, top + (now - (first + at) + gone) * row);
  };
  if (top === 0) {
    const isPushedOut = cursorAt >= 0 && (positionOf(after, cursor) + 1) * row > height;
    return isPushedOut ? (moved(cursorAt) ?? 0) : 0;
  }
  for (const [at] of inView.entries()) {
    // One that is put elsewhere by its reader goes there, and the rows around it stay.
    const kept = at === cursorAt ? null : moved(at, at);
    if (kept !== null) return kept;
  }
  return (cursorAt >= 0 ? moved(cursorAt) : null) ?? top;
}
