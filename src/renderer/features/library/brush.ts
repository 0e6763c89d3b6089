import type { FacetCount } from '#shared/search/request.ts';

/** One bar of the histogram of dates: a day, a month, a year or several of them. */
export interface Bin {
  /** As dates known to the day, the month or the year; both included. */
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** A choice of bars as edges: `from` ≤ bar < `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What bars are counted in, by the length of the dates that are counted. */
interface Unit {
  readonly length: number;
  /** At most so many bars stand side by side. */
  readonly most: number;
  /** At least so many, so that one of them is not one wide block. */
  readonly fewest: number;
  /** How many units a bar may hold: as few as there is room for. */
  readonly widths: readonly number[];
  /** Days, months or years as numbers that follow each other. */
  readonly number: (date: string) => number;
  readonly name: (number: number) => string;
}

const day: Unit = {
  length: 10,
  most: 62,
  fewest: 14,
  widths: [1],
  number: (date) => Date.parse(date) / 86_400_000,
  name: (number) => new Date(number * 86_400_000).toISOString().slice(0, 10),
};
const month: Unit = {
  length: 7,
  most: 48,
  fewest: 12,
  widths: [1, 3, 12, 60, 120, 240],
  number: (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1,
  name: (number) => `${yearName(Math.floor(number / 12))}-${String((number % 12) + 1).padStart(2, '0')}`,
};
const year: Unit = {
  length: 4,
  most: 48,
  fewest: 12,
  widths: [1, 5, 10, 20, 50, 100, 500],
  number: Number,
  name: yearName,
};

/**
 * The bars for hits by day, month or year, without gaps, ending with the present one or the last that has hits;
 * days end with the present one only where it is near.
 */
export function binsOf(counts: readonly FacetCount[], today: string): readonly Bin[] {
  const [first, last] = [counts[0], counts.at(-1)];
  const unit = [day, month, year].find(({ length }) => length === first?.value.length);
  if (!first || !last || !unit) return [];
  const present = unit.number(today.slice(0, unit.length));
  const begin = unit.number(first.value);
  const isNear = unit !== day || present - begin < unit.most;
  const end = Math.max(unit.number(last.value), isNear ? present : begin);
  const from = Math.min(begin, end - unit.fewest + 1);
  const width = unit.widths.find((units) => (end - from + 1) / units <= unit.most) ?? 1000;
  const start = from - (((from % width) + width) % width);
  const inBins = new Map<number, number>();
  for (const { value, count } of counts) {
    const bin = Math.floor((unit.number(value) - start) / width);
    inBins.set(bin, (inBins.get(bin) ?? 0) + count);
  }
  const bins: Bin[] = [];
  for (let bin = 0; start + bin * width <= end; bin += 1) {
    const at = start + bin * width;
    bins.push({ first: unit.name(at), last: unit.name(at + width - 1), count: inBins.get(bin) ?? 0 });
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

/** The ends that `date:` must say for a choice of bars; `null` where it reaches an end of them all. */
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

/** How far the keys for a page move an edge: a week, a year or ten. */
export function pageOf(bins: readonly Bin[]): number {
  return { 10: 7, 7: 12 }[bins[0]?.first.length ?? 4] ?? 10;
}

/** The whole choice moved, as far as there are bars. */
export function movedRange({ from, to }: Range, by: number, count: number): Range {
  const start = Math.min(Math.max(0, from + by), count - (to - from));
  return { from: start, to: start + to - from };
}

function yearName(number: number): string {
  return String(number).padStart(4, '0');
}

function dayStart({ first }: Bin): number {
  return Number(`${first}-01-01`.slice(0, 10).replaceAll('-', ''));
}

/** No month has more than 31 days, and dates that are none lie between no others. */
function dayEnd({ last }: Bin): number {
  const [year = '', month = '12', day = '31'] = last.split('-');
  return Number(year + month + day);
}
