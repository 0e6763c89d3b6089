import type { Network, Source } from '#shared/contract/sources.ts';
import { dayWords, localDay, timeWords } from '../../text/dates.ts';
import { addDays } from '../../ui/calendar-weeks.ts';

/** When new papers may come: "The next listing is read tomorrow at 8:00." */
export function nextListingWords(sources: readonly Source[] | null, network: Network, now: Date): string {
  if (sources === null) return '';
  const fetched = sources.filter(({ enabled, kind }) => enabled && kind !== 'folder');
  if (fetched.length === 0) return 'Nothing is fetched yet: follow a source, or import a listing.';
  if (network.forbidden) return 'All network is forbidden, so no listing is read.';
  const next = fetched
    .flatMap(({ nextFetchAt }) => (nextFetchAt === null ? [] : [nextFetchAt]))
    .toSorted()[0];
  if (next === undefined) return '';
  if (new Date(next) <= now) return 'The next listing is read now.';
  const day = localDay(new Date(next));
  const today = localDay(now);
  const when =
    day === today ? 'today' : day === addDays(today, 1) ? 'tomorrow' : `on ${dayWords(day, today)}`;
  return `The next listing is read ${when} at ${timeWords(next)}.`;
}
