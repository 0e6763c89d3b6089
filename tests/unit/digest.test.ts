import { describe, expect, it } from 'vitest';
import type { Watch } from '#shared/contract/triage.ts';
import { linkOf } from '#shared/digest/link.ts';
import { type DigestFacts, makeDigest } from '#shared/digest/make-digest.ts';
import { dayPeriod, type Period, periodWords, weekName, weekPeriod } from '#shared/digest/period.ts';
import { writeHtml } from '#shared/digest/write-html.ts';
import { writeMarkdown } from '#shared/digest/write-markdown.ts';
import type { Appearance, Paper } from '#shared/domain/paper.ts';
import { aPaper } from './search/search-kit.ts';

const day = dayPeriod('2026-07-01');
const nothingElse: DigestFacts = { sources: [], ledger: [], watches: [], byInterest: null };

function digestOf(
  papers: readonly Paper[],
  {
    facts = {},
    period = day,
    limit = 50,
  }: { facts?: Partial<DigestFacts>; period?: Period; limit?: number } = {},
) {
  return makeDigest(papers, { ...nothingElse, ...facts }, { period, timeZone: 'UTC', limit });
}

function listed(source: string, rank: number | null = null): Appearance {
  return { source, kind: 'daily', listedOn: '2026-07-01', rank, upvotes: null, comments: null };
}

function aWatch(given: Pick<Watch, 'kind' | 'value'>): Watch {
  return { id: 1, variants: [], orcid: null, ...given };
}

describe('a digest', () => {
  it('tells of papers that came within its days where the reader is (G1)', () => {
    const papers = [
      aPaper({ id: 1, status: 'undecided', addedAt: '2026-06-30T23:30:00.000Z' }),
      aPaper({ id: 2, status: 'queued', addedAt: '2026-07-01T23:30:00.000Z' }),
      aPaper({ id: 3, status: 'skipped', addedAt: '2026-07-01T09:00:00.000Z' }),
      aPaper({ id: 4, trashedAt: '2026-07-01T10:00:00.000Z' }),
    ];

    expect(digestOf(papers)).toMatchObject({ came: 2, kept: 1, skipped: 1 });
    const request = { period: day, timeZone: 'Europe/Zurich', limit: 9 };
    expect(makeDigest(papers, nothingElse, request)).toMatchObject({ came: 2, kept: 0, skipped: 1 });
  });

  it('names each paper once, by source, and what the ledger says of the day (G2)', () => {
    const papers = [
      aPaper({ id: 1, title: 'Both', appearances: [listed('daily-papers'), listed('arxiv/cs.LG')] }),
      aPaper({ id: 2, title: 'One', appearances: [listed('daily-papers')] }),
    ];
    const sources = [
      { id: 7, key: 'arxiv/cs.LG', name: 'arXiv cs.LG' },
      { id: 8, key: 'biorxiv', name: 'bioRxiv' },
    ];
    const ledger = [
      { source: 7, day: '2026-07-01', sentence: '118 of 244 came. The other 126 are asked of the API.' },
      { source: 8, day: '2026-07-01', sentence: 'bioRxiv could not be asked.' },
      { source: 8, day: '2026-07-02', sentence: 'Another day.' },
    ];

    const { sources: told } = digestOf(papers, { facts: { sources, ledger } });

    expect(told.map(({ name, came, days }) => [name, came, days.map(({ sentence }) => sentence)])).toEqual([
      ['arXiv cs.LG', 1, ['118 of 244 came. The other 126 are asked of the API.']],
      ['Daily Papers', 1, []],
      ['bioRxiv', 0, ['bioRxiv could not be asked.']],
    ]);
    expect(told.flatMap(({ papers: named }) => named.map(({ title }) => title))).toEqual(['Both', 'One']);
  });

  it('orders by highlight, then watch, then interest, then the listing (G3)', () => {
    const papers = [
      aPaper({ id: 1, title: 'second', appearances: [listed('a', 2)] }),
      aPaper({ id: 2, title: 'first', appearances: [listed('a', 1)] }),
      aPaper({ id: 3, title: 'watched', authors: ['Emmy Noether'], appearances: [listed('a', 9)] }),
      aPaper({ id: 4, title: 'highlighted', highlighted: true, appearances: [listed('a', 8)] }),
    ];
    const watches = [aWatch({ kind: 'author', value: 'Emmy Noether' })];
    const titles = (facts: Partial<DigestFacts>) =>
      digestOf(papers, { facts }).sources[0]?.papers.map(({ title }) => title);

    expect(titles({ watches })).toEqual(['highlighted', 'watched', 'first', 'second']);
    expect(titles({ watches, byInterest: [1, 2] })).toEqual(['highlighted', 'watched', 'second', 'first']);
    expect(digestOf(papers, { facts: { watches } }).sources[0]?.papers[1]?.reasons).toEqual([
      'watched: Emmy Noether',
    ]);
  });

  it('names so many of a source as are asked for, and counts the rest', () => {
    const papers = [1, 2, 3, 4].map((id) => aPaper({ id, appearances: [listed('a')] }));

    const [source] = digestOf(papers, { limit: 3 }).sources;

    expect(source).toMatchObject({ came: 4, more: 1 });
    expect(source?.papers).toHaveLength(3);
  });

  it('tells what changed, what is due and what was read (G4)', () => {
    const before = '2026-06-01T08:00:00.000Z';
    const returned = [
      { kind: 'version' as const, sentence: 'Version 3 came out', at: '2026-07-01T06:00:00.000Z' },
      { kind: 'code' as const, sentence: 'Code appeared', at: '2026-06-20T06:00:00.000Z' },
    ];
    const papers = [
      aPaper({ id: 1, title: 'Changed', addedAt: before, returned }),
      aPaper({ id: 2, title: 'Late', addedAt: before, status: 'queued', due: '2026-06-28' }),
      aPaper({ id: 3, title: 'Later', addedAt: before, status: 'queued', due: '2026-07-02' }),
      aPaper({
        id: 4,
        title: 'Read',
        addedAt: before,
        status: 'done',
        doneAt: '2026-07-01T20:00:00.000Z',
        rating: 4,
      }),
    ];

    const { changed, due, read, came } = digestOf(papers);

    const told = [changed, due, read].map((part) => part.map(({ title, reasons }) => [title, ...reasons]));
    expect(told).toEqual([
      [['Changed', 'Version 3 came out']],
      [['Late', 'was due on Sunday 28 June 2026']],
      [['Read', 'rated 4 of 5']],
    ]);
    expect(came).toBe(0);
  });
});

