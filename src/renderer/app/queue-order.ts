import type { PaperId } from '#shared/domain/paper.ts';
import { followDrag } from '../ui/pointer-drag.ts';
import { reported, tell } from './acts.ts';
import { paperAt, positionOf } from './cursor.ts';
import type { Services } from './services.ts';

/** Whether the list shows the queue as the reader ordered it: only then can its order be changed in it. */
export function isOrdered({ place }: Services): boolean {
  const { page, view, sort, query, chosen } = place.getState().place;
  const isWhole = query.trim() === '' && Object.keys(chosen).length === 0;
  return page === 'desk' && view === 'queue' && sort === 'queue' && isWhole;
}

/** Moves the paper under the cursor up or down by one, past its neighbour. */
export function moveInQueue(services: Services, by: 1 | -1): Promise<void> {
  const { answer, cursor } = services.results.getState();
  const at = answer ? positionOf(answer.ids, cursor) : -1;
  if (!answer || cursor === null || at < 0) return Promise.resolve();
  const to = at + by;
  if (to < 0 || to >= answer.ids.length) return Promise.resolve();
  return place(services, cursor, to);
}

/** Puts a paper at a position of the queue. The list shows it at once; the library is told, and can undo it. */
export async function place(services: Services, moved: PaperId, to: number): Promise<void> {
  const { results } = services;
  const { answer } = results.getState();
  if (!answer) return;
  const ids = reordered(answer.ids, moved, to);
  if (ids === null) return;
  const at = positionOf(ids, moved);
  results.setState({ answer: { ...answer, ids } });
  await reported(services, async () => {
    try {
      tell(services, await services.library.papers.edit({ ids: [moved], queueAfter: paperAt(ids, at - 1) }));
    } catch (error) {
      // The list goes back to what the library has.
      if (results.getState().answer?.ids === ids) results.setState({ answer });
      throw error;
    }
  });
}

/** The ids with one of them at another position; `null` when nothing moves. */
export function reordered(ids: Uint32Array, moved: number, to: number): Uint32Array | null {
  const from = ids.indexOf(moved);
  if (from < 0 || from === to) return null;
  const others = [...ids].filter((id) => id !== moved);
  others.splice(to, 0, moved);
  return Uint32Array.from(others);
}

/** The position at which a row would be dropped: between the rows, by where their middles are. */
export function dropPlace(
  y: number,
  { top, height, count }: { top: number; height: number; count: number },
): number {
  return Math.min(Math.max(Math.round((y - top) / height), 0), count);
}

/**
 * Follows a drag of a row from where the pointer went down. `onOver` is told the gap (0 before all) under the
 * pointer, and `null` at the end; a drag that is cancelled, or stays where it began, moves nothing.
 */
export function startQueueDrag(
  services: Services,
  event: { readonly clientY: number },
  {
    list,
    height,
    moved,
    onOver,
  }: {
    readonly list: HTMLElement;
    readonly height: number;
    readonly moved: PaperId;
    readonly onOver: (gap: number | null) => void;
  },
): void {
  let gap: number | null = null;
  const ids = services.results.getState().answer?.ids ?? new Uint32Array();
  const from = positionOf(ids, moved);

  followDrag(event, {
    onMove(clientY) {
      const box = list.getBoundingClientRect();
      if (clientY < box.top + height / 2) list.scrollBy({ top: -height / 2 });
      else if (clientY > box.bottom - height / 2) list.scrollBy({ top: height / 2 });
      gap = dropPlace(clientY, { top: box.top - list.scrollTop, height, count: ids.length });
      onOver(gap);
    },
    onEnd(how) {
      onOver(null);
      if (how === 'drop' && gap !== null) void place(services, moved, gap > from ? gap - 1 : gap);
    },
  });
}
