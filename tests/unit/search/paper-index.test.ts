import { describe, expect, it } from 'vitest';
import { PaperIndex } from '#shared/search/paper-index.ts';
import type { SearchRequest } from '#shared/search/request.ts';
import { anIndex, aPaper, aRequest, id, idsOf } from './search-kit.ts';

const shelf = [
  aPaper({
    id: 1,
    title: 'GaLore: Memory-Efficient Training by Gradient Low-Rank Projection',
    abstract: 'Training large models needs memory. We project gradients.',
    authors: ['Geoffrey Hinton', 'Yann Müller'],
    organization: 'Memory Lab',
    date: '2024-03-06',
    upvotes: 200,
    comments: 15,
    status: 'queued',
    tags: ['ml/training', 'to read'],
    note: 'Compare with **LoRA** before the seminar.',
    links: [{ kind: 'code', url: 'https://example.org/galore' }],
    identifiers: { arxiv: '2403.03507', doi: '10.1000/galore' },
    appearances: [
      { source: 'huggingface', kind: 'daily', listedOn: '2026-07-01', rank: 1, upvotes: 200, comments: 15 },
    ],
    addedAt: '2026-07-01T08:00:00.000Z',
  }),
  aPaper({
    id: 2,
    title: 'On cognition',
    abstract: 'Memory of the past. A low bar; rank does not matter. Training helps memory.',
    authors: ['Yann LeCun'],
    date: '2026-06',
    upvotes: 10,
    status: 'undecided',
    addedAt: '2026-07-10T08:00:00.000Z',
  }),
  aPaper({ id: 3, title: 'Graphs', date: '2026', status: 'done', upvotes: 50, tags: ['ml'] }),
  aPaper({ id: 4, title: 'Memory thrown away', date: '2026-07-01', trashedAt: '2026-07-02T00:00:00.000Z' }),
  aPaper({ id: 5, title: 'Undated graph memories' }),
];

const ask = (given: Partial<SearchRequest>) => anIndex(shelf).search(aRequest(given));
const find = (query: string, given: Partial<SearchRequest> = {}) =>
  idsOf(ask({ query, ...given })).sort((a, b) => a - b);

describe('fields and conditions (S1, S3)', () => {
  it.each([
    ['author:müller ', [1]],
    ['author:"geoffrey hinton"', [1]],
    ['author:"hinton yann"', []],
    ['author:(hinton OR lecun) ', [1, 2]],
    ['title:memory ', [1]],
    ['abstract:memory ', [1, 2]],
    ['note:lora ', [1]],
    ['org:"memory lab"', [1]],
    ['tag:"to read"', [1]],
    ['tag:ml ', [1, 3]],
    ['tag:m ', []],
    ['tag:to', [1]],
    ['source:huggingface ', [1]],
    ['status:none ', [5]],
    ['is:queued ', [1]],
    ['is:trashed ', [4]],
    ['in:queue ', [1]],
    ['has:note ', [1]],
    ['has:code ', [1]],
    ['has:date ', [1, 2, 3]],
    ['-has:date ', [5]],
    ['year:2026 ', [2, 3]],
    ['listing:2026-07 ', [1]],
    ['date:2026 ', [2, 3]],
    ['date:2026-06 ', [2]],
    ['date:2026-01 ', []],
    ['date:..2025 ', [1]],
    ['added:today', []],
    ['added:5d', [2]],
    ['upvotes:>50 ', [1]],
    ['upvotes:10..50 ', [2, 3]],
    ['comments:15 ', [1]],
    ['arxiv:2403.03507v2 ', [1]],
    ['doi:10.1000/galore ', [1]],
    ['2403.03507', [1]],
    ['10.1000/galore', [1]],
    ['"low rank"', [1]],
    ['"low ra', [1]],
    ['-memory ', [3, 5]],
    ['date:2', [1, 2, 3, 5]],
    ['upvotes:>', [1, 2, 3, 5]],
  ])('%s', (query, expected) => {
    expect(find(query)).toEqual(expected);
  });
});

