import type { Changes } from '../contract/library.ts';
import type { Paper, PaperId, Status } from '../domain/paper.ts';
import type { PartialDate } from '../domain/partial-date.ts';
import type { Explanation, RankingState, RelatedPaper } from '../ranking/prediction.ts';

/** The places of the rail. Every one but `trash` leaves the papers in the trash out. */
export const views = ['inbox', 'queue', 'reading', 'done', 'library', 'trash'] as const;
export type View = (typeof views)[number];

/** The facets, in the order in which JSON gives them. */
export const facetNames = [
  'status',
  'source',
  'year',
  'organization',
  'author',
  'tag',
  'collection',
  'category',
  'listing',
  'has',
] as const;
export type FacetName = (typeof facetNames)[number];

/** The facets of which a paper can have several values, so that all of some can be asked for. */
export const manyValued: ReadonlySet<FacetName> = new Set([
  'source',
  'author',
  'tag',
  'collection',
  'category',
  'listing',
  'has',
]);

/**
 * `rank` is the order of the listings, `queue` the one the reader made by hand, `interest` the one that the
 * ranking predicts.
 */
export const sorts = [
  'date',
  'added',
  'upvotes',
  'comments',
  'title',
  'relevance',
  'rank',
  'velocity',
  'interest',
  'queue',
] as const;
export type Sort = (typeof sorts)[number];

/** What is chosen in one facet: any of `any`, every one of `all`, none of `none`. `''` stands for "none given". */
export interface FacetChoice {
  readonly any: readonly string[];
  readonly all?: readonly string[];
  readonly none: readonly string[];
}

export interface SearchRequest {
  readonly view: View;
  readonly query: string;
  readonly chosen: Partial<Record<FacetName, FacetChoice>>;
  /** `relevance` falls back to `date` for a query without words. */
  readonly sort: Sort;
  /** The window of rows wanted, counted from 0. */
  readonly offset: number;
  readonly limit: number;
  /**
   * How many values a facet lists; all when not given. Chosen values are always among them. With 0 nothing is
   * counted, no month either.
   */
  readonly facetLimit?: number;
  /** Facets of which only the values that hold a text are listed (whatever its case and diacritics). */
  readonly facetSearch?: Partial<Record<FacetName, string>>;
  /** Today, for relative dates and for what "today" means to the reader, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * Whether papers that the ranking puts last are mixed in now and then when sorted by `interest`, so that
   * it can be told what it misses; they are when not given.
   */
  readonly sampleLast?: boolean;
  /** Where the reader is (`Europe/Zurich`), for the days of instants; UTC when not given. */
  readonly timeZone?: string;
}

export interface FacetCount {
  /** `''` stands for "none given" and is listed last. */
  readonly value: string;
  readonly count: number;
}

/** Half-open ranges of UTF-16 positions that a query matched, in order, not overlapping. */
export type Marks = readonly (readonly [from: number, to: number])[];

/** What the list shows of one paper. */
export interface Row {
  readonly id: PaperId;
  readonly title: string;
  readonly titleMarks: Marks;
  readonly authors: readonly string[];
  readonly authorCount: number | null;
  readonly orcids: Paper['orcids'];
  readonly organization: string | null;
  readonly bylineMarks: Marks;
  readonly date: PartialDate | null;
  readonly dateInferred: boolean;
  readonly upvotes: number | null;
  readonly comments: number | null;
  readonly status: Status | null;
  readonly tags: readonly string[];
  readonly hasNote: boolean;
  /** Whether a rule marked it as it came in. */
  readonly highlighted: boolean;
  readonly trashed: boolean;
  /** How it stands with its PDF; `null` when nothing is known of one. */
  readonly pdf: 'here' | 'wanted' | 'failed' | null;
  readonly readTo: Paper['readTo'];
  readonly priority: number | null;
  readonly due: string | null;
  /** In minutes: as the reader said, else as its pages or its abstract let expect. */
  readonly minutes: { readonly count: number; readonly isEstimate: boolean } | null;
  readonly rating: number | null;
  readonly doneAt: string | null;
  /** Where words outside title and byline matched: the best window of abstract or note. */
  readonly snippet: {
    readonly field: 'abstract' | 'note';
    readonly text: string;
    readonly marks: Marks;
  } | null;
}

/** How a stretch of the query was understood, for the colours behind the search box. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly kind: 'word' | 'phrase' | 'field' | 'operator' | 'parenthesis' | 'excluded';
}

export interface Understanding {
  readonly tokens: readonly Token[];
  /** Sentences about what was not understood and how it was taken instead: `"date:soon" is no date, …`. */
  readonly remarks: readonly string[];
}

export interface SearchAnswer {
  /** The library's revision that this answer shows. */
  readonly revision: number;
  readonly total: number;
  /** How many papers the view holds without query and facets. */
  readonly viewTotal: number;
  readonly viewTotals: Readonly<Record<View, number>>;
  readonly tookMs: number;
  /** Every hit in order. */
  readonly ids: Uint32Array;
  readonly rows: readonly Row[];
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  /** How many values each facet has among the hits, listed or not. */
  readonly facetSizes: Readonly<Record<FacetName, number>>;
  /** Hits by day, month or year of their date (S14), sorted, without regard to the query's own `date:` range. */
  readonly histogram: readonly FacetCount[];
  /** Hits by steps of their upvotes (S25), without regard to the query's own `upvotes:` range; `''`: none given. */
  readonly upvotes: readonly FacetCount[];
  readonly understood: Understanding;
  /** Set when no paper has all words and papers with some are shown instead. */
  readonly relaxed: { readonly counts: readonly { readonly word: string; readonly count: number }[] } | null;
}

/**
 * The search over all papers of a library, kept in step by `apply`. Pure: no clock but the one
 * given, no I/O. Lives in the page's worker, in the command line and in tests.
 */
export interface PaperSearch {
  /** The revision up to which changes were applied; 0 at first. */
  readonly revision: number;
  readonly size: number;
  /** Takes changes in. Idempotent; an answer older than `revision` for a paper does no harm. */
  apply(changes: Changes): void;
  search(request: SearchRequest): SearchAnswer;
  /** Rows of given papers with the marks of a query, in the order given; unknown ids are left out. */
  rows(ids: Iterable<number>, query: string): readonly Row[];
  /** Marks of a query in any text (title or abstract in the paper pane). */
  marks(text: string, query: string): Marks;
  /** Values for completing a tag or a facet value while typing, most used first. */
  complete(facet: FacetName, prefix: string, limit: number): readonly FacetCount[];
  /** How well the ranking knows the reader. */
  ranking(): RankingState;
  /** Why a paper stands where it stands in the order by interest. */
  explain(id: number): Explanation;
  /** Papers like one, the most alike first; none of the trash. */
  related(id: number, limit: number): readonly RelatedPaper[];
  /** Papers of the Inbox alike enough to one to be decided together. */
  cluster(id: number, limit: number, today: string): readonly RelatedPaper[];
}
