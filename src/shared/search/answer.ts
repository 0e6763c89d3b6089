import { mixIn } from '../ranking/sample.ts';
import { Bits } from './bits.ts';
import type { Orders } from './columns/orders.ts';
import { hashOf } from './columns/paper-columns.ts';
import type { PaperTable } from './columns/paper-table.ts';
import { type Counted, countFacets } from './facets.ts';
import type { Node, ParsedQuery } from './query/ast.ts';
import { closedQuery } from './query/closed.ts';
import { namesTrash, type When } from './query/conditions.ts';
import { Evaluation } from './query/evaluate.ts';
import { rank } from './rank.ts';
import { divide, relax, textLeaves } from './relax.ts';
import type { SearchAnswer, SearchRequest } from './request.ts';
import { fold } from './text/fold.ts';
import type { SearchableText } from './text/searchable-text.ts';

/** What a question is answered from. */
export interface Indexed {
  readonly table: PaperTable;
  readonly text: SearchableText;
  readonly orders: Orders;
  /** Whether a paper is one of the last that are mixed in among those in order of interest. */
  readonly isSampled: (number: number) => boolean;
}

/** All of an answer but the rows that are shown, of which it has the papers' numbers. */
export interface Answer extends Omit<SearchAnswer, 'revision' | 'rows' | 'tookMs'> {
  readonly window: Uint32Array;
}

/** Answers a question from what is there. */
export function answerTo(indexed: Indexed, request: SearchRequest, parsed: ParsedQuery): Answer {
  const found = find(indexed, request, parsed);
  const order = inOrder(indexed, found, request);
  const viewTotals = indexed.table.viewTotals(request.today);
  return {
    total: order.length,
    viewTotal: viewTotals[request.view],
    viewTotals,
    ids: idsOf(order, indexed.table.column('id')),
    window: order.subarray(request.offset, request.offset + request.limit),
    facets: found.facets,
    facetSizes: found.facetSizes,
    histogram: found.histogram,
    upvotes: found.upvotes,
    understood: { tokens: parsed.tokens, remarks: parsed.remarks },
    relaxed: found.relaxed,
  };
}

/** The papers outside the trash that a query finds to the letter (T10), by their ids. */
export function matchingIds({ table, text }: Indexed, root: Node, when: When): readonly number[] {
  const evaluation = new Evaluation(table, text, when, { slips: 'refused' });
  const id = table.column('id');
  const found: number[] = [];
  evaluation
    .papers(closedQuery(root), table.members('library', when.today))
    .forEach((number) => found.push(id[number] ?? 0));
  return found;
}

/** What a question finds, before it is put in order. */
interface Found extends Counted {
  readonly evaluation: Evaluation;
  readonly root: Node | null;
  readonly relaxed: SearchAnswer['relaxed'];
}

/** Finds the papers that query, view and chosen facets ask for, and counts facets among them. */
function find({ table, text }: Indexed, request: SearchRequest, parsed: ParsedQuery): Found {
  const everything = request.view === 'library' && namesTrash(parsed.root);
  const viewed = table.viewed(everything ? 'everything' : request.view, request.today);
  const members = viewed.copy();
  const { filters, dates, upvotes, words } = divide(parsed);

  const evaluation = new Evaluation(table, text, request);
  const inRanges = (ranges: readonly Node[]) =>
    ranges.reduce<Bits | null>((within, range) => evaluation.papers(range, within ?? members), null);
  const dated = inRanges(dates);
  const upvoted = inRanges(upvotes);
  const ranged = dated === null || upvoted === null ? (dated ?? upvoted) : dated.copy().keep(upvoted);
  const papers = evaluation.all(filters, members);
  const strict = evaluation.all(words, papers);
  const isEmpty = (found: Bits) => (ranged === null ? found : found.copy().keep(ranged)).isEmpty();
  const relaxed = isEmpty(strict) ? relax(evaluation, words, { papers, ranged }) : null;
  const counted = countFacets(
    table,
    {
      papers: relaxed?.papers ?? strict,
      viewed,
      dated,
      upvoted,
      chosen: request.chosen,
      facetLimit: request.facetLimit,
      facetSearch: request.facetSearch,
    },
    new Bits(table.capacity),
  );
  return { ...counted, evaluation, root: parsed.root, relaxed: relaxed && { counts: relaxed.counts } };
}

/** The numbers of the papers found, in the order that is asked for (S9, S10). */
function inOrder({ table, orders, isSampled }: Indexed, found: Found, request: SearchRequest): Uint32Array {
  const { words } = found.hits;
  const order = orders.get(request.sort === 'relevance' ? 'date' : request.sort);
  const sorted = new Uint32Array(found.hits.count());
  let end = 0;
  for (let at = 0; at < order.length && end < sorted.length; at++) {
    const number = order[at] ?? 0;
    if (((words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0) sorted[end++] = number;
  }
  if (request.sort === 'interest' && request.sampleLast !== false) return mixIn(sorted, isSampled);
  const leaves = textLeaves(found.root);
  if (request.sort !== 'relevance' || leaves.length === 0) return sorted;
  const wanted = leaves.map(({ text }) => fold(text)).join('');
  const hash = hashOf(wanted);
  const hashes = table.column('titleHash');
  const isTitle = (number: number) => hashes[number] === hash && fold(table.title(number)) === wanted;
  return rank(sorted, found.evaluation, { root: found.root, isTitle });
}

function idsOf(numbers: Uint32Array, id: ArrayLike<number>): Uint32Array {
  const ids = new Uint32Array(numbers.length);
  for (let at = 0; at < ids.length; at++) ids[at] = id[numbers[at] ?? 0] ?? 0;
  return ids;
}