describe('conditions on decisions (S3, T5)', () => {
  const change = (kind: 'version' | 'code') => ({
    kind,
    sentence: 'Changed',
    at: '2026-07-10T08:00:00.000Z',
  });
  const decided = [
    aPaper({
      id: 1,
      status: 'skipped',
      decidedAt: '2026-07-10T23:30:00.000Z',
      returned: [change('version'), change('code')],
      version: 3,
      velocity: 5.2,
    }),
    aPaper({ id: 2, status: 'undecided', snoozedUntil: '2026-07-16', interest: 4, velocity: 5 }),
    aPaper({ id: 3, status: 'undecided', snoozedUntil: '2026-07-15', version: 1, highlighted: true }),
    aPaper({ id: 4, status: 'done', rating: 2, due: '2026-07-14', interest: 1 }),
    aPaper({
      id: 5,
      status: 'queued',
      due: '2026-07-20',
      pdf: { state: 'here', bytes: 1, pages: 1, sentence: null, nextTryAt: null },
      snoozedUntil: '2026-07-01',
    }),
    aPaper({ id: 6, pdf: { state: 'wanted', bytes: null, pages: null, sentence: null, nextTryAt: null } }),
  ];

  it.each([
    ['is:snoozed ', [2]],
    ['is:returned ', [1, 3, 5]],
    ['is:highlighted ', [3]],
    ['changed:version ', [1]],
    ['changed:published ', []],
    ['changed:snoozed ', [3, 5]],
    ['changed:co', [1]],
    ['interest:>=4 ', [2]],
    ['interest:..3 ', [4]],
    ['rating:2 ', [4]],
    ['due:..today ', [4]],
    ['decided:2026-07-10 ', [1]],
    ['decided:7d ', [1]],
    ['velocity:>5 ', [1]],
    ['velocity:5 ', [2]],
    ['version:>1 ', [1]],
    ['has:pdf ', [5]],
    ['in:inbox ', [1, 3, 5]],
  ])('%s', (query, expected) => {
    const answer = anIndex(decided).search(aRequest({ query }));

    expect(idsOf(answer).sort((a, b) => a - b)).toEqual(expected);
    expect(answer.understood.remarks).toEqual([]);
  });

  it('decided: counts days where the reader is', () => {
    const east = { query: 'decided:2026-07-11 ', timeZone: 'Asia/Tokyo' };

    expect(idsOf(anIndex(decided).search(aRequest(east)))).toEqual([1]);
  });

  it.each(['interest:much', 'due:soon', 'changed:everything', 'velocity:fast'])(
    '%s is no condition',
    (query) => {
      expect(anIndex(decided).search(aRequest({ query: `${query} ` })).understood.remarks).toHaveLength(1);
    },
  );
});

describe('views (S11)', () => {
  it('hold their statuses and leave the trash out', () => {
    expect(find('', { view: 'inbox' })).toEqual([2]);
    expect(find('', { view: 'queue' })).toEqual([1]);
    expect(find('', { view: 'done' })).toEqual([3]);
    expect(find('', { view: 'library' })).toEqual([1, 2, 3, 5]);
    expect(find('', { view: 'trash' })).toEqual([4]);
  });

  it('are counted without query and facets', () => {
    expect(ask({ query: 'nothing like it', view: 'queue' })).toMatchObject({
      total: 0,
      viewTotal: 1,
      viewTotals: { inbox: 1, queue: 1, reading: 0, done: 1, library: 4, trash: 1 },
    });
  });
});

