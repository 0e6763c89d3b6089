import type { SourceKind } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addDays, daysFrom } from './calendar.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { SourceRecord } from './source-store.ts';

/** A gap that is longer is not caught up whole: the newest so many days are. */
const longestGap = 60;
/** A day that is older than this is not tried again. */
export const longestOpen = 30;

/**
 * The days of a source that a fetch asks for: the day it is made for, those since the last fetch, and those
 * that are open. The first fetch reaches as far back as the reader wanted.
 */
export function planDays(
  { id, kind, target, daysBack }: Pick<SourceRecord, 'id' | 'kind' | 'target' | 'daysBack'>,
  asOf: Day,
  ledger: Pick<LedgerStore, 'lastDay' | 'unsettled'>,
): Day[] {
  if (kind === 'folder' || (kind === 'huggingface' && target !== 'daily')) return [asOf];
  const newest = ledger.lastDay(id, asOf);
  const first = newest === null ? addDays(asOf, 1 - daysBack) : firstAfter(newest, kind);
  const earliest = addDays(asOf, 1 - Math.max(longestGap, newest === null ? daysBack : 0));
  const days = daysFrom(first < earliest ? earliest : first, asOf);
  const open = ledger
    .unsettled(id, addDays(asOf, -longestOpen))
    .map(({ day }) => day)
    .filter((day) => day < asOf);
  return [...new Set([...open, ...days])].toSorted();
}

/** A day that went on after it was fetched is looked at once more: papers are added to it until it is over. */
function firstAfter(newest: Day, kind: SourceKind): Day {
  const grows = kind === 'huggingface' || kind === 'biorxiv' || kind === 'medrxiv';
  return grows ? newest : addDays(newest, 1);
}
