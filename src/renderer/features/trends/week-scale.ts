import { movedDay } from '#shared/text/day-in-zone.ts';
import type { Week } from '#shared/trends/trends.ts';

/** How heights stand for papers. */
export interface Scale {
  /** The number of papers at the top of the plot. */
  readonly top: number;
  /** Whether a week has more than that: a whole library came in at once, and its step is cut. */
  readonly isCut: boolean;
}

/** From so many times the next largest week on, the largest would press all others flat. */
const farAbove = 5;

/** The scale for weeks of papers and a goal: the largest fills it, unless it stands alone. */
export function scaleOf(weeks: readonly Week[], goal: number): Scale {
  const heights = weeks.flatMap(({ added, read }) => [added, read]).toSorted((a, b) => b - a);
  const largest = heights[0] ?? 0;
  const next = Math.max(heights.find((height) => height < largest) ?? 0, goal, 4);
  if (largest > farAbove * next) return { top: Math.ceil(next * 1.6), isCut: true };
  return { top: Math.max(largest, goal, 4), isCut: false };
}

/** The weeks at which a month begins to be named: the first, and those whose Thursday is in a new one. */
export function monthsOf(weeks: readonly Week[]): { readonly week: number; readonly month: string }[] {
  const months = weeks.map(({ monday }) => movedDay(monday, 3).slice(0, 7));
  const begun = months.flatMap((month, week) => (month === months[week - 1] ? [] : [{ week, month }]));
  // A month with a single week at the beginning has no room for its name.
  return begun[1]?.week === 1 ? begun.slice(1) : begun;
}

/** `2026-01` as `Jan`. */
export function monthName(month: string): string {
  return monthNames[Number(month.slice(5, 7)) - 1] ?? month;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The week with the most of something; `null` when there is none of it. */
export function peakOf(weeks: readonly Week[], what: 'added' | 'read'): number | null {
  let peak: number | null = null;
  for (const [at, week] of weeks.entries()) {
    if (week[what] > (peak === null ? 0 : (weeks[peak]?.[what] ?? 0))) peak = at;
  }
  return peak;
}

/** The height of the middle of a label so that labels stacked from the top do not touch. */
export function apart(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((_, at) => at).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  for (const [at, label] of order.entries()) {
    const above = order[at - 1];
    if (above === undefined) continue;
    placed[label] = Math.max(placed[label] ?? 0, (placed[above] ?? 0) + gap);
  }
  return placed;
}