describe('order (S9, S10)', () => {
  it('by date, the newest first, without a date last', () => {
    expect(idsOf(ask({ sort: 'date' }))).toEqual([2, 3, 1, 5]);
  });

  it('by upvotes and comments, unknown ones last, ties by date', () => {
    expect(idsOf(ask({ sort: 'upvotes' }))).toEqual([1, 3, 2, 5]);
    expect(idsOf(ask({ sort: 'comments' }))).toEqual([1, 2, 3, 5]);
  });

  it('by title and by when it was added', () => {
    expect(idsOf(ask({ sort: 'title' }))).toEqual([1, 3, 2, 5]);
    expect(idsOf(ask({ sort: 'added' }))[0]).toBe(2);
  });

  it('by rank, also when a listing says it later', () => {
    const listed = (rank: number | null) => ({
      ...{ source: 'huggingface', kind: 'daily' as const, listedOn: '2026-07-01' },
      ...{ rank, upvotes: null, comments: null },
    });
    const [one, two] = [
      aPaper({ id: 1, appearances: [listed(null)] }),
      aPaper({ id: 2, appearances: [listed(2)] }),
    ];
    const index = anIndex([one, two]);
    expect(idsOf(index.search(aRequest({ sort: 'rank' })))).toEqual([2, 1]);

    index.apply({ to: 2, papers: [{ ...one, appearances: [listed(1)] }], removed: [], more: false });

    expect(idsOf(index.search(aRequest({ sort: 'rank' })))).toEqual([1, 2]);
  });

  it('by relevance: the whole title, then words in titles, then exact words, then the rest', () => {
    const index = anIndex([
      aPaper({ id: 1, title: 'x', abstract: 'graphite' }),
      aPaper({ id: 2, title: 'x', abstract: 'graph '.repeat(9) }),
      aPaper({ id: 3, title: 'graphite and more' }),
      aPaper({ id: 4, title: 'A graph of many words' }),
      aPaper({ id: 5, title: 'Graph' }),
    ]);

    expect(idsOf(index.search(aRequest({ query: 'graph', sort: 'relevance' })))).toEqual([5, 4, 3, 2, 1]);
  });

  it('by relevance: a paper of that very title comes before one that says it more often', () => {
    const index = anIndex([
      aPaper({ id: 1, title: 'Graph, graph, graph', abstract: 'graph', tags: ['graph'], note: 'graph' }),
      aPaper({ id: 2, title: 'Graph' }),
    ]);

    expect(idsOf(index.search(aRequest({ query: 'graph ', sort: 'relevance' })))).toEqual([2, 1]);
  });

  it('by relevance: a phrase is in a title only when it stands there as a phrase', () => {
    const index = anIndex([
      aPaper({ id: 1, title: 'Rank: low, low, low', abstract: 'low rank low rank', note: 'low rank' }),
      aPaper({ id: 2, title: 'A rather long title that has low rank among many other words' }),
    ]);

    expect(idsOf(index.search(aRequest({ query: '"low rank"', sort: 'relevance' })))).toEqual([2, 1]);
  });

  it('by relevance: what is excluded does not score', () => {
    const index = anIndex([
      aPaper({ id: 1, title: 'x', abstract: 'tree leaf leaf leaf leaf' }),
      aPaper({ id: 2, title: 'x', abstract: 'tree tree root root root' }),
      aPaper({ id: 3, title: 'x', abstract: 'tree leaf root' }),
      aPaper({ id: 4, title: 'x', abstract: 'root' }),
    ]);

    expect(idsOf(index.search(aRequest({ query: 'tree -(leaf root) ', sort: 'relevance' })))).toEqual([2, 1]);
  });

  it('relevance without words is the order by date', () => {
    expect(idsOf(ask({ sort: 'relevance', query: 'has:date ' }))).toEqual([2, 3, 1]);
  });
});

