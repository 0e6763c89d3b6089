import type { Day, PartialDate } from '../../domain/partial-date.ts';
import type { Span } from './ast.ts';
import { asksForNone, fieldMeaning } from './fields.ts';
import { parseQuery } from './parse.ts';
import { dayOf, type NumberRange, resolveDates, resolveNumbers } from './ranges.ts';
import { tokenize } from './tokenize.ts';

/** The days of a query's own `date:` range, both included; `null` is an open end. */
export interface DateRange {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The days that a query's `date:` ranges leave; `null` when it has none. `today` is for relative dates. */
export function dateRangeOf(query: string, today = '2000-01-01'): DateRange | null {
  const ranges = parseQuery(query).dates.flatMap(({ text }) => resolveDates(text, today) ?? []);
  if (ranges.length === 0) return null;
  const min = Math.max(...ranges.map((range) => range.min));
  const max = Math.min(...ranges.map((range) => range.max));
  return {
    from: min === -Infinity ? null : dayOf(min),
    to: max === Infinity ? null : dayOf(max),
  };
}

/**
 * A query with its `date:` range replaced, put in, or (both ends `null`) taken out; the rest is left
 * as it is. The histogram's brush and the query's range are one thing (S14): each moves the other.
 */
export function queryWithDateRange(query: string, from: PartialDate | null, to: PartialDate | null): string {
  return withRange(query, { spans: parseQuery(query).dates, range: rangeOf('date', from, to) });
}

/** The same of `upvotes:`, both ends included; `null` is an open end. */
export function queryWithUpvotes(query: string, from: number | null, to: number | null): string {
  const range = rangeOf('upvotes', from === null ? null : String(from), to === null ? null : String(to));
  return withRange(query, { spans: parseQuery(query).upvotes, range });
}

/** Whether a query says something of upvotes that holds for all of it. */
export function namesUpvotes(query: string): boolean {
  return parseQuery(query).upvotes.length > 0;
}

/** Whether a query asks, for all of it, for papers of which no upvotes are given. */
export function wantsNoUpvotes(query: string): boolean {
  return parseQuery(query).upvotes.some(({ text }) => asksForNone({ field: 'upvotes', text }));
}

/** A query with its `upvotes:` range replaced by that of papers of which none are given. */
export function queryWithoutUpvotes(query: string): string {
  return withRange(query, { spans: parseQuery(query).upvotes, range: 'upvotes:none' });
}

/** How many upvotes a query's `upvotes:` ranges leave, both ends included; `null` when it has none. */
export function upvotesOf(query: string): NumberRange | null {
  const ranges = parseQuery(query).upvotes.flatMap(({ text }) => resolveNumbers(text) ?? []);
  if (ranges.length === 0) return null;
  return {
    min: Math.max(...ranges.map(({ min }) => min)),
    max: Math.min(...ranges.map(({ max }) => max)),
  };
}

/** Replaces the ranges that stand in a query by one, puts it in, or takes them out. */
function withRange(
  query: string,
  { spans, range }: { readonly spans: readonly Span[]; readonly range: string },
): string {
  const [first, ...others] = spans;
  if (first === undefined) {
    if (range === '') return query;
    return query.trim() === '' ? range : `${closed(query).trimEnd()} ${range}`;
  }
  let changed = query;
  for (const span of others.reverse()) changed = without(changed, span);
  if (range === '') return without(changed, first);
  return changed.slice(0, first.from) + range + changed.slice(first.to);
}

function rangeOf(field: string, from: string | null, to: string | null): string {
  if (from === null && to === null) return '';
  return `${field}:${from === to ? from : `${from ?? ''}..${to ?? ''}`}`;
}

/** Takes a stretch out together with the blanks before it, or behind it where it comes first. */
function without(query: string, span: { readonly from: number; readonly to: number }): string {
  const before = query.slice(0, span.from).trimEnd();
  const behind = query.slice(span.to);
  return before === '' ? behind.trimStart() : before + behind;
}

/** Closes what is still open, so that a condition for the whole of the query can follow. */
function closed(query: string): string {
  let open = 0;
  let quote = '';
  let hasChoice = false;
  for (const lexeme of tokenize(query, (name) => fieldMeaning(name) !== null)) {
    if (lexeme.kind === 'open') open++;
    if (lexeme.kind === 'close') open = Math.max(0, open - 1);
    if (lexeme.kind === 'or' && open === 0) hasChoice = true;
    if (lexeme.kind === 'text' && lexeme.quoted && lexeme.open) quote = '"';
  }
  const whole = query + quote + ')'.repeat(open);
  // OR binds looser than what is joined by a blank: the range would belong to the last choice alone.
  return hasChoice ? `(${whole.trim()})` : whole;
}
