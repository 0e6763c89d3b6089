import { describe, expect, it } from 'vitest';
import { aListing, idOf, importInto, openTestLibrary } from '../../kit/library.ts';

async function libraryWith(...titles: string[]) {
  const library = openTestLibrary();
  await importInto(library.client, aListing(titles.map((title) => ({ title }))));
  const ids = await Promise.all(titles.map((title) => idOf(library.client, title)));
  return { ...library, ids, id: ids[0] ?? 0, [Symbol.dispose]: () => library[Symbol.dispose]() };
}

describe('a decision', () => {
  it('T1: on a status notes when it was made, wakes the paper, and answers what brought it back', async () => {
    using library = await libraryWith('One');
    const { client, id } = library;
    await client.papers.edit({ ids: [id], snoozedUntil: '2026-08-01' });

    await client.papers.edit({ ids: [id], status: 'skipped' });

    const paper = await client.papers.get({ id });
    expect(paper).toMatchObject({ status: 'skipped', snoozedUntil: null, returned: [] });
    expect(paper.decidedAt).toMatch(/^2026-07-01T08:/);
  });

  it('T1: to put a paper back to undecided leaves it as if it had never been decided', async () => {
    using library = await libraryWith('One');
    const { client, id } = library;
    await client.papers.edit({ ids: [id], status: 'done' });

    await client.papers.edit({ ids: [id], status: 'undecided' });

    expect(await client.papers.get({ id })).toMatchObject({
      status: 'undecided',
      decidedAt: null,
      doneAt: null,
      queuePlace: null,
    });
  });

  it('T1: once more for the same status changes nothing', async () => {
    using library = await libraryWith('One');
    const { client, id } = library;
    await client.papers.edit({ ids: [id], status: 'queued' });

    const receipt = await client.papers.edit({ ids: [id], status: 'queued' });

    expect(receipt).toMatchObject({ edit: null, changed: 0 });
    expect((await client.triage.decisions({ paper: id })).decisions).toHaveLength(1);
  });

  it('T2: stays in the log with its reason and time, also when it is taken back', async () => {
    using library = await libraryWith('One');
    const { client, id } = library;
    await client.papers.edit({ ids: [id], status: 'skipped', tookMs: 1500 });
    await client.edits.undo({});
    await client.papers.edit({ ids: [id], status: 'queued', interest: 4, reason: 'all 3 of a cluster' });

    const { decisions } = await client.triage.decisions({ paper: id });

    expect(decisions).toMatchObject([
      { status: 'queued', interest: 4, reason: 'all 3 of a cluster', tookMs: null, undone: false },
      { status: 'skipped', interest: null, reason: 'by hand', tookMs: 1500, undone: true },
    ]);
  });

  it('T2: says how the paper was rated then', async () => {
    using library = await libraryWith('One');
    const { client, id } = library;
    await client.papers.edit({ ids: [id], status: 'done' });
    await client.papers.edit({ ids: [id], rating: 2 });
    await client.papers.edit({ ids: [id], rating: 5 });

    const { decisions } = await client.triage.decisions({ paper: id });

    expect(decisions.map(({ status, rating }) => [status, rating])).toEqual([
      ['done', 5],
      ['done', 2],
      ['done', null],
    ]);
  });

  it('T2: taking back an older one leaves the newer as it is', async () => {
    using library = await libraryWith('One');
    const { client, id } = library;
    const { edit } = await client.papers.edit({ ids: [id], status: 'skipped' });
    await client.papers.edit({ ids: [id], status: 'queued' });
    const before = await client.papers.get({ id });

    await client.edits.undo({ edit: edit ?? 0 });

    expect(await client.papers.get({ id })).toEqual(before);
  });

  it('every field of it goes back exactly', async () => {
    using library = await libraryWith('One', 'Two', 'Three');
    const { client, ids, id } = library;
    await client.papers.edit({ ids, status: 'queued' });
    const before = await client.papers.get({ id });

    await client.papers.edit({
      ids: [id],
      status: 'done',
      interest: 5,
      rating: 3,
      priority: 1,
      due: '2026-07-09',
      minutes: 45,
      addTags: ['kept'],
    });
    const decided = await client.papers.get({ id });
    await client.edits.undo({});

    expect(decided).toMatchObject({
      status: 'done',
      interest: 5,
      rating: 3,
      priority: 1,
      due: '2026-07-09',
      minutes: 45,
      queuePlace: null,
    });
    expect(decided.doneAt).toBe(decided.decidedAt);
    expect(await client.papers.get({ id })).toEqual(before);
  });

  it.each([
    [{ interest: 4 }, 'Gave “One” an interest of 4'],
    [{ rating: 2 }, 'Gave “One” a rating of 2'],
    [{ snoozedUntil: '2026-07-09' }, 'Snoozed “One” until 2026-07-09'],
    [{ due: '2026-07-09', minutes: 20 }, 'Made “One” due on 2026-07-09 and estimated it at 20 minutes'],
    [{ priority: 1 }, 'Gave “One” priority 1'],
    [{ status: 'queued' as const, interest: 4 }, 'Queued “One” and gave it an interest of 4'],
  ])('says what it did: %j', async (decision, sentence) => {
    using library = await libraryWith('One');

    const receipt = await library.client.papers.edit({ ids: [library.id], ...decision });

    expect(receipt.sentence).toBe(sentence);
  });

  it('within a session that does not exist is refused whole', async () => {
    using library = await libraryWith('One');
    const { client, id } = library;

    await expect(client.papers.edit({ ids: [id], status: 'queued', session: 7 })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await client.papers.get({ id })).toMatchObject({ status: 'undecided' });
  });
});