describe('finding nothing (S8)', () => {
  it('papers with some of the words are shown, and how many have each', () => {
    const answer = ask({ query: 'graphs projection ' });

    expect(idsOf(answer)).toEqual([3, 1]);
    expect(answer.relaxed).toEqual({
      counts: [
        { word: 'graphs', count: 1 },
        { word: 'projection', count: 1 },
      ],
    });
  });

  it('words are counted in the query’s own date range', () => {
    const { relaxed } = ask({ query: 'memory graphs date:2026 ' });

    expect(relaxed?.counts).toEqual([
      { word: 'memory', count: 1 },
      { word: 'graphs', count: 1 },
    ]);
  });

  it('conditions that are no words still hold', () => {
    expect(idsOf(ask({ query: 'graphs projection is:done ' }))).toEqual([3]);
    expect(idsOf(ask({ query: 'graphs projection -gradient ' }))).toEqual([3]);
  });

  it('nothing at all is nothing, not everything', () => {
    const answer = ask({ query: 'zebra okapi ' });

    expect(answer).toMatchObject({ total: 0, relaxed: null });
  });

  it('a facet that leaves nothing relaxes nothing', () => {
    const answer = ask({ query: 'low rank ', chosen: { status: { any: ['done'], none: [] } } });

    expect(answer).toMatchObject({ total: 0, relaxed: null });
  });
});

describe('facets (S12, S13)', () => {
  it('chosen values are listed even when they count nothing or are beyond the limit', () => {
    const { facets } = ask({
      chosen: { tag: { any: ['gone'], none: ['ml'] } },
      facetLimit: 1,
    });

    expect(facets.tag.map(({ value }) => value)).toEqual(expect.arrayContaining(['gone', 'ml']));
  });

  it('all of some values leaves papers with each, and counts what would be left with one more', () => {
    const index = anIndex([
      aPaper({ id: 1, tags: ['a', 'b'] }),
      aPaper({ id: 2, tags: ['a', 'b', 'c'] }),
      aPaper({ id: 3, tags: ['a', 'd'] }),
    ]);

    const answer = index.search(
      aRequest({ chosen: { tag: { any: [], all: ['a', 'b', 'gone'], none: [] } } }),
    );
    const both = index.search(aRequest({ chosen: { tag: { any: [], all: ['a', 'b'], none: [] } } }));

    expect(answer.total).toBe(0);
    expect(answer.facets.tag).toEqual(['a', 'b', 'gone'].map((value) => ({ value, count: 0 })));
    expect(new Set(both.ids)).toEqual(new Set([1, 2]));
    expect(both.facets.tag).toEqual([
      { value: 'a', count: 2 },
      { value: 'b', count: 2 },
      { value: 'c', count: 1 },
    ]);
  });

  it('"none given" counts as a value and is listed last; listings are newest first', () => {
    const index = anIndex([
      aPaper({ id: 1, appearances: [listed('2026-06-30')] }),
      aPaper({ id: 2, appearances: [listed('2026-07-01'), listed('2026-06-30')] }),
      aPaper({ id: 3 }),
      aPaper({ id: 4 }),
    ]);

    expect(index.search(aRequest()).facets.listing).toEqual([
      { value: '2026-07-01', count: 1 },
      { value: '2026-06-30', count: 2 },
      { value: '', count: 2 },
    ]);
  });

  it('S13: with a limit of 0 nothing is counted, and choices hold all the same', () => {
    const index = anIndex([
      aPaper({ id: 1, tags: ['a'], date: '2026-06-01' }),
      aPaper({ id: 2, tags: ['b'], date: '2026-06-01' }),
    ]);

    const answer = index.search(aRequest({ facetLimit: 0, chosen: { tag: { any: ['a'], none: [] } } }));

    expect([...answer.ids]).toEqual([1]);
    expect(answer.facets.tag).toEqual([]);
    expect(answer.facetSizes.tag).toBe(0);
    expect(answer.histogram).toEqual([]);
  });

  it('a limit keeps the values that count most', () => {
    const index = anIndex(
      ['a', 'b', 'b', 'c', 'c', 'c', null].map((organization, at) => aPaper({ id: at + 1, organization })),
    );

    expect(index.search(aRequest({ facetLimit: 2 })).facets.organization).toEqual([
      { value: 'c', count: 3 },
      { value: 'b', count: 2 },
    ]);
  });

  it('the histogram has months, and no place for a date known to the year alone', () => {
    expect(ask({ query: 'date:2026-06' }).histogram).toEqual([
      { value: '2024-03', count: 1 },
      { value: '2026-06', count: 1 },
    ]);
  });
});

