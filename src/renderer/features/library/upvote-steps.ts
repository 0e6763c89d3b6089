import type { FacetCount } from '#shared/search/request.ts';
import { upvoteSteps } from '#shared/search/upvote-counts.ts';
import { counted, countWords } from '../../text/counts.ts';
import type { Range } from './brush.ts';

/** One bar of the upvotes: how many they are, and how many papers have so many. */
export interface Step {
  readonly first: number;
  /** Included; of the highest step, infinity. */
  readonly last: number;
  readonly count: number;
}

/** So many bars at least, so that few upvotes do not make wide blocks. */
const fewest = 8;

/** The bars for hits by steps of upvotes, from none up to the highest that has hits. */
export function stepsOf(counts: readonly FacetCount[]): readonly Step[] {
  const known = new Map(
    counts.flatMap(({ value, count }) => (value === '' ? [] : [[Number(value), count] as const])),
  );
  if (known.size === 0) return [];
  const shown = upvoteSteps.filter((first, at) => at < fewest || Math.max(...known.keys()) >= first);
  return shown.map((first) => ({
    first,
    last: (upvoteSteps.find((step) => step > first) ?? Number.POSITIVE_INFINITY) - 1,
    count: known.get(first) ?? 0,
  }));
}

/** The bars that a range of upvotes covers, wholly or in part; `null` when it covers none. */
export function rangeOfUpvotes(
  steps: readonly Step[],
  { min, max }: { readonly min: number; readonly max: number },
): Range | null {
  const from = steps.findIndex(({ last }) => last >= min);
  const to = steps.findLastIndex(({ first }) => first <= max) + 1;
  return from < 0 || to <= from ? null : { from, to };
}

/** The ends that `upvotes:` must say for a choice of bars; `null` where it reaches the last of them. */
export function upvotesOfRange(
  steps: readonly Step[],
  { from, to }: Range,
): { readonly from: number; readonly to: number | null } {
  return { from: steps[from]?.first ?? 0, to: to === steps.length ? null : (steps[to - 1]?.last ?? null) };
}

/** What one bar covers: `20–49`. */
export function stepWords({ first, last }: Step): string {
  return first === last ? countWords(first) : `${countWords(first)}–${countWords(last)}`;
}

/** From the first to the last chosen bar: `20–499`, `20 or more`. */
export function upvoteWords(steps: readonly Step[], range: Range): string {
  const { from, to } = upvotesOfRange(steps, range);
  return to === null ? `${countWords(from)} or more` : stepWords({ first: from, last: to, count: 0 });
}

/** The chart as a sentence. */
export function describeUpvotes(steps: readonly Step[], range: Range): string {
  const papers = steps.slice(range.from, range.to).reduce((sum, { count }) => sum + count, 0);
  return `${counted(papers, 'paper')} with ${upvoteWords(steps, range)} upvotes.`;
}
