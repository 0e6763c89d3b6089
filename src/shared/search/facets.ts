import type { Bits } from './bits.ts';
import { count, fewOthers, takeFrom, totalsOf } from './columns/count-values.ts';
import type { PaperTable } from './columns/paper-table.ts';
import type { ValueColumn } from './columns/value-column.ts';
import { DateCounts } from './date-counts.ts';
import { type FacetChoice, type FacetCount, type FacetName, facetNames } from './request.ts';
import { fold } from './text/fold.ts';
import { UpvoteCounts } from './upvote-counts.ts';

type Chosen = Partial<Record<FacetName, FacetChoice>>;

/** What one pass over the hits of a query gives. */
export interface Counted {
  /** Papers that pass every choice and the date range. */
  readonly hits: Bits;
  readonly facets: Record<FacetName, readonly FacetCount[]>;
  readonly facetSizes: Record<FacetName, number>;
  readonly histogram: readonly FacetCount[];
  readonly upvotes: readonly FacetCount[];
}

/**
 * Counts every facet in one pass (S12): per paper a bit for each choice it fails. With no bit it
 * counts everywhere; with one it counts in that facet alone, so that a facet's own choices do not
 * narrow its own counts. A paper that lacks one of `all` has two, and counts nowhere. The query's ranges of
 * dates and upvotes are two more such choices, each the own one of its histogram. With a limit of 0 nothing is counted: the hits are all that is wanted.
 */
export function countFacets(
  table: PaperTable,
  query: {
    readonly papers: Bits;
    /** All papers of the view, as the table keeps them until something changes. */
    readonly viewed: Bits;
    /** The papers in the query's own date range; `null` when it has none. */
    readonly dated: Bits | null;
    /** The same of its range of upvotes. */
    readonly upvoted: Bits | null;
    readonly chosen: Chosen;
    readonly facetLimit: number | undefined;
    readonly facetSearch: Partial<Record<FacetName, string>> | undefined;
  },
  hits: Bits,
): Counted {
  const isWanted = query.facetLimit !== 0;
  const columns = facetNames.map((name) => table.facets[name]);
  const counts = columns.map((column) => new Uint32Array(isWanted ? column.dictionary.size : 0));
  const choices = facetNames.flatMap((name, facet) => {
    const choice = query.chosen[name];
    const column = columns[facet];
    return choice === undefined || column === undefined || isEmpty(choice)
      ? []
      : [{ facet, test: testOf(column, choice), hasAll: hasAllOf(column, choice.all ?? []) }];
  });
  const passed = new Uint32Array(query.papers.count());
  let passes = 0;
  const dates = new DateCounts();
  const dateFirst = table.column('dateFirst');
  const dateLast = table.column('dateLast');
  const upvotes = new UpvoteCounts();
  const ofUpvotes = table.column('upvotes');
  const dateBit = 1 << facetNames.length;
  const upvotesBit = dateBit << 1;
  const allBit = upvotesBit << 1;

  query.papers.forEach((paper) => {
    let failed = query.dated !== null && !query.dated.has(paper) ? dateBit : 0;
    if (query.upvoted !== null && !query.upvoted.has(paper)) failed |= upvotesBit;
    for (const { facet, test, hasAll } of choices) {
      if (!hasAll(paper)) failed |= allBit | (1 << facet);
      else if (!test(paper)) failed |= 1 << facet;
    }

    if (failed === 0) {
      hits.add(paper);
      passed[passes++] = paper;
    } else if (isWanted && failed < dateBit && (failed & (failed - 1)) === 0) {
      const facet = 31 - Math.clz32(failed);
      count(columns[facet], counts[facet], [paper]);
    }
    if (isWanted && (failed === 0 || failed === dateBit)) {
      dates.add(dateFirst[paper] ?? 0, dateLast[paper] ?? 0);
    }
    if (isWanted && (failed === 0 || failed === upvotesBit)) upvotes.add(ofUpvotes[paper] ?? -1);
  });

  if (!isWanted)
    return { hits, facets: byFacet(() => []), facetSizes: byFacet(() => 0), histogram: [], upvotes: [] };

  // Column by column: each loop then runs over few arrays.
  const others = choices.length === 0 ? fewOthers(query.viewed, hits) : null;
  const all = others ?? passed.subarray(0, passes);
  for (let facet = 0; facet < columns.length; facet++) count(columns[facet], counts[facet], all);
  if (others !== null) takeFrom(totalsOf(query.viewed, columns), counts);

  const list = (name: FacetName): readonly FacetCount[] => {
    const facet = facetNames.indexOf(name);
    return listed(table.facets[name], counts[facet] ?? new Uint32Array(), {
      name,
      choice: query.chosen[name],
      limit: query.facetLimit,
      search: query.facetSearch?.[name],
    });
  };
  const size = (name: FacetName): number => valuesIn(counts[facetNames.indexOf(name)]);
  return {
    hits,
    facets: byFacet(list),
    facetSizes: byFacet(size),
    histogram: dates.list(),
    upvotes: upvotes.list(),
  };
}

function byFacet<Value>(make: (name: FacetName) => Value): Record<FacetName, Value> {
  return {
    status: make('status'),
    source: make('source'),
    year: make('year'),
    organization: make('organization'),
    author: make('author'),
    tag: make('tag'),
    collection: make('collection'),
    category: make('category'),
    listing: make('listing'),
    has: make('has'),
  };
}