describe('completing', () => {
  it('offers values by how many papers have them, by the beginning of any of their words', () => {
    const index = anIndex(shelf);

    expect(index.complete('author', 'yan', 5).map(({ value }) => value)).toEqual([
      'Yann LeCun',
      'Yann Müller',
    ]);
    expect(index.complete('author', 'mul', 5)).toEqual([{ value: 'Yann Müller', count: 1 }]);
    expect(index.complete('tag', '', 5)).toHaveLength(3);
  });
});

describe('indexing', () => {
  it('starts with the first words, and can be done in pieces before', () => {
    const index = anIndex(shelf);
    index.search(aRequest({ query: 'has:note ' }));
    expect(index.indexedShare).toBe(0);

    expect(index.indexSome(2)).toBe(false);
    expect(index.indexedShare).toBeCloseTo(0.4);
    expect(idsOf(index.search(aRequest({ query: 'graphs ' })))).toEqual([3]);

    expect(index.indexedShare).toBe(1);
    expect(index.indexSome(1)).toBe(true);
  });

  it('a removed paper leaves nothing behind, and its words are slips again', () => {
    const index = anIndex([aPaper({ id: 1, title: 'Galore' }), aPaper({ id: 2, title: 'Galores' })]);
    expect(idsOf(index.search(aRequest({ query: 'galore ' })))).toEqual([1]);

    index.apply({ to: 2, papers: [], removed: [id(1)], more: false });

    expect(idsOf(index.search(aRequest({ query: 'galore ' })))).toEqual([2]);
    expect(index.search(aRequest()).facets.year).toEqual([{ value: '', count: 1 }]);
  });

  it('a changed paper leaves nothing behind of the words it had', () => {
    const index = anIndex([aPaper({ id: 1, title: 'Galore' })]);
    expect(idsOf(index.search(aRequest({ query: 'galore ' })))).toEqual([1]);

    index.apply({ to: 2, papers: [aPaper({ id: 1, title: 'Galores' })], removed: [], more: false });

    expect(idsOf(index.search(aRequest({ query: 'galore ' })))).toEqual([1]);
  });

  it('S17: a batch older than what is held is left alone', () => {
    const index = anIndex([aPaper({ id: 1, title: 'New' })]);
    index.apply({ to: 5, papers: [], removed: [], more: false });

    index.apply({ to: 4, papers: [aPaper({ id: 1, title: 'Old' })], removed: [], more: false });

    expect(index.rows([1], '')[0]?.title).toBe('New');
    expect(index.revision).toBe(5);
  });
});

function listed(listedOn: string) {
  return {
    source: 'huggingface',
    kind: 'daily' as const,
    listedOn,
    rank: null,
    upvotes: null,
    comments: null,
  };
}

describe('an index that is to answer at once', () => {
  const papers = Array.from({ length: 300 }, (_, index) =>
    aPaper({ id: index + 1, title: `Rivers ${index}` }),
  );

  it('answers words from the text that is indexed so far, and says how much that is', () => {
    const index = new PaperIndex({ now: () => 0, text: 'ready' });
    index.apply({ to: 1, papers, removed: [], more: false });

    const first = index.search(aRequest({ query: 'rivers' }));

    expect(first.total).toBeGreaterThan(0);
    expect(first.total).toBeLessThan(papers.length);
    expect(index.indexedShare).toBeCloseTo(first.total / papers.length);
  });

  it('answers from everything when all is indexed, as one that waits does', () => {
    const index = new PaperIndex({ now: () => 0, text: 'ready' });
    index.apply({ to: 1, papers, removed: [], more: false });

    while (!index.indexSome(20)) {
      // The worker answers others in between.
    }

    expect(index.search(aRequest({ query: 'rivers' }))).toEqual(
      anIndex(papers).search(aRequest({ query: 'rivers' })),
    );
  });
});

