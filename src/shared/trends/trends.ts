import type { Day } from '../domain/partial-date.ts';

/** How many weeks the page can look back on, the present one included. */
export const trendSpans = [13, 26, 52] as const;
export type TrendSpan = (typeof trendSpans)[number];

export interface TrendsRequest {
  readonly weeks: TrendSpan;
  /** Only papers that this source listed; `null` for all. */
  readonly source: string | null;
  readonly today: Day;
  /** Where the reader is, for where weeks begin. */
  readonly timeZone: string;
}

/** A week and what happened in it; a quiet one has zeros. */
export interface Week {
  readonly monday: Day;
  /** Papers that came into the library. */
  readonly came: number;
  /** Of those: papers the reader keeps. */
  readonly added: number;
  /** Papers finished in it, whenever they came. */
  readonly read: number;
}

/** A term that came up or went away. */
export interface Term {
  /** In the form most often written: `KV cache`. */
  readonly label: string;
  /** What finds it, in the language of the search. */
  readonly query: string;
  /** Papers in 1,000 that hold it, in the first weeks and in the last. */
  readonly first: number;
  readonly last: number;
  /** How many papers that is. */
  readonly firstPapers: number;
  readonly lastPapers: number;
  /** Papers in 1,000 by week; `null` for a week in which hardly any paper came. */
  readonly weekly: readonly (number | null)[];
}

/** The terms of the first weeks with papers against those of the last weeks. */
export interface TermTrends {
  /** How many weeks each side has: four, or half of what there is. */
  readonly span: number;
  /** The Monday of the first of them, and the number of papers on each side. */
  readonly from: Day;
  readonly firstPapers: number;
  readonly lastPapers: number;
  /** The surest first. */
  readonly rising: readonly Term[];
  readonly falling: readonly Term[];
}

/** Whose papers the reader keeps. */
export interface Keeping {
  readonly name: string;
  /** The name as it is spelt in papers, this one first. */
  readonly spellings: readonly string[];
  readonly kept: number;
  readonly read: number;
}

/** Papers that came by just these sources. */
export interface Combination {
  /** Of `Overlap.columns`; none for papers that no source listed. */
  readonly columns: readonly number[];
  readonly papers: number;
}

/** Which sources brought the same papers. */
export interface Overlap {
  /** A source each; where there are many, the last one holds all that have no column of their own. */
  readonly columns: readonly { readonly sources: readonly string[]; readonly papers: number }[];
  /** The largest first, at most nine. */
  readonly combinations: readonly Combination[];
  /** All others, in one sum. */
  readonly rest: { readonly combinations: number; readonly papers: number };
  /** Papers that came by more than one source. */
  readonly shared: number;
}

/** What a library says of its field and its reader over some weeks. */
export interface Trends {
  readonly revision: number;
  /** The oldest first; the last one is the present week. */
  readonly weeks: readonly Week[];
  /** The day after which terms can be compared; `null` while there is no paper. */
  readonly due: Day | null;
  /** `null` while there are less than four weeks of papers. */
  readonly terms: TermTrends | null;
  /** Those of the most kept papers first. */
  readonly authors: readonly Keeping[];
  readonly organizations: readonly Keeping[];
  readonly overlap: Overlap;
  /** Every source that ever listed a paper of the library, most papers first. */
  readonly sources: readonly { readonly source: string; readonly papers: number }[];
}

/** How many of the weeks reached a goal of so many papers; all of none. */
export function weeksMet(weeks: readonly Week[], goal: number): number {
  return goal === 0 ? 0 : weeks.filter(({ read }) => read >= goal).length;
}
