import type { PaperId } from '#shared/domain/paper.ts';

/** Where a paper stands among the hits; −1 when it is not among them. */
export function positionOf(ids: Uint32Array, id: PaperId | null): number {
  return id === null ? -1 : ids.indexOf(id);
}

/** The paper at a position, or `null` beyond the ends. */
export function paperAt(ids: Uint32Array, position: number): PaperId | null {
  // What an answer lists are ids of papers.
  return (ids[position] as PaperId | undefined) ?? null;
}

/**
 * Where the cursor goes when the hits change: it stays on its paper; when that left because the
 * library changed, it goes to what took its place; when the reader asked for something else, to the first.
 */
export function cursorAfter({
  before,
  after,
  cursor,
  change,
  isHeld,
}: {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  readonly cursor: PaperId | null;
  readonly change: 'first' | 'request' | 'library';
  /** Whether the paper stays even though it left the list. */
  readonly isHeld: boolean;
}): PaperId | null {
  if (cursor !== null && (isHeld || positionOf(after, cursor) >= 0)) return cursor;
  if (change !== 'library') return paperAt(after, 0);
  return neighbour(before, after, cursor) ?? paperAt(after, 0);
}

/** The next paper after some that leave, else the one before; `null` when none is left. */
export function neighbourOf(
  ids: Uint32Array,
  cursor: PaperId | null,
  leaving: ReadonlySet<PaperId>,
): PaperId | null {
  return neighbour(
    ids,
    ids.filter((id) => !leaving.has(id as PaperId)),
    cursor,
  );
}

function neighbour(before: Uint32Array, after: Uint32Array, cursor: PaperId | null): PaperId | null {
  const at = positionOf(before, cursor);
  if (at < 0) return null;
  const left = new Set(after);
  for (let next = at + 1; next < before.length; next += 1) {
    const id = paperAt(before, next);
    if (id !== null && left.has(id)) return id;
  }
  for (let previous = at - 1; previous >= 0; previous -= 1) {
    const id = paperAt(before, previous);
    if (id !== null && left.has(id)) return id;
  }
  return null;
}