describe('looking for values within a facet', () => {
  const papers = ['Kurt Gödel', 'Ada Lovelace', 'Kurt Hensel', 'Emmy Noether'].map((author, index) =>
    aPaper({ id: index + 1, authors: [author, 'Emmy Noether'] }),
  );

  it('lists those that hold the text, also ones that the limit leaves out', () => {
    const request = aRequest({ facetLimit: 1, facetSearch: { author: 'godel' } });

    const answer = anIndex(papers).search(request);

    expect(answer.facets.author).toEqual([{ value: 'Kurt Gödel', count: 1 }]);
    expect(answer.facetSizes.author).toBe(4);
    expect(answer.total).toBe(4);
  });

  it('says how many values there are, listed or not', () => {
    const answer = anIndex(papers).search(aRequest({ facetLimit: 1 }));

    expect(answer.facets.author).toEqual([{ value: 'Emmy Noether', count: 4 }]);
    expect(answer.facetSizes).toMatchObject({ author: 4, tag: 1 });
  });
});

describe('names (S6)', () => {
  const papers = [
    ['John A. Smith'],
    ['Smith, J.'],
    ['Jane Smith'],
    ['Ludwig van Beethoven'],
    ['Yann Müller', 'José García-Márquez'],
    ['Smith John'],
    ['Tim Smithson'],
  ].map((authors, index) => aPaper({ id: index + 1, authors }));
  const find = (query: string) => idsOf(anIndex(papers).search(aRequest({ query }))).sort((a, b) => a - b);

  it.each([
    ['author:"J. Smith"', [1, 2, 3]],
    ['author:"John Smith"', [1, 2]],
    ['author:"Smith, John"', [1, 2, 6]],
    ['author:"J. A. Smith"', [1, 2, 3]],
    ['author:"L. Beethoven"', [4]],
    ['author:"Beethoven, L. van"', [4]],
    ['author:"y muller"', [5]],
    ['author:"J. Garcia-Marquez"', [5]],
    ['author:"Tom Smith"', []],
    ['-author:"J. Smith"', [4, 5, 6, 7]],
    // Outside the field of authors, and while it is being typed, a phrase is no name.
    ['"J. Smith"', []],
    ['author:"J. Smi', []],
  ])('%s finds who it may be', (query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  it('marks who was meant', () => {
    const rows = anIndex(papers).search(aRequest({ query: 'author:"J. Smith"' })).rows;

    expect(rows.map(({ id: paper, bylineMarks }) => [paper, bylineMarks])).toEqual([
      [1, [[0, 13]]],
      [2, [[0, 9]]],
      [3, [[0, 10]]],
    ]);
  });

  it('are to the letter in rules', () => {
    expect(anIndex(papers).matching('author:"J. Smith"', { today: '2026-07-15' })).toEqual([]);
  });
});

describe('slips (S7)', () => {
  const papers = ['Paged memory', 'Fast caches', 'A trial of memos'].map((title, at) =>
    aPaper({ id: at + 1, title }),
  );

  it.each([
    ['memroy ', [1]],
    ['mmeory', [1]],
    ['cahces ', [2]],
    ['trail ', [3]],
    // Two letters changed, in a word of six; too short; a word that papers have.
    ['mmeoyr ', []],
    ['mmeo ', []],
    ['memory ', [1]],
  ])('"%s" finds what it is a slip for, two neighbours exchanged being one', (query, expected) => {
    expect(idsOf(anIndex(papers).search(aRequest({ query })))).toEqual(expected);
  });

  it('marks what was meant', () => {
    const [row] = anIndex(papers).search(aRequest({ query: 'memroy ' })).rows;
    expect(row?.titleMarks).toEqual([[6, 12]]);
  });
});
