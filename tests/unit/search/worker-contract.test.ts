import { describe, expect, it } from 'vitest';
import { createClient } from '#shared/contract/client.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import { serve } from '#shared/contract/server.ts';
import { makeDigest } from '#shared/digest/make-digest.ts';
import { searchWorkerContract } from '#shared/search/worker-contract.ts';
import { trendsOf } from '#shared/trends/compute-trends.ts';
import { countOf } from '../../../src/renderer/search/count-of.ts';
import { anIndex, aPaper, aRequest } from './search-kit.ts';

function aWorker() {
  const index = anIndex([
    aPaper({ id: 1, title: 'Graphs', tags: ['ml'] }),
    aPaper({ id: 2, title: 'Trees' }),
  ]);
  const [near, far] = createLoopback();
  serve(
    searchWorkerContract,
    {
      search: {
        query: (request) => index.search(request),
        rows: ({ ids, query }) => ({ rows: index.rows(ids, query) }),
        marks: ({ text, query }) => ({ marks: index.marks(text, query) }),
        complete: ({ facet, prefix, limit }) => ({ values: index.complete(facet, prefix, limit) }),
        ranking: () => index.ranking(),
        takenFor: ({ word, open }) => ({ words: [...index.takenFor(word, open)] }),
        meant: ({ query, ...when }) => ({ meant: index.meant(query, when) }),
        count: ({ queries, ...when }) => ({ counts: queries.map((query) => countOf(index, query, when)) }),
        explain: ({ id: paper }) => index.explain(paper),
        related: ({ id: paper, limit }) => ({ papers: index.related(paper, limit) }),
        cluster: ({ id: paper, limit, today }) => ({ papers: index.cluster(paper, limit, today) }),
        trends: (request) => ({ ...trendsOf(index.papers(), request), revision: index.revision }),
        digest: (wish) => makeDigest(index.papers(), { ...wish, byInterest: null }, wish),
        changed: (emit) => {
          emit({ revision: index.revision, loaded: 1, indexed: index.indexedShare, learned: 0 });
          return () => {};
        },
      },
    },
    far,
    { log: () => {}, checkOutput: true },
  );
  return { index, client: createClient(searchWorkerContract, near) };
}

describe('the search worker’s contract', () => {
  it('counts what saved searches open on, slips as search takes them, and the trash where it is asked for (S30)', async () => {
    const { index, client } = aWorker();
    index.apply({
      to: 9,
      papers: [aPaper({ id: 3, title: 'Graphs of graphs', trashedAt: '2026-07-01T00:00:00.000Z' })],
      removed: [],
      more: false,
    });
    const queries = [
      'graphs',
      'graph',
      'graphz',
      'graphs OR trees',
      'tag:ml',
      'in:trash',
      'is:trashed trees',
      'graphs submarines',
    ];
    const opened = queries.map((query) => index.search(aRequest({ query: `${query} ` })));

    const { counts } = await client.search.count({ queries, today: '2026-07-01', timeZone: 'UTC' });

    expect(counts).toEqual([1, 1, 1, 2, 1, 1, 0, 0]);
    expect(counts).toEqual(opened.map(({ total, relaxed }) => (relaxed === null ? total : 0)));
  });

  it('says what a word is taken for when no paper has it, and nothing else (S31)', async () => {
    const { client } = aWorker();
    const taken = async (word: string, open = false) => (await client.search.takenFor({ word, open })).words;

    expect(await taken('graphz')).toEqual(['graphs']);
    expect(await taken('Graphz', true)).toEqual(['graphs']);
    for (const word of ['graphs', 'submarines', 'graphz-graphs', '']) expect(await taken(word)).toEqual([]);
    expect(await taken('gra', true)).toEqual([]);
  });

  it('carries a whole answer as it is', async () => {
    const { index, client } = aWorker();
    const request = aRequest({ query: 'graph', chosen: { tag: { any: ['ml'], none: [] } }, facetLimit: 5 });

    const answer = await client.search.query(request);

    expect(answer).toEqual(index.search(request));
    expect(answer.ids).toEqual(Uint32Array.of(1));
  });

  it('refuses choices that are none', async () => {
    const { client } = aWorker();
    const ask = (chosen: unknown) =>
      // What another version of the page, or a fault, might send.
      client.search.query({ ...aRequest(), chosen } as ReturnType<typeof aRequest>);

    for (const chosen of [
      { tag: { any: ['ml'] } },
      { tag: { any: ['ml'], all: 'ml', none: [] } },
      { tag: { any: ['ml'], all: [1], none: [] } },
      { colour: { any: ['red'], none: [] } },
      { tag: null },
    ])
      await expect(ask(chosen)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('carries rows, marks, values and news', async () => {
    const { client } = aWorker();
    const news: unknown[] = [];
    client.search.changed((event) => news.push(event));

    expect((await client.search.rows({ ids: [2], query: '' })).rows[0]?.title).toBe('Trees');
    expect(await client.search.marks({ text: 'A graph', query: 'graph' })).toEqual({ marks: [[2, 7]] });
    expect(await client.search.complete({ facet: 'tag', prefix: 'm', limit: 3 })).toEqual({
      values: [{ value: 'ml', count: 1 }],
    });
    await expect.poll(() => news).toEqual([{ revision: 1, loaded: 1, indexed: 0, learned: 0 }]);
  });

  it('carries trends', async () => {
    const { index, client } = aWorker();
    const request = { weeks: 13, source: null, today: '2026-07-01', timeZone: 'UTC' } as const;

    const trends = await client.search.trends(request);

    expect(trends).toEqual({ ...trendsOf(index.papers(), request), revision: 1 });
    expect(trends.weeks.at(-1)?.came).toBe(2);
  });

  it('refuses what is no search', async () => {
    const { client } = aWorker();

    // What a page of another version could send.
    const wrong = { ...aRequest(), view: 'attic' } as unknown as ReturnType<typeof aRequest>;

    await expect(client.search.query(wrong)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
