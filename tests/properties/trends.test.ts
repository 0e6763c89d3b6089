import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statuses } from '#shared/domain/paper.ts';
import { dayInZone, mondayOf } from '#shared/text/day-in-zone.ts';
import { trendsOf } from '#shared/trends/compute-trends.ts';
import { trendSpans } from '#shared/trends/trends.ts';
import { aPaper } from '../unit/search/search-kit.ts';

const zones = [
  'UTC',
  'Europe/Zurich',
  'America/St_Johns',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
];
const instant = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const days = instant.map((text) => text.slice(0, 10));

const paper = fc.record({
  status: fc.constantFrom(...statuses, null),
  addedAt: instant,
  doneAt: fc.option(instant),
  trashedAt: fc.option(instant, { freq: 8 }),
  authors: fc.array(fc.constantFrom('Ada Lovelace', 'ADA LOVELACE', 'Hypatia', 'Tycho Brahe'), {
    maxLength: 3,
  }),
  sources: fc.array(fc.constantFrom(...'abcdefghijkl'), { maxLength: 4 }),
  date: fc.constantFrom(null, '2026', '2026-06', '2026-06-30'),
});
const papers = fc.array(paper, { maxLength: 60 }).map((list) =>
  list.map(({ sources, ...given }, at) =>
    aPaper({
      ...given,
      id: at + 1,
      appearances: sources.map((source) => ({
        source,
        kind: 'daily',
        listedOn: null,
        rank: null,
        upvotes: null,
        comments: null,
      })),
    }),
  ),
);
const request = fc.record({
  weeks: fc.constantFrom(...trendSpans),
  source: fc.constantFrom(null, 'a', 'b'),
  today: days,
  timeZone: fc.constantFrom(...zones),
});

describe('trends', () => {
  it('count what one counts by hand, day by day', () => {
    fc.assert(
      fc.property(papers, request, (given, asked) => {
        const mine = given.filter(
          ({ trashedAt, appearances }) =>
            trashedAt === null &&
            (asked.source === null || appearances.some(({ source }) => source === asked.source)),
        );
        const inWeek = (at: string | null, monday: string) =>
          at !== null && mondayOf(dayInZone(Date.parse(at), asked.timeZone)) === monday;

        const { weeks } = trendsOf(given, asked);

        expect(weeks).toHaveLength(asked.weeks);
        expect(weeks.at(-1)?.monday).toBe(mondayOf(asked.today));
        for (const { monday, came, added, read } of weeks) {
          const those = mine.filter(({ addedAt }) => inWeek(addedAt, monday));
          expect(came).toBe(those.length);
          expect(added).toBe(
            those.filter(({ status }) => status !== 'undecided' && status !== 'skipped').length,
          );
          expect(read).toBe(mine.filter(({ doneAt }) => inWeek(doneAt, monday)).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('put each paper that came into one combination of sources', () => {
    fc.assert(
      fc.property(papers, request, (given, asked) => {
        const { weeks, overlap } = trendsOf(given, asked);

        const came = weeks.reduce((sum, week) => sum + week.came, 0);
        const shown = overlap.combinations.reduce((sum, combination) => sum + combination.papers, 0);
        expect(shown + overlap.rest.papers).toBe(came);
        expect(overlap.combinations.length).toBeLessThanOrEqual(9);
        for (const { columns } of overlap.combinations)
          expect(columns.every((column) => overlap.columns[column] !== undefined)).toBe(true);
      }),
    );
  });

  it('count no name twice in a paper, and never more read than kept', () => {
    fc.assert(
      fc.property(papers, request, (given, asked) => {
        const { weeks, authors } = trendsOf(given, asked);

        const added = weeks.reduce((sum, week) => sum + week.added, 0);
        for (const { kept, read } of authors) {
          expect(kept).toBeLessThanOrEqual(added);
          expect(read).toBeLessThanOrEqual(kept);
        }
      }),
    );
  });
});