describe('the queue', () => {
  async function queueOf(client: Awaited<ReturnType<typeof libraryWith>>['client'], ids: readonly number[]) {
    const papers = await Promise.all(ids.map((id) => client.papers.get({ id })));
    return papers
      .filter(({ queuePlace }) => queuePlace !== null)
      .sort((left, right) => (left.queuePlace ?? 0) - (right.queuePlace ?? 0))
      .map(({ title }) => title)
      .join(' ');
  }

  it('T6: takes papers at its end, in the order in which they are given', async () => {
    using library = await libraryWith('One', 'Two', 'Three');
    const [one, two, three] = library.ids;
    if (!one || !two || !three) throw new Error('Three papers were imported.');

    await library.client.papers.edit({ ids: [three, one], status: 'queued' });
    await library.client.papers.edit({ ids: [two], status: 'queued' });

    expect(await queueOf(library.client, library.ids)).toBe('Three One Two');
  });

  it('T6: a paper stands behind the one that is named, or before all', async () => {
    using library = await libraryWith('One', 'Two', 'Three', 'Four');
    const { client, ids } = library;
    const [one, two, , four] = ids;
    await client.papers.edit({ ids, status: 'queued' });
    if (!one || !two || !four) throw new Error('Four papers were imported.');

    const moved = await client.papers.edit({ ids: [four, one], queueAfter: two });
    expect(moved.sentence).toBe('Moved 2 papers in the queue');
    expect(await queueOf(client, ids)).toBe('Two Four One Three');
    await client.papers.edit({ ids: [one], queueAfter: null });
    expect(await queueOf(client, ids)).toBe('One Two Four Three');
    await client.edits.undo({});
    await client.edits.undo({});

    expect(await queueOf(client, ids)).toBe('One Two Three Four');
  });

  it('T6: has room between neighbours however often they are moved, and undo restores each order', async () => {
    using library = await libraryWith('One', 'Two', 'Three');
    const { client, ids } = library;
    const [one, two, three] = ids;
    if (!one || !two || !three) throw new Error('Three papers were imported.');
    await client.papers.edit({ ids, status: 'queued' });

    let [moving, waiting] = [two, three];
    for (let turn = 0; turn < 60; turn++) {
      await client.papers.edit({ ids: [waiting], queueAfter: one });
      [moving, waiting] = [waiting, moving];
      const order = await queueOf(client, ids);
      expect(order).toBe(turn % 2 === 0 ? 'One Three Two' : 'One Two Three');
    }
    for (let turn = 0; turn < 60; turn++) await client.edits.undo({});

    expect(await queueOf(client, ids)).toBe('One Two Three');
    expect(await client.papers.get({ id: three })).toMatchObject({ queuePlace: 3 });
  });

  it('T6: a paper that is being read keeps its place; one that is skipped leaves the queue', async () => {
    using library = await libraryWith('One', 'Two');
    const { client, ids } = library;
    const [one, two] = ids;
    if (!one || !two) throw new Error('Two papers were imported.');
    await client.papers.edit({ ids, status: 'queued' });

    await client.papers.edit({ ids: [one], status: 'reading' });
    await client.papers.edit({ ids: [one], status: 'queued' });
    expect(await queueOf(client, ids)).toBe('One Two');
    await client.papers.edit({ ids: [one], status: 'skipped' });
    await client.papers.edit({ ids: [one], status: 'queued' });

    expect(await queueOf(client, ids)).toBe('Two One');
  });

  it('T6: nothing can stand behind a paper that is not in it', async () => {
    using library = await libraryWith('One', 'Two');
    const { client, ids } = library;
    const [one, two] = ids;
    if (!one || !two) throw new Error('Two papers were imported.');
    await client.papers.edit({ ids: [one], status: 'queued' });

    await expect(client.papers.edit({ ids: [one], queueAfter: two })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});
