import { isPartialDate } from '#shared/domain/partial-date.ts';
import { counted, countWords } from '../../text/counts.ts';
import { dateWords } from '../../text/dates.ts';
import type { Bin, Range } from './brush.ts';

/** From the first to the last chosen bar: `Jun 2024 – today`. */
export function rangeWords(bins: readonly Bin[], { from, to }: Range, today: string): string {
  const last = bins[to - 1]?.last ?? '';
  const end = to === bins.length && last >= today.slice(0, last.length) ? 'today' : dateOf(last);
  const start = dateOf(bins[from]?.first);
  return start === end ? start : `${start} – ${end}`;
}

/** What one bar covers: `Jun 2024`. */
export function binWords({ first, last }: Bin): string {
  return first === last ? dateOf(first) : `${dateOf(first)} – ${dateOf(last)}`;
}

/** Both ends of a range take the whole line; an open end leaves room for where the bars begin. */
export function hasRoomForStart(range: Range | null, bins: readonly Bin[]): boolean {
  return range === null || (range.from > 0 && range.to === bins.length);
}

/** A date as short as it is known; nothing for none. */
export function dateOf(date: string | undefined): string {
  return date && isPartialDate(date) ? dateWords(date, 'short') : '';
}

/** The chart as a sentence. */
export function describe(bins: readonly Bin[], range: Range, today: string): string {
  const inside = bins.slice(range.from, range.to);
  const count = inside.reduce((sum, bin) => sum + bin.count, 0);
  const busiest = inside.reduce(
    (best, bin) => (bin.count > best.count ? bin : best),
    inside[0] ?? { first: '', last: '', count: 0 },
  );
  return `${counted(count, 'dated paper')} from ${rangeWords(bins, range, today)}, most ${busiest.first.length === 10 ? 'on' : 'in'} ${dateOf(busiest.first)} with ${countWords(busiest.count)}.`;
}
