import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateRangeOf,
  queryWithDateRange,
  queryWithUpvotes,
  upvotesOf,
} from '#shared/search/query/date-range.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { printQuery } from '#shared/search/query/print.ts';
import { fold, unfoldedLength } from '#shared/search/text/fold.ts';
import { readTerms } from '#shared/search/text/terms.ts';

const pieces = fc.constantFrom(
  ...[
    '(',
    ')',
    '"',
    '-',
    ' ',
    ' ',
    ' ',
    'OR',
    ' OR ',
    'AND',
    ':',
    '..',
    '>',
    '<=',
    'low-rank',
    'α',
    '机器学习',
  ],
  ...['author:', 'title:', 'tag:', 'date:', 'year:', 'is:', 'has:', 'upvotes:', 'category:', 'foo:', 'doi:'],
  ...[
    '2026',
    '2026-06',
    '2026-06-31',
    '7d',
    'queued',
    'none',
    'que',
    'note',
    'a',
    'hinton',
    '50',
    '…',
    '\u00ad',
    '\t',
  ],
);
const queries = fc.oneof(
  fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const days = fc.constantFrom('2024-02-29', '2025-12-01', '2026-06', '2026', '2026-07-01');

describe('reading queries', () => {
  it('S5: tokens lie in the query, in order, without overlap', () => {
    fc.assert(
      fc.property(queries, (query) => {
        let end = 0;
        for (const token of parseQuery(query).tokens) {
          expect(token.from).toBeGreaterThanOrEqual(end);
          expect(token.to).toBeGreaterThan(token.from);
          end = token.to;
        }
        expect(end).toBeLessThanOrEqual(query.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('S5: a printed query reads as the same query', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { root } = parseQuery(query);
        expect(parseQuery(printQuery(root)).root).toEqual(root);
      }),
      { numRuns: 5000 },
    );
  });

  it('S5: reading ends, however deep the parentheses', () => {
    const query = `${'(-'.repeat(20_000)}a`;

    expect(parseQuery(query).tokens.length).toBeGreaterThan(0);
  });

  it('S25: a range of upvotes put into a query is the one read from it, and taking it out leaves none', () => {
    const end = fc.option(fc.nat(99_999));
    fc.assert(
      fc.property(queries, end, end, (query, one, other) => {
        const [from, to] = one !== null && other !== null && one > other ? [other, one] : [one, other];
        fc.pre(from !== null || to !== null);

        const ranged = queryWithUpvotes(query, from, to);

        expect(upvotesOf(ranged)).toEqual({ min: from ?? -Infinity, max: to ?? Infinity });
        expect(upvotesOf(queryWithUpvotes(ranged, null, null))).toBeNull();
      }),
    );
  });

  it('S14: a date range put into a query is the one read from it, and taking it out leaves none', () => {
    fc.assert(
      fc.property(queries, days, (query, day) => {
        const ranged = queryWithDateRange(query, day, null);

        expect(dateRangeOf(ranged)).toEqual({ from: `${day}-01-01`.slice(0, 10), to: null });
        expect(dateRangeOf(queryWithDateRange(ranged, null, null))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('taking texts apart', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(fc.constantFrom('é', 'e\u0301', 'ﬁ', '²', '𝒜', 'ß', '-', ' ', '机', '器', 'ー', 'İ', 'a'), {
        maxLength: 12,
      })
      .map((all) => all.join('')),
  );

  it('S2: each term lies in its text, is not empty, folds to itself, and splits no pair', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { parts, compounds } = readTerms(text, 'paper');
        for (const { term, from, to } of [...parts, ...compounds]) {
          expect(term).not.toBe('');
          expect(fold(text.slice(from, to))).toBe(term);
          expect(fold(term)).toBe(term);
          expect(splitsPair(text, from) || splitsPair(text, to)).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('S15: a folded beginning leads back to a beginning of the text that folds to it or a little more', () => {
    fc.assert(
      fc.property(texts, fc.nat(30), (text, length) => {
        const end = unfoldedLength(text, length);

        expect(splitsPair(text, end)).toBe(false);
        expect(fold(text.slice(0, end)).length).toBeGreaterThanOrEqual(Math.min(length, fold(text).length));
      }),
      { numRuns: 2000 },
    );
  });
});

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}
