import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Database } from '../storage/database.ts';

/** Places nearer to each other than this are spread anew, long before a number has no room between. */
const nearest = 1e-6;

/** Gives out places at the end of the queue, one behind the other. */
export function endOfQueue(database: Database): () => number {
  let last: number | null = null;
  return () => {
    last ??=
      database
        .sql<{ place: number | null }>(
          'SELECT max(queue_place) AS place FROM paper WHERE queue_place IS NOT NULL',
        )
        .get()?.place ?? 0;
    last = Math.floor(last) + 1;
    return last;
  };
}

/**
 * New places by paper, so that some stand in their order behind another; `null` is before all. Where there
 * is no room between neighbours the whole queue is spread anew, and its other papers are among the answer.
 * @throws AppError invalid-input when the one they are to stand behind is not in the queue
 */
export function placesBehind(
  database: Database,
  moved: readonly PaperId[],
  behind: PaperId | null,
): ReadonlyMap<number, number> {
  const isMoved = new Set<number>(moved.filter((id) => id !== behind));
  const others = database
    .sql<{ id: number; place: number }>(
      'SELECT id, queue_place AS place FROM paper WHERE queue_place IS NOT NULL ORDER BY queue_place, id',
    )
    .all()
    .filter(({ id }) => !isMoved.has(id));
  const at = behind === null ? 0 : others.findIndex(({ id }) => id === behind) + 1;
  if (behind !== null && at === 0) {
    throw new AppError(
      'invalid-input',
      `Paper ${behind} is not in the queue, so nothing can stand behind it.`,
    );
  }
  const next = others[at]?.place;
  const low = others[at - 1]?.place ?? (next ?? 1) - isMoved.size - 1;
  const high = next ?? low + isMoved.size + 1;
  const step = (high - low) / (isMoved.size + 1);
  if (step >= nearest) return new Map([...isMoved].map((id, index) => [id, low + step * (index + 1)]));
  const spread = [
    ...others.slice(0, at).map(({ id }) => id),
    ...isMoved,
    ...others.slice(at).map(({ id }) => id),
  ];
  return new Map(spread.map((id, index) => [id, index + 1]));
}
