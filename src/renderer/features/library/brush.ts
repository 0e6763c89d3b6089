import type { FacetCount } from '#shared/search/request.ts';

/** One bar of the histogram of dates: a month, a quarter or a year, from its first to its last month. */
export interface Bin {
  /** `YYYY-MM`, both included. */
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** A choice of bars as edges: `from` ≤ bar < `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** At most so many bars stand side by side. */
const mostBins = 48;
/** At least so many, so that one month is not one wide block. */
const fewestBins = 12;

/** The bars for hits by month, without gaps, ending with the present month or the last that has hits. */
export function binsOf(months: readonly FacetCount[], today: string): readonly Bin[] {
  const known = months.filter(({ value }) => /^\d{4}-\d{2}$/.test(value));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return [];
  const end = Math.max(monthIndex(last.value), monthIndex(today.slice(0, 7)));
  const begin = Math.min(monthIndex(first.value), end - fewestBins + 1);
  const width = [1, 3, 12, 60, 120].find((months) => (end - begin + 1) / months <= mostBins) ?? 240;
  const start = begin - (begin % width);
  const counts = new Map<number, number>();
  for (const { value, count } of known) {
    const bin = Math.floor((monthIndex(value) - start) / width);
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  const bins: Bin[] = [];
  for (let bin = 0; start + bin * width <= end; bin += 1) {
    const at = start + bin * width;
    bins.push({ first: monthName(at), last: monthName(at + width - 1), count: counts.get(bin) ?? 0 });
  }
  return bins;
}

/** The bars that a range of day numbers (`20240131`) covers, wholly or in part; `null` when it covers none. */
export function rangeOfDays(
  bins: readonly Bin[],
  days: { readonly min: number; readonly max: number },
): Range | null {
  const from = bins.findIndex((bin) => dayEnd(bin) >= days.min);
  const to = bins.findLastIndex((bin) => dayStart(bin) <= days.max) + 1;
  return from < 0 || to <= from ? null : { from, to };
}

/** The ends that `date:` must say for a choice of bars (`YYYY-MM`); `null` where it reaches an end of them all. */
export function datesOfRange(
  bins: readonly Bin[],
  { from, to }: Range,
): { readonly from: string | null; readonly to: string | null } {
  return {
    from: from === 0 ? null : (bins[from]?.first ?? null),
    to: to === bins.length ? null : (bins[to - 1]?.last ?? null),
  };
}

/** Moves one edge, keeping at least one bar chosen. */
export function movedEdge(range: Range, edge: 'from' | 'to', to: number, count: number): Range {
  if (edge === 'from') return { from: Math.min(Math.max(0, to), range.to - 1), to: range.to };
  return { from: range.from, to: Math.max(Math.min(count, to), range.from + 1) };
}

/** The bars between two of them, in whichever order they were touched. */
export function spanned(one: number, other: number): Range {
  return { from: Math.min(one, other), to: Math.max(one, other) + 1 };
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthName(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function dayStart({ first }: Bin): number {
  return Number(first.slice(0, 4)) * 10_000 + Number(first.slice(5, 7)) * 100 + 1;
}

function dayEnd({ last }: Bin): number {
  return Number(last.slice(0, 4)) * 10_000 + Number(last.slice(5, 7)) * 100 + 31;
}
