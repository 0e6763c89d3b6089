import { describe, expect, it } from 'vitest';
import type { Appearance, Paper } from '#shared/domain/paper.ts';
import { trendsOf } from '#shared/trends/compute-trends.ts';
import { type TrendsRequest, weeksMet } from '#shared/trends/trends.ts';
import { aPaper } from '../search/search-kit.ts';

function ask(papers: readonly Paper[], given: Partial<TrendsRequest> = {}) {
  return trendsOf(papers, { weeks: 13, source: null, today: '2026-07-01', timeZone: 'UTC', ...given });
}

function listedBy(...sources: readonly string[]): Appearance[] {
  return sources.map((source) => ({
    source,
    kind: 'daily',
    listedOn: null,
    rank: null,
    upvotes: null,
    comments: null,
  }));
}

describe('weeks', () => {
  it('begin on Monday, end with the present one, and keep their place when quiet (V1)', () => {
    const { weeks } = ask([aPaper({ id: 1, addedAt: '2026-06-29T00:00:00.000Z' })]);

    expect(weeks).toHaveLength(13);
    expect(weeks[0]).toEqual({ monday: '2026-04-06', came: 0, added: 0, read: 0 });
    expect(weeks.at(-1)).toEqual({ monday: '2026-06-29', came: 1, added: 1, read: 0 });
  });

  it('begin where the reader is (V1)', () => {
    const papers = [aPaper({ id: 1, addedAt: '2026-06-28T22:30:00.000Z' })];
    const last = (timeZone: string) =>
      ask(papers, { timeZone })
        .weeks.slice(-2)
        .map(({ came }) => came);

    expect(last('UTC')).toEqual([1, 0]);
    expect(last('Europe/Zurich')).toEqual([0, 1]);
    expect(last('America/Los_Angeles')).toEqual([1, 0]);
  });

  it('count a paper where it came in, whatever is known of its own date (V2)', () => {
    const addedAt = '2026-06-30T08:00:00.000Z';
    const papers = ['2019', '2026-05', '2026-06-01', null].map((date, at) =>
      aPaper({ id: at + 1, date, addedAt }),
    );

    const came = ask(papers).weeks.map((week) => week.came);

    expect(came.slice(0, -1).every((count) => count === 0)).toBe(true);
    expect(came.at(-1)).toBe(4);
  });

  it('count kept papers as added, and none that is undecided, skipped or in the trash (V3)', () => {
    const statuses = ['queued', 'reading', 'done', null, 'undecided', 'skipped'] as const;
    const papers = statuses.map((status, at) => aPaper({ id: at + 1, status }));
    const trashed = aPaper({ id: 9, status: 'queued', trashedAt: '2026-07-01T09:00:00.000Z' });

    expect(ask([...papers, trashed]).weeks.at(-1)).toMatchObject({ came: 6, added: 4 });
  });

  it('count a paper as read when it was finished, however long ago it came (V4)', () => {
    const paper = aPaper({
      id: 1,
      status: 'done',
      addedAt: '2020-01-01T08:00:00.000Z',
      doneAt: '2026-06-24T20:00:00.000Z',
    });

    const { weeks } = ask([paper]);

    expect(weeks.at(-2)).toMatchObject({ monday: '2026-06-22', came: 0, added: 0, read: 1 });
    expect(weeksMet(weeks, 1)).toBe(1);
    expect(weeksMet(weeks, 2)).toBe(0);
    expect(weeksMet(weeks, 0)).toBe(0);
  });

  it('can be asked of one source alone', () => {
    const papers = [
      aPaper({ id: 1, appearances: listedBy('arxiv/cs.LG', 'daily-papers') }),
      aPaper({ id: 2, appearances: listedBy('arxiv/cs.LG') }),
      aPaper({ id: 3, appearances: listedBy('biorxiv') }),
    ];

    const { weeks, sources } = ask(papers, { source: 'arxiv/cs.LG' });

    expect(weeks.at(-1)?.came).toBe(2);
    expect(sources).toEqual([
      { source: 'arxiv/cs.LG', papers: 2 },
      { source: 'biorxiv', papers: 1 },
      { source: 'daily-papers', papers: 1 },
    ]);
  });
});

describe('people and organisations', () => {
  it('are those of kept papers, whatever the case and accents of their names (V7)', () => {
    const papers = [
      aPaper({ id: 1, status: 'done', authors: ['Émilie du Châtelet', 'Ada Lovelace'] }),
      aPaper({ id: 2, status: 'queued', authors: ['Emilie Du Chatelet'] }),
      aPaper({ id: 3, status: 'queued', authors: ['Émilie du Châtelet'], organization: 'Lyceum' }),
      aPaper({ id: 4, status: 'skipped', authors: ['Ada Lovelace'], organization: 'Uraniborg' }),
    ];

    const { authors, organizations } = ask(papers);

    expect(authors).toEqual([
      {
        name: 'Émilie du Châtelet',
        spellings: ['Émilie du Châtelet', 'Emilie Du Chatelet'],
        kept: 3,
        read: 1,
      },
      { name: 'Ada Lovelace', spellings: ['Ada Lovelace'], kept: 1, read: 1 },
    ]);
    expect(organizations).toEqual([{ name: 'Lyceum', spellings: ['Lyceum'], kept: 1, read: 0 }]);
  });
});

describe('the overlap of sources', () => {
  it('puts each paper with those that came by just the same sources (V8)', () => {
    const papers = [
      aPaper({ id: 1, appearances: listedBy('a', 'b') }),
      aPaper({ id: 2, appearances: listedBy('b', 'a', 'b') }),
      aPaper({ id: 3, appearances: listedBy('a') }),
      aPaper({ id: 4 }),
    ];

    const { overlap } = ask(papers);

    expect(overlap.columns.map(({ sources }) => sources)).toEqual([['a'], ['b']]);
    expect(overlap.combinations).toEqual([
      { columns: [0, 1], papers: 2 },
      { columns: [], papers: 1 },
      { columns: [0], papers: 1 },
    ]);
    expect(overlap.shared).toBe(2);
  });

  it('shows nine combinations and eight columns, and sums up the rest (V8)', () => {
    const papers = Array.from({ length: 12 }, (_, at) =>
      aPaper({ id: at + 1, appearances: listedBy(`source ${at}`, `source ${(at + 1) % 12}`) }),
    );

    const { overlap } = ask(papers);

    expect(overlap.columns).toHaveLength(8);
    expect(overlap.columns.at(-1)?.sources).toHaveLength(5);
    expect(overlap.combinations).toHaveLength(9);
    const shown = overlap.combinations.reduce((sum, { papers: some }) => sum + some, 0);
    expect(shown + overlap.rest.papers).toBe(12);
  });
});
