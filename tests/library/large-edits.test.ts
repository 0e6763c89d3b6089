import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import {
  aListing,
  importInto,
  manyPapers,
  openTestLibrary,
  papersOf,
  type TestLibrary,
} from '../kit/library.ts';

type Client = TestLibrary['client'];
type Change = Omit<Parameters<Client['papers']['edit']>[0], 'ids'>;

async function libraryOf(papers: number): Promise<TestLibrary & { readonly ids: PaperId[] }> {
  const library = openTestLibrary();
  await importInto(library.client, aListing(manyPapers(papers)));
  const ids = (await papersOf(library.client)).map(({ id }) => id);
  return Object.assign(library, { ids });
}

/** What a paper is without what tells it from its neighbours, and without when things happened. */
const decidedOf = async (client: Client) =>
  (await papersOf(client)).map(({ title, status, tags, interest, snoozedUntil, trashedAt, ...rest }) => ({
    ...{ title, status, tags, interest, snoozedUntil, isTrashed: trashedAt !== null },
    ...{ queuePlace: rest.queuePlace, isDecided: rest.decidedAt !== null, isDone: rest.doneAt !== null },
    ...{ priority: rest.priority, due: rest.due, minutes: rest.minutes, rating: rest.rating },
  }));

/** Runs an edit and does something else when it says for the first time how far it is. */
async function editingMeanwhile(
  client: Client,
  ids: readonly PaperId[],
  change: Change,
  meanwhile: () => Promise<unknown>,
) {
  const others: Promise<unknown>[] = [];
  const receipt = await client.papers.edit(
    { ids: [...ids], ...change },
    {
      onProgress() {
        if (others.length === 0) others.push(meanwhile());
      },
    },
  );
  expect(others).toHaveLength(1);
  await Promise.all(others);
  return receipt;
}

