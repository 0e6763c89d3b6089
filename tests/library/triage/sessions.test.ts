import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  aListing,
  importInto,
  manyPapers,
  openTestLibrary,
  papersOf,
  temporaryFolder,
} from '../../kit/library.ts';
import { ended, saidOften, startProgram } from '../../kit/programs.ts';

const begin = { scope: { query: 'category:cs.LG' }, order: 'rank' as const, total: 5 };

async function libraryWith(count: number) {
  const library = openTestLibrary();
  await importInto(library.client, aListing(manyPapers(count)));
  const ids = (await papersOf(library.client)).map(({ id }) => id);
  return { ...library, ids, [Symbol.dispose]: () => library[Symbol.dispose]() };
}

describe('a session', () => {
  it('T3: counts what was decided in it, each paper once, and what was taken back not at all', async () => {
    using library = await libraryWith(5);
    const { client, ids } = library;
    const [one, two, three, four, five] = ids;
    if (!one || !two || !three || !four || !five) throw new Error('Five papers were imported.');
    const { id: session } = await client.triage.begin(begin);

    await client.papers.edit({ ids: [one], interest: 4, session, tookMs: 1000 });
    await client.papers.edit({ ids: [one], status: 'queued', session, tookMs: 2000 });
    await client.papers.edit({ ids: [two, three], status: 'skipped', session, tookMs: 500 });
    await client.papers.edit({ ids: [four], snoozedUntil: '2026-07-09', session, tookMs: 999_999 });
    await client.papers.edit({ ids: [five], status: 'reading', session, tookMs: 100 });
    await client.edits.undo({});

    const { session: current } = await client.triage.current({});
    expect(current).toMatchObject({
      id: session,
      ...begin,
      decided: 4,
      kept: 1,
      skipped: 2,
      snoozed: 1,
      // T3: no decision counts longer than two minutes, and one about two papers takes its time once.
      spentMs: 1000 + 2000 + 500 + 120_000,
      steps: [
        { paper: one, outcome: 'queued', tookMs: 2000 },
        { paper: two, outcome: 'skipped' },
        { paper: three, outcome: 'skipped' },
        { paper: four, outcome: 'snoozed' },
      ],
    });
  });

  it('T3: counts a paper that was put back to undecided no more', async () => {
    using library = await libraryWith(1);
    const { client, ids } = library;
    const { id: session } = await client.triage.begin(begin);
    await client.papers.edit({ ids, status: 'skipped', session });

    await client.papers.edit({ ids, status: 'undecided', session });

    expect((await client.triage.current({})).session).toMatchObject({ decided: 0, skipped: 0, steps: [] });
  });

  it('T3: an interest alone is a step but decides nothing', async () => {
    using library = await libraryWith(1);
    const { client, ids } = library;
    const { id: session } = await client.triage.begin(begin);

    await client.papers.edit({ ids, interest: 2, session });

    expect((await client.triage.current({})).session).toMatchObject({
      decided: 0,
      steps: [{ outcome: 'other' }],
    });
  });

  it('T4: is there again as it was after the library is closed, with the paper on top and the order', async () => {
    const folder = temporaryFolder();
    let before: unknown;
    {
      using library = openTestLibrary({ folder });
      await importInto(library.client, aListing(manyPapers(3)));
      const [one, two] = await papersOf(library.client);
      if (!one || !two) throw new Error('Three papers were imported.');
      const { id: session } = await library.client.triage.begin(begin);
      await library.client.papers.edit({ ids: [one.id], status: 'queued', session });
      await library.client.triage.move({ session, paper: two.id, order: 'upvotes', total: 9 });
      before = (await library.client.triage.current({})).session;
    }

    using again = openTestLibrary({ folder });

    expect((await again.client.triage.current({})).session).toEqual(before);
    expect(before).toMatchObject({ order: 'upvotes', total: 9, decided: 1 });
    rmSync(folder, { recursive: true, force: true });
  });

  it('T4: killed with SIGKILL goes on at the same paper with the same counts', async () => {
    const folder = temporaryFolder();
    const program = startProgram('triage-on', folder);
    const isEnded = ended(program);

    const wasReached = await saidOften(program, 'moved', 7);
    program.kill('SIGKILL');
    await isEnded;

    expect(wasReached).toBe(true);
    using library = openTestLibrary({ folder });
    const { session } = await library.client.triage.current({});
    const papers = await papersOf(library.client);
    const skipped = papers.filter(({ status }) => status === 'skipped');
    // Killed between a decision and the move behind it, one more is decided than the paper on top says.
    expect(session?.decided).toBe(skipped.length);
    expect(session?.steps.map(({ paper }) => paper)).toEqual(skipped.map(({ id }) => id));
    const place = papers.findIndex(({ id }) => id === session?.paper);
    expect([place, place + 1]).toContain(skipped.length);
    expect(place).toBeGreaterThanOrEqual(7);
    rmSync(folder, { recursive: true, force: true });
  });

  it('T4: begun while another is open ends that one', async () => {
    using library = await libraryWith(1);
    const first = await library.client.triage.begin(begin);

    const second = await library.client.triage.begin({ ...begin, order: 'velocity' });

    expect((await library.client.triage.current({})).session?.id).toBe(second.id);
    const { sessions } = await library.client.triage.sessions({});
    expect(sessions.map(({ id, endedAt }) => [id, endedAt === null])).toEqual([
      [second.id, true],
      [first.id, false],
    ]);
  });

  it('T4: that is ended is not the current one any more, and keeps its counts', async () => {
    using library = await libraryWith(2);
    const { client, ids } = library;
    const { id: session } = await client.triage.begin(begin);
    await client.papers.edit({ ids, status: 'skipped', session });

    const { session: closed } = await client.triage.end({ session });

    expect(closed).toMatchObject({ decided: 2, skipped: 2 });
    expect(closed.endedAt).not.toBeNull();
    expect((await client.triage.current({})).session).toBeNull();
    await expect(client.triage.end({ session: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
