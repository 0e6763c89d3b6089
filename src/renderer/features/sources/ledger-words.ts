import type { LedgerDay, LoggedRequest } from '#shared/contract/sources.ts';
import { counted, countWords, sizeWords } from '../../text/counts.ts';
import { timeWords, weekdayWords } from '../../text/dates.ts';
import { shadesOf } from '../../ui/calendar-weeks.ts';
import type { CalendarDay } from '../../ui/day-calendar.tsx';

/** The cells of a source's calendar. */
export function cellsOf(days: readonly LedgerDay[], today: string): ReadonlyMap<string, CalendarDay> {
  const shade = shadesOf(
    days.filter(({ verdict }) => verdict === 'complete').map(({ received }) => received),
  );
  return new Map(
    days.map((day) => [
      day.day,
      {
        shape: day.verdict,
        shade: shade(day.received),
        name: `${weekdayWords(day.day, today)}: ${cellWords(day)}`,
      },
    ]),
  );
}

function cellWords({ verdict, received, expected }: LedgerDay): string {
  switch (verdict) {
    case 'complete':
      return `complete, ${counted(received, 'paper')}`;
    case 'partial':
      return expected === null
        ? `partial, ${counted(received, 'paper')}`
        : `partial, ${countWords(received)} of ${counted(expected, 'paper')}`;
    case 'quiet':
    case 'stale':
    case 'failed':
      return received > 0 ? `${verdict}, ${counted(received, 'paper')}` : verdict;
    default:
      return verdict satisfies never;
  }
}

/** How many days ended how; verdicts that no day has are left out, but `complete` stays. */
export function verdictCounts(
  days: readonly LedgerDay[],
): Readonly<Partial<Record<LedgerDay['verdict'], number>>> & { readonly complete: number } {
  const counts: Partial<Record<LedgerDay['verdict'], number>> & { complete: number } = { complete: 0 };
  for (const { verdict } of days) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

/** What the calendar is, in a sentence. */
export function calendarWords(name: string, days: readonly LedgerDay[]): string {
  const { quiet: _, ...counts } = verdictCounts(days);
  const announced = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(counts).map(([verdict, count]) => `${countWords(count)} ${verdict}`);
  return `Days of ${name}: ${counted(announced, 'announced day')}, ${parts.join(', ')}. A table follows.`;
}

/** Where the expectation comes from: "239, from the listing’s own count". */
export function expectedWords({ expected, expectedFrom, day }: LedgerDay): string | null {
  if (expected === null || expectedFrom === null) return null;
  switch (expectedFrom) {
    case 'announcement':
      return `${countWords(expected)}, as announced`;
    case 'listing':
      return `${countWords(expected)}, from the listing’s own count`;
    case 'habit':
      return `about ${countWords(expected)}, by the habit of ${weekdayName(day)}s`;
    default:
      return expectedFrom satisfies never;
  }
}

function weekdayName(day: string): string {
  return weekdayWords(day, day).split(',')[0] ?? day;
}

/** How many are missing: `none missing`, `126 missing`. */
export function missingWords({ missingCount }: LedgerDay): string {
  return missingCount === 0 ? 'none missing' : `${countWords(missingCount)} missing`;
}

/** What can be done about a day, on the button of the pane. */
export function fetchWords(day: LedgerDay | null): 'Fetch now' | 'Fetch the rest' | 'Try now' {
  if (day?.verdict === 'partial') return 'Fetch the rest';
  return day?.verdict === 'failed' ? 'Try now' : 'Fetch now';
}

/** When a day is tried again; `null` when it is not. */
export function againWords({ nextTryAt }: LedgerDay): string | null {
  return nextTryAt === null ? null : `at ${timeWords(nextTryAt)}`;
}

/** The columns of a request in the log; what is not known is a dash. */
export function requestWords({ status, tookMs, bytes }: LoggedRequest): {
  readonly status: string;
  readonly took: string;
  readonly bytes: string;
  readonly isBad: boolean;
} {
  return {
    status: status === null ? '–' : String(status),
    took: tookMs === null ? '–' : `${(tookMs / 1_000).toFixed(1)} s`,
    bytes: bytes === null ? '–' : sizeWords(bytes),
    isBad: status === null || status >= 400,
  };
}
