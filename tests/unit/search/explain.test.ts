import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueFields } from '#shared/search/query/ast.ts';
import { explainAt, explainQuery } from '#shared/search/query/explain.ts';
import { closedValues, fieldNames } from '#shared/search/query/fields.ts';
import { daysWords } from '#shared/text/days-words.ts';

const today = '2026-11-28';
const sentencesOf = (query: string) => explainQuery(query, today).map(({ sentence }) => sentence);
const ignored = 'Asks for nothing yet, so it is ignored.';

describe('what a query asks for, stretch by stretch (S31)', () => {
  it.each([
    ['attention ', 'Papers with the word “attention”, wherever it stands.'],
    ['atten', 'Papers with a word that begins with “atten”, wherever it stands.'],
    ['"deep learning"', 'Papers with the words “deep learning” next to each other, wherever they stand.'],
    ['"deep lea', /next to each other, the last of them perhaps a beginning, wherever/],
    ['author:hinton ', 'Papers by an author named “hinton”.'],
    ['author:hin', 'Papers by an author with a name that begins with “hin”.'],
    ['author:"J. Smith"', 'Papers by whoever “J. Smith” may be, initials and order aside.'],
    ['title:rank ', 'Papers with the word “rank” in the title.'],
    ['abstract:rank ', 'Papers with the word “rank” in the abstract.'],
    ['note:rank ', 'Papers with the word “rank” in your note.'],
    ['org:mila ', 'Papers with the word “mila” in the name of the organisation.'],
    ['tag:ml ', 'Papers with the tag “ml” or one under it (“ml/…”).'],
    ['tag:m', 'Papers with a tag beginning with “m”.'],
    ['-tag:x ', 'Without papers with the tag “x” or one under it (“x/…”).'],
    ['-old ', 'Without papers with the word “old”, wherever it stands.'],
    ['source:arxiv ', 'Papers listed by “arxiv”.'],
    ['category:cs.LG ', 'Papers in the category “cs.LG”.'],
    ['date:7d ', 'Papers dated 21–28 Nov 2026.'],
    ['date:2026-06-01.. ', 'Papers dated 1 Jun 2026 or later.'],
    ['date:<2026 ', 'Papers dated 31 Dec 2025 or earlier.'],
    ['date:2026-0', 'Papers dated 1 Jan – 31 Dec 2026.'],
    ['added:today ', 'Papers added 28 Nov 2026.'],
    ['added:2026-02 ', 'Papers added 1–28 Feb 2026.'],
    ['done:last-week ', 'Papers finished 16–22 Nov 2026.'],
    ['decided:>2026-11-27 ', 'Papers decided 28 Nov 2026 or later.'],
    ['due:..today ', 'Papers due 28 Nov 2026 or earlier.'],
    ['listing:2025-12-31..2026-01-02 ', 'Papers listed 31 Dec 2025 – 2 Jan 2026.'],
    ['date:2026..2025 ', 'Papers in a range that ends before it begins, so none.'],
    ['year:2026 ', 'Papers of the year 2026.'],
    ['year:2024..2026 ', 'Papers of the years 2024 to 2026.'],
    ['year:2024.. ', 'Papers of the year 2024 or later.'],
    ['upvotes:>50 ', 'Papers with 51 or more upvotes.'],
    ['upvotes:1 ', 'Papers with 1 upvote.'],
    ['comments:..20 ', 'Papers with at most 20 comments.'],
    ['comments:10..20 ', 'Papers with 10 to 20 comments.'],
    ['velocity:>=2.5 ', 'Papers that gain 2.5 or more upvotes a day.'],
    ['version:>1 ', 'Papers in version 2 or later.'],
    ['interest:>=4 ', 'Papers that you gave an interest of 4 or more.'],
    ['rating:5 ', 'Papers that you rated 5.'],
    ['rating:5..2 ', 'Papers in a range that ends before it begins, so none.'],
    ['upvotes:none ', 'Papers without upvotes that are known.'],
    ['-author:none ', 'Without papers without known authors.'],
    ['author:none', 'Papers by an author with a name that begins with “none”.'],
    ['date:no', ignored],
    ['upvotes:>', ignored],
    ['author:', ignored],
    ['""', ignored],
    ['is:que', 'Papers that are queued.'],
    ['is:re', 'Papers being read, or that came back after a change.'],
    ['status:none ', 'Papers without a status.'],
    ['in:inbox ', 'Papers of the Inbox.'],
    ['has:pdf ', 'Papers with a PDF here or a link to one.'],
    ['changed:version ', 'Papers that came back with a new version.'],
    ['arxiv:2607.00001 ', 'The paper with the arXiv identifier “2607.00001”.'],
    ['doi:10.1', 'Papers with DOI beginning with “10.1”.'],
    ['date:soon ', /^No date, so it is searched as text: Papers with the word “date:soon”/],
  ])('%s', (query, expected) => {
    const [sentence] = sentencesOf(query);

    if (typeof expected === 'string') expect(sentence).toBe(expected);
    else expect(sentence).toMatch(expected);
  });

  it('says what joins and groups', () => {
    expect(sentencesOf('a OR b AND c )')).toEqual([
      'Papers with the word “a”, wherever it stands.',
      'Either what stands before it or what stands behind it must hold.',
      'Papers with the word “b”, wherever it stands.',
      'Both sides must hold, as they do without it.',
      'Papers with the word “c”, wherever it stands.',
      'Closes nothing, so it is ignored.',
    ]);
    expect(sentencesOf('-author:(a -b)')).toEqual([
      'Without all that the group finds; “author:” is meant for each part of it.',
      'Without papers by an author named “a”.',
      'Papers by an author named “b”.',
      'Closes the group.',
    ]);
  });

  it('says of every value that a field can have what it means', () => {
    for (const field of valueFields)
      for (const value of closedValues(field) ?? []) {
        expect(sentencesOf(`${field}:${value} `)[0]).toMatch(/^Papers (?:with|that|of|in|being|put|not)/);
      }
  });

  it('names the word that may be a slip, and no other stretch', () => {
    const words = explainQuery('tranformer -vsion title:graph "a b" tag:x la', today);

    expect(words.flatMap(({ word }) => word ?? [])).toEqual([
      { text: 'tranformer', open: false },
      { text: 'la', open: true },
    ]);
  });

  it('takes the stretch at the caret, its ends with it, and none between two', () => {
    expect(explainAt('ab  cd', 0, today)?.from).toBe(0);
    expect(explainAt('ab  cd', 2, today)?.from).toBe(0);
    expect(explainAt('ab  cd', 3, today)).toBeNull();
    expect(explainAt('ab  cd', 6, today)?.from).toBe(4);
  });

  it('explains any text at all, in order, without overlap, in whole sentences', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...fieldNames.map((name) => `${name}:`),
        '-',
        '(',
        ')',
        '"',
        ' OR ',
        ' ',
        '..',
        '>',
        '7d',
      ),
      fc.string({ maxLength: 6 }),
    );
    const queries = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

    fc.assert(
      fc.property(queries, (query) => {
        let before = 0;
        for (const { from, to, sentence } of explainQuery(query, today)) {
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(query.length);
          expect(sentence).toMatch(/\.$/);
          expect(sentence).not.toMatch(/undefined|NaN|Infinity/);
          before = to;
        }
      }),
    );
  });
});

describe('days in words', () => {
  it.each([
    ['2026-11-28', '2026-11-28', '28 Nov 2026'],
    ['2026-11-21', '2026-11-28', '21–28 Nov 2026'],
    ['2026-10-30', '2026-11-02', '30 Oct – 2 Nov 2026'],
    ['2025-12-28', '2026-01-03', '28 Dec 2025 – 3 Jan 2026'],
  ])('%s to %s: %s', (first, last, words) => {
    expect(daysWords(first, last)).toBe(words);
  });
});