describe('a written digest', () => {
  const paper = aPaper({
    id: 1,
    title: 'Lanterns <b>& [moths]</b>',
    authors: ['Ada Lovelace', 'Emmy Noether', 'Hypatia', 'Tycho Brahe'],
    identifiers: { arxiv: '2607.00001' },
    appearances: [listed('arxiv/cs.LG')],
    status: 'undecided',
  });

  it('is Markdown that shows titles as they are (G5)', () => {
    expect(writeMarkdown(digestOf([paper]))).toBe(
      `# Digest of Wednesday 1 July 2026

1 paper came in: 1 to decide.

## arXiv cs.LG, 1 paper

- [Lanterns \\<b\\>\\& \\[moths\\]\\</b\\>](https://arxiv.org/abs/2607.00001)${'  '}
  Ada Lovelace, Emmy Noether, Hypatia and 1 more
`,
    );
  });

  it('is a page that needs nothing from elsewhere (G5)', () => {
    const html = writeHtml(digestOf([paper]));

    expect(html).toContain('<title>Digest of Wednesday 1 July 2026</title>');
    expect(html).toContain('Lanterns &lt;b&gt;&amp; [moths]&lt;/b&gt;');
    expect(html).toContain('<a href="https://arxiv.org/abs/2607.00001" rel="noreferrer"');
    expect(html).not.toMatch(/<(?:script|style|link|img|iframe)|class=|src=/);
  });

  it('says so when nothing came', () => {
    expect(writeMarkdown(digestOf([]))).toBe('# Digest of Wednesday 1 July 2026\n\nNo paper came in.\n');
  });
});

describe('periods', () => {
  it('know the weeks of ISO 8601', () => {
    expect(weekPeriod('2026-W27')).toEqual({ kind: 'week', from: '2026-06-29', to: '2026-07-05' });
    expect(weekPeriod('2026-W53')).toEqual({ kind: 'week', from: '2026-12-28', to: '2027-01-03' });
    expect(weekPeriod('2025-W53')).toBeNull();
    expect(weekPeriod('2026-W00')).toBeNull();
    expect(weekPeriod('2026-27')).toBeNull();
    expect(weekName('2027-01-03')).toBe('2026-W53');
    expect(weekName('2024-12-30')).toBe('2025-W01');
  });

  it('are said in words', () => {
    expect(periodWords(day)).toBe('Wednesday 1 July 2026');
    expect(periodWords({ kind: 'week', from: '2026-06-29', to: '2026-07-05' })).toBe(
      'week 27 of 2026, 29 June to 5 July',
    );
    expect(periodWords({ kind: 'days', from: '2026-06-29', to: '2026-07-05' })).toBe(
      '29 June to 5 July 2026',
    );
  });
});

describe('links', () => {
  it('lead to arXiv, else to the DOI, whatever the identifier holds', () => {
    const link = (identifiers: Record<string, string>) => linkOf({ identifiers });

    expect(link({ arxiv: 'hep-th/9901001', doi: '10.1/x' })).toBe('https://arxiv.org/abs/hep-th/9901001');
    expect(link({ doi: '10.1000/a(b)<c>"d\'' })).toBe('https://doi.org/10.1000/a%28b%29%3Cc%3E%22d%27');
    expect(link({})).toBeNull();
  });
});