/** The values of one facet that some papers have and of which a word begins with a text, most papers first. */
export function completeFacet(
  table: PaperTable,
  name: FacetName,
  wish: { readonly papers: Bits; readonly prefix: string; readonly limit: number },
): readonly FacetCount[] {
  const column = table.facets[name];
  const { dictionary } = column;
  const counts = new Uint32Array(dictionary.size);
  const numbers = new Uint32Array(wish.papers.count());
  let end = 0;
  wish.papers.forEach((number) => {
    numbers[end++] = number;
  });
  count(column, counts, numbers);
  const wanted = fold(wish.prefix);
  const found: FacetCount[] = [];
  for (let code = 1; code < counts.length; code++) {
    const papers = counts[code] ?? 0;
    if (papers === 0) continue;
    const isWanted =
      dictionary.folded(code).startsWith(wanted) || dictionary.foldedWords(code).includes(` ${wanted}`);
    if (isWanted) found.push({ value: dictionary.value(code), count: papers });
  }
  return found.sort((a, b) => compareCounts(name, a, b)).slice(0, wish.limit);
}

/** Most papers first, then by the value; listings by the day, newest first; "none given" last (S13). */
export function compareCounts(facet: FacetName, a: FacetCount, b: FacetCount): number {
  if (a.value === '' || b.value === '') return a.value === b.value ? 0 : a.value === '' ? 1 : -1;
  if (facet !== 'listing' && a.count !== b.count) return b.count - a.count;
  if (a.value === b.value) return 0;
  return a.value < b.value === (facet === 'listing') ? 1 : -1;
}

/** Every value that a choice names. */
function valuesOf({ any, all = [], none }: FacetChoice): readonly string[] {
  return [...any, ...all, ...none];
}

function isEmpty(choice: FacetChoice): boolean {
  return valuesOf(choice).length === 0;
}

function testOf(column: ValueColumn, choice: FacetChoice): (paper: number) => boolean {
  const any = marked(column, choice.any);
  const none = marked(column, choice.none);
  return (paper) =>
    (choice.any.length === 0 || column.hasAny(paper, any)) &&
    (choice.none.length === 0 || !column.hasAny(paper, none));
}

/** Whether a paper has every one of some values. */
function hasAllOf(column: ValueColumn, values: readonly string[]): (paper: number) => boolean {
  const each = [...new Set(values)].map((value) => marked(column, [value]));
  return (paper) => each.every((wanted) => column.hasAny(paper, wanted));
}

function marked(column: ValueColumn, values: readonly string[]): Uint8Array {
  const marks = new Uint8Array(column.dictionary.size);
  for (const value of values) {
    const code = column.dictionary.find(value);
    if (code !== null) marks[code] = 1;
  }
  return marks;
}

function listed(
  column: ValueColumn,
  counts: Uint32Array,
  facet: {
    readonly name: FacetName;
    readonly choice: FacetChoice | undefined;
    readonly limit: number | undefined;
    readonly search: string | undefined;
  },
): readonly FacetCount[] {
  const { name, choice, limit } = facet;
  const wanted = fold(facet.search ?? '');
  const chosen = new Set(choice === undefined ? [] : valuesOf(choice));
  const least = limit === undefined || name === 'listing' || wanted !== '' ? 1 : leastOfTop(counts, limit);
  const values: FacetCount[] = [];
  let last: FacetCount | null = null;
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] ?? 0;
    if (count < least) continue;
    if (wanted !== '' && !column.dictionary.folded(code).includes(wanted)) continue;
    const counted = { value: column.dictionary.value(code), count };
    // Authors and days come by the thousand, and the first few are wanted: what is past these goes by.
    if (last !== null && compareCounts(name, last, counted) < 0) continue;
    values.push(counted);
    if (limit === undefined || values.length < 4 * limit) continue;
    values.sort((a, b) => compareCounts(name, a, b));
    values.length = limit;
    last = values.at(-1) ?? null;
  }
  values.sort((a, b) => compareCounts(name, a, b));
  const shown = limit === undefined ? values : values.slice(0, limit);
  const missing = [...chosen].filter((value) => !shown.some((other) => other.value === value));
  if (missing.length === 0 || wanted !== '') return shown;
  const added = missing.map((value) => {
    const code = column.dictionary.find(value);
    return { value, count: code === null ? 0 : (counts[code] ?? 0) };
  });
  return [...shown, ...added].sort((a, b) => compareCounts(name, a, b));
}

/** How many values at least one paper has. */
function valuesIn(counts: Uint32Array = new Uint32Array()): number {
  let values = 0;
  for (const count of counts) if (count > 0) values += 1;
  return values;
}

/** A count that at least `limit` values reach, so that only these need be sorted. */
function leastOfTop(counts: Uint32Array, limit: number): number {
  const top = 1024;
  const having = new Uint32Array(top + 1);
  for (const count of counts) having[Math.min(count, top)] = (having[Math.min(count, top)] ?? 0) + 1;
  let values = 0;
  for (let least = top; least > 1; least--) {
    values += having[least] ?? 0;
    // One more than asked for, since "none given" is listed last however many it counts.
    if (values > limit) return least;
  }
  return 1;
}
