import { describe, expect, it } from 'vitest';
import { dateRangeOf, queryWithDateRange } from '#shared/search/query/date-range.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { resolveAmounts, resolveDates, resolveNumbers } from '#shared/search/query/ranges.ts';

/** A query's tree in brackets, for reading: `(and a (or b c))`. */
function shape(query: string): string {
  const write = (node: NonNullable<ReturnType<typeof parseQuery>['root']>): string => {
    switch (node.kind) {
      case 'all':
        return `(and ${node.of.map(write).join(' ')})`;
      case 'any':
        return `(or ${node.of.map(write).join(' ')})`;
      case 'not':
        return `(not ${write(node.of)})`;
      case 'phrase':
        return `${node.field ?? ''}"${node.text}"${node.open ? '*' : ''}`;
      default:
        return `${node.field === null ? '' : `${node.field}=`}${node.text}${node.open ? '*' : ''}`;
    }
  };
  const { root } = parseQuery(query);
  return root === null ? '' : write(root);
}

describe('the query language (S1)', () => {
  it.each([
    ['low rank ', '(and low rank)'],
    ['low AND rank ', '(and low rank)'],
    ['a b OR c d ', '(or (and a b) (and c d))'],
    ['a (b OR c) ', '(and a (or b c))'],
    ['-a -"b c" -(d OR e) -tag:f ', '(and (not a) (not "b c") (not (or d e)) (not tag=f))'],
    ['author:hinton Title:"deep learning" ', '(and author=hinton title"deep learning")'],
    ['author:(hinton OR "yann lecun") ', '(or author=hinton author"yann lecun")'],
    ['organization:meta organisation:mila ', '(and org=meta org=mila)'],
    ['status:(queued OR reading) ', '(or status=queued status=reading)'],
    ['low or rank ', '(and low or rank)'],
    ['tag:"to read" date:2026-06.. upvotes:>=50 ', '(and tag=to read date=2026-06.. upvotes=>=50)'],
  ])('%s', (query, expected) => {
    expect(shape(query)).toBe(expected);
    expect(parseQuery(query).remarks).toEqual([]);
  });
});

describe('unfinished typing (S4)', () => {
  it.each([
    ['"low ra', '"low ra"*'],
    ['a (b OR c', '(and a (or b c*))'],
    ['a OR', 'a'],
    ['a OR ', 'a'],
    ['author:', ''],
    ['a author:"', 'a'],
    ['a -', 'a'],
    ['a )', 'a'],
    ['a ()', 'a'],
    ['date:2026-0', 'date=2026-0*'],
    ['upvotes:>', 'upvotes=>*'],
    ['is:que', 'is=que*'],
  ])('%s is taken without a remark', (query, expected) => {
    expect(shape(query)).toBe(expected);
    expect(parseQuery(query).remarks).toEqual([]);
  });
});

describe('what is not understood is text, and said (S5)', () => {
  it.each([
    ['date:soon ', 'date:soon', '"date:soon" is no date, so it is searched as text.'],
    ['date:2026-13 ', 'date:2026-13', '"date:2026-13" is no date, so it is searched as text.'],
    ['upvotes:many ', 'upvotes:many', '"upvotes:many" is no number, so it is searched as text.'],
    ['is:nice ', 'is:nice', '"is:nice" is no status, so it is searched as text.'],
    ['foo:bar ', 'foo:bar', '"foo:" is no field, so "foo:bar" is searched as text.'],
  ])('%s', (query, expected, remark) => {
    expect(shape(query)).toBe(expected);
    expect(parseQuery(query).remarks).toEqual([remark]);
  });

  it('a text pasted by mistake is searched by its beginning', () => {
    const { tokens, remarks } = parseQuery('word '.repeat(100_000));

    expect(tokens).toHaveLength(400);
    expect(remarks).toEqual(['The query is too long, so only its first 2,000 characters are searched.']);
  });

  it('an address is text without a remark', () => {
    expect(parseQuery('https://example.org/x').remarks).toEqual([]);
  });
});

describe('tokens', () => {
  it('say how each stretch was understood', () => {
    const query = 'low "rank one" OR (author:ada -"x" date:2026)';

    const tokens = parseQuery(query).tokens.map(({ from, to, kind }) => [query.slice(from, to), kind]);

    expect(tokens).toEqual([
      ['low', 'word'],
      ['"rank one"', 'phrase'],
      ['OR', 'operator'],
      ['(', 'parenthesis'],
      ['author:', 'field'],
      ['ada', 'word'],
      ['-"x"', 'excluded'],
      ['date:2026', 'field'],
      [')', 'parenthesis'],
    ]);
  });
});