describe('an edit of many papers', () => {
  const changes: readonly (readonly [name: string, change: Change])[] = [
    ['a status', { status: 'skipped' }],
    ['a place at the end of the queue', { status: 'queued' }],
    ['tags that come and go', { addTags: ['new', 'second'], removeTags: ['old'] }],
    ['the trash', { trashed: true }],
    ['a snooze', { snoozedUntil: '2026-09-01' }],
    ['an interest and a rating', { interest: 4, rating: 2 }],
    ['a plan', { priority: 1, due: '2026-08-01', minutes: 30 }],
    ['several things', { status: 'done', addTags: ['read'], interest: 5 }],
    ['a place in the queue', { status: 'queued', queueAfter: null }],
  ];

  it.each(changes)('sets %s as an edit of one paper does, and says the same of them', async (_, change) => {
    using large = await libraryOf(620);
    using small = await libraryOf(620);
    for (const { client, ids } of [large, small]) {
      await client.papers.edit({ ids: ids.slice(0, 40), addTags: ['old', 'kept'] });
      await client.papers.edit({ ids: ids.slice(20, 60), status: 'queued' });
    }

    const receipt = await large.client.papers.edit({ ids: large.ids, ...change });
    // The same in parts that are small enough to be one transaction; from the front when all go before the others.
    const parts = [small.ids.slice(0, 310), small.ids.slice(310)];
    let changed = 0;
    for (const part of change.queueAfter === null ? parts.toReversed() : parts)
      changed += (await small.client.papers.edit({ ids: part, ...change })).changed;

    if (change.queueAfter === undefined) expect(receipt.changed).toBe(changed);
    expect(receipt.revision).toBe((await large.client.library.about({})).revision);
    const [mine, theirs] = [await decidedOf(large.client), await decidedOf(small.client)];
    if (change.queueAfter === null) {
      const inOrder = (papers: typeof mine) =>
        papers.toSorted((a, b) => (a.queuePlace ?? 0) - (b.queuePlace ?? 0)).map(({ title }) => title);
      expect(inOrder(mine)).toEqual(inOrder(theirs));
    } else expect(mine).toEqual(theirs);
    expect(await large.client.library.doctor({})).toMatchObject({ fine: true });
  });

  it('logs a decision on each, and counts them in their session', async () => {
    using library = await libraryOf(700);
    const { client, ids } = library;
    const { id: session } = await client.triage.begin({ scope: { query: '' }, order: 'rank', total: 700 });

    await client.papers.edit({
      ids,
      status: 'skipped',
      session,
      tookMs: 900,
      reason: 'all 700 of a cluster',
    });

    expect((await client.triage.current({})).session).toMatchObject({
      decided: 700,
      skipped: 700,
      spentMs: 900,
    });
    const [one] = ids;
    expect((await client.triage.decisions({ paper: one as PaperId })).decisions).toMatchObject([
      { status: 'skipped', reason: 'all 700 of a cluster', session, undone: false },
    ]);
  });

  it('is one edit that is undone as one, in revisions of a thousand papers', async () => {
    using library = await libraryOf(1200);
    const { client, ids } = library;
    const before = await papersOf(client);
    const { revision } = await client.library.about({});

    const { sentence } = await client.papers.edit({ ids, status: 'skipped', addTags: ['x'] });

    expect(sentence).toBe('Skipped 1,200 papers and tagged them with x');
    expect((await client.papers.since({ revision, limit: 1000 })).papers).toHaveLength(1000);
    expect((await client.library.about({})).revision).toBe(revision + 2);
    await client.edits.undo({});
    expect(await papersOf(client)).toEqual(before);
  });

  it('takes ids as 32-bit numbers too', async () => {
    using library = await libraryOf(600);

    const { changed } = await library.client.papers.edit({
      ids: Uint32Array.from(library.ids),
      trashed: true,
    });

    expect(changed).toBe(600);
  });

  it.each([
    ['no paper', new Uint32Array()],
    ['the id 0', new Uint32Array(600)],
  ])('refuses ids of %s', async (_, ids) => {
    using library = await libraryOf(1);

    await expect(library.client.papers.edit({ ids, trashed: true })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('of papers that are all so already makes no edit and leaves nothing', async () => {
    using library = await libraryOf(600);
    const { client, ids } = library;
    await client.papers.edit({ ids, addTags: ['x'] });
    const before = await client.library.about({});

    const receipt = await client.papers.edit({ ids, addTags: ['x'] });

    expect(receipt).toEqual({
      edit: null,
      revision: before.revision,
      changed: 0,
      sentence: 'Nothing had to change',
    });
    expect(await client.library.about({})).toEqual(before);
    await expectNothingStaged(client);
  });

  it('of papers that are not there says so and leaves nothing', async () => {
    using library = await libraryOf(1);
    const ids = Uint32Array.from({ length: 700 }, (_, index) => 1000 + index);

    await expect(library.client.papers.edit({ ids, trashed: true })).rejects.toMatchObject({
      code: 'not-found',
    });

    await expectNothingStaged(library.client);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    using library = await libraryOf(3000);
    const { client, ids } = library;
    const before = await papersOf(client);
    const { revision } = await client.library.about({});
    const cancel = new AbortController();

    const running = client.papers.edit(
      { ids, status: 'skipped', addTags: ['x'] },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    );

    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expectNothingStaged(client);
    expect(await client.library.about({})).toMatchObject({ revision });
    expect(await papersOf(client)).toEqual(before);
    expect((await client.edits.list({})).edits).toHaveLength(1);
    expect((await client.triage.decisions({ paper: ids[0] as PaperId })).decisions).toEqual([]);
  });
});

async function expectNothingStaged(client: Client): Promise<void> {
  await expect
    .poll(
      async () => (await client.library.doctor({})).checks.find(({ name }) => name === 'imports')?.sentence,
    )
    .toBe('No import is under way.');
  expect(await client.library.doctor({})).toMatchObject({ fine: true });
}

describe('while many papers are edited', () => {
  it('nothing of it is seen, and a note is saved at once', async () => {
    using library = await libraryOf(3000);
    const { client, ids } = library;
    const [paper = ids[0] as PaperId] = ids;
    const seen: unknown[] = [];

    await editingMeanwhile(client, ids, { status: 'skipped' }, async () => {
      await client.notes.save({ paper, text: 'Written meanwhile', base: 0 });
      seen.push(
        (await client.papers.get({ id: paper })).status,
        (await client.triage.decisions({ paper })).decisions,
      );
    });

    expect(seen).toEqual(['undecided', []]);
    expect(await client.papers.get({ id: paper })).toMatchObject({
      status: 'skipped',
      note: 'Written meanwhile',
    });
  });

  it('what the reader decides about one of them came later, and stays', async () => {
    using library = await libraryOf(3000);
    const { client, ids } = library;
    const [first, second, last] = [ids[0], ids[1], ids.at(-1)] as PaperId[];

    const { edit, changed } = await editingMeanwhile(
      client,
      ids,
      { status: 'skipped', addTags: ['large'] },
      async () => {
        await client.papers.edit({ ids: [first as PaperId, last as PaperId], status: 'queued' });
        await client.papers.edit({ ids: [second as PaperId], addTags: ['mine'] });
      },
    );

    expect(changed).toBe(3000);
    const at = async (id: PaperId | undefined) => client.papers.get({ id: id as PaperId });
    expect(await at(first)).toMatchObject({ status: 'queued', tags: ['large'] });
    expect(await at(second)).toMatchObject({ status: 'skipped', tags: ['mine', 'large'] });
    await client.edits.undo({ edit: edit ?? 0 });
    expect(await at(first)).toMatchObject({ status: 'queued', tags: [] });
    expect(await at(second)).toMatchObject({ status: 'undecided', tags: ['mine'] });
    expect(await client.library.doctor({})).toMatchObject({ fine: true });
  });

  it('papers that are taken out meanwhile are left out', async () => {
    using library = await libraryOf(2500);
    const { client } = library;
    const { batch } = await importInto(client, aListing(manyPapers(3, 'Other')));
    const ids = (await papersOf(client)).map(({ id }) => id);

    const { changed } = await editingMeanwhile(client, ids, { trashed: true }, () =>
      client.edits.undo({ edit: batch ?? 0 }),
    );

    expect(changed).toBe(2500);
    expect(await papersOf(client)).toHaveLength(2500);
    expect(await client.library.doctor({})).toMatchObject({ fine: true });
  });

  it('a second one waits for it, and goes on from what it left', async () => {
    using library = await libraryOf(1500);
    const { client, ids } = library;

    const [first, second] = await Promise.all([
      client.papers.edit({ ids, status: 'skipped' }),
      client.papers.edit({ ids, status: 'queued' }),
    ]);

    expect(first.edit).toBeLessThan(second.edit ?? 0);
    await client.edits.undo({});
    expect(new Set((await papersOf(client)).map(({ status }) => status))).toEqual(new Set(['skipped']));
  });

  it('one that waits its turn can be cancelled without waiting', async () => {
    using library = await libraryOf(1500);
    const { client, ids } = library;
    const cancel = new AbortController();
    const first = client.papers.edit({ ids, status: 'skipped' });
    const second = client.papers.edit({ ids, status: 'queued' }, { signal: cancel.signal });

    cancel.abort();

    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await first;
    expect((await client.edits.list({})).edits).toHaveLength(2);
  });
});