describe('ranges (S3)', () => {
  it.each([
    ['2024', 20240101, 20241231],
    ['2024..2025', 20240101, 20251231],
    ['2026-06..', 20260601, Infinity],
    ['..2026-06', -Infinity, 20260630],
    ['2026-06-01..2026-06-30', 20260601, 20260630],
    ['>2026-06', 20260631, Infinity],
    ['<2026-06', -Infinity, 20260600],
    ['<=2026-06', -Infinity, 20260630],
    ['today', 20260715, 20260715],
    ['yesterday', 20260714, 20260714],
    ['30d', 20260615, 20260715],
    ['1m', 20260615, 20260715],
    ['5m..', 20260215, Infinity],
    ['7d', 20260708, 20260715],
    ['this-week', 20260713, 20260719],
    ['last-week', 20260706, 20260712],
    ['This-Month', 20260701, 20260731],
    ['last-month', 20260601, 20260630],
    ['this-year', 20260101, 20261231],
    ['last-year', 20250101, 20251231],
    ['last-year..last-month', 20250101, 20260630],
    ['>=last-week', 20260706, Infinity],
    ['<this-month', -Infinity, 20260700],
    ['..yesterday', -Infinity, 20260714],
  ])('date:%s', (text, min, max) => {
    expect(resolveDates(text, '2026-07-15')).toEqual({ min, max });
  });

  it.each(['', '..', 'soon', '2026-13', '2026-02-30', '2026..x', '>'])('"%s" is no date range', (text) => {
    expect(resolveDates(text, '2026-07-15')).toBeNull();
  });

  it.each([
    ['50', 50, 50],
    ['>50', 51, Infinity],
    ['>=50', 50, Infinity],
    ['<50', -Infinity, 49],
    ['10..20', 10, 20],
  ])('upvotes:%s', (text, min, max) => {
    expect(resolveNumbers(text)).toEqual({ min, max });
  });

  it('the last month and week of January are of the year before', () => {
    expect(resolveDates('last-month', '2026-01-31')).toEqual({ min: 20251201, max: 20251231 });
    expect(resolveDates('last-week', '2026-01-01')).toEqual({ min: 20251222, max: 20251228 });
  });

  it.each(['date:las', 'added:t', 'date:last-', 'date:2026..to'])(
    '%s is on its way to a date (S4)',
    (query) => {
      expect(parseQuery(query).remarks).toEqual([]);
      expect(parseQuery(`${query} `).remarks).toHaveLength(1);
    },
  );

  it('a month back from a long month ends on the last day of a short one', () => {
    expect(resolveDates('1m', '2026-03-31')).toEqual({ min: 20260228, max: 20260331 });
  });
});

describe('the date range of a query (S14)', () => {
  it.each([
    ['', '2026-06', '2026-07', 'date:2026-06..2026-07'],
    ['low rank', '2026-06', '2026-06', 'low rank date:2026-06'],
    ['low date:2025 rank', '2026', null, 'low date:2026.. rank'],
    ['low date:2025 rank', null, null, 'low rank'],
    ['date:2025', null, null, ''],
    ['date:2025 low date:2026', null, '2024', 'date:..2024 low'],
    ['a OR b', '2026', null, '(a OR b) date:2026..'],
    ['"low ra', '2026', null, '"low ra" date:2026..'],
    ['(a OR b', '2026', null, '(a OR b) date:2026..'],
    ['-date:2025 a', '2026', '2026', '-date:2025 a date:2026'],
  ])('%s, %s to %s', (query, from, to, expected) => {
    expect(queryWithDateRange(query, from, to)).toBe(expected);
  });

  it.each([
    ['low date:2026-06..', { from: '2026-06-01', to: null }],
    ['date:2024..2026-02', { from: '2024-01-01', to: '2026-02-28' }],
    ['date:2026.. date:..2026-03', { from: '2026-01-01', to: '2026-03-31' }],
    ['-date:2026', null],
    ['a OR date:2026', null],
    ['low', null],
  ])('is read from %s', (query, expected) => {
    expect(dateRangeOf(query)).toEqual(expected);
  });
});

describe('amounts that need not be whole (S3)', () => {
  it.each([
    ['5', [5], [4.9, 5.1]],
    ['>5', [5.1, 6], [5, 4]],
    ['>=2.5', [2.5, 3], [2.4]],
    ['<2.5', [2.4, 0], [2.5, 3]],
    ['1.5..3', [1.5, 2, 3], [1.4, 3.1]],
    ['..2', [0, 2], [2.1]],
  ])('%s', (text, inside, outside) => {
    const range = resolveAmounts(text);
    if (range === null) throw new Error('It is a range.');
    const holds = (amount: number) => amount >= range.min && amount <= range.max;

    expect(inside.filter(holds)).toEqual(inside);
    expect(outside.filter(holds)).toEqual([]);
  });
});
