import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { paperIdSchema } from '#shared/domain/paper.ts';
import { aDailyPage } from '../kit/daily-page.ts';
import {
  aListing,
  importInto,
  manyPapers,
  openTestLibrary,
  papersOf,
  temporaryFolder,
} from '../kit/library.ts';
import { ended, saidOften, startProgram } from '../kit/programs.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder whose library holds two papers, and a listing of so many others beside it. */
async function prepared(papers: number): Promise<{ folder: string; listing: string }> {
  const folder = temporaryFolder();
  folders.push(folder);
  const listing = join(folder, 'listing.txt');
  writeFileSync(listing, aListing(manyPapers(papers)));
  using library = openTestLibrary({ folder });
  const { ticket } = await library.client.imports.preview({
    files: [{ name: 'first.txt', bytes: aListing(manyPapers(2, 'Earlier')) }],
    asOf: '2026-07-01',
  });
  await library.client.imports.run({ ticket });
  return { folder, listing };
}

async function expectAllOrNothing(folder: string, papers: number): Promise<'all' | 'nothing'> {
  using library = openTestLibrary({ folder });
  expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  const found = await papersOf(library.client);
  expect([2, papers + 2]).toContain(found.length);
  expect((await library.client.edits.list({})).edits).toHaveLength(found.length === 2 ? 1 : 2);
  return found.length === 2 ? 'nothing' : 'all';
}

describe('an import killed with SIGKILL', () => {
  const moments: readonly (readonly [when: string, word: string, times: number, papers: number])[] = [
    ['before anything is written', 'parsed', 1, 3000],
    ['while it is compared', 'Comparing', 1, 3000],
    ['at the beginning of writing', 'Writing', 1, 3000],
    ['in the middle of writing', 'Writing', 4, 6000],
    ['when it has committed', 'committed', 1, 3000],
  ];

  it.each(moments)('%s leaves a whole library with all of it or nothing', async (_, word, times, papers) => {
    const { folder, listing } = await prepared(papers);
    const program = startProgram('import-listing', folder, listing);
    const isEnded = ended(program);

    const wasReached = await saidOften(program, word, times);
    program.kill('SIGKILL');
    await isEnded;

    expect(wasReached).toBe(true);
    const outcome = await expectAllOrNothing(folder, papers);
    expect(outcome).toBe(word === 'committed' ? 'all' : 'nothing');
  });

  it('at random moments leaves a whole library with all of it or nothing', { timeout: 60_000 }, async () => {
    const papers = 1200;
    for (let round = 0; round < 8; round += 1) {
      const { folder, listing } = await prepared(papers);
      const program = startProgram('import-listing', folder, listing);
      const isEnded = ended(program);
      await saidOften(program, 'parsed', 1);

      // Chance is what is wanted here: the import takes some 400 ms from this point.
      const delay = Math.random() * 500;
      const timer = setTimeout(() => program.kill('SIGKILL'), delay);
      await isEnded;
      clearTimeout(timer);

      await expectAllOrNothing(folder, papers).catch((error: unknown) => {
        throw new Error(`Killed after ${delay} ms.`, { cause: error });
      });
    }
  });
});

describe('a large act on papers that are there, killed with SIGKILL', () => {
  const papers = 5000;

  /** A library whose papers are all undecided. */
  async function filled(): Promise<string> {
    const folder = temporaryFolder();
    folders.push(folder);
    using library = openTestLibrary({ folder });
    await importInto(library.client, aListing(manyPapers(papers)));
    return folder;
  }

  /** What the library holds at the next opening. */
  async function outcomeOf(folder: string): Promise<'all' | 'nothing'> {
    using library = openTestLibrary({ folder });
    const { checks, fine } = await library.client.library.doctor({});
    expect({ checks, fine }).toMatchObject({ fine: true });
    expect(checks).toContainEqual({ name: 'imports', fine: true, sentence: 'No import is under way.' });
    const found = await papersOf(library.client);
    const { edits } = await library.client.edits.list({});
    const isDone = edits.length > 1;
    const expected = isDone ? { status: 'skipped', tags: ['x'] } : { status: 'undecided', tags: [] };
    expect(found).toHaveLength(papers);
    expect(new Set(found.map(({ status, tags }) => JSON.stringify({ status, tags })))).toEqual(
      new Set([JSON.stringify(expected)]),
    );
    const [one] = found;
    const { decisions } = await library.client.triage.decisions({ paper: one?.id ?? paperIdSchema.parse(1) });
    expect(decisions).toHaveLength(isDone ? 1 : 0);
    return isDone ? 'all' : 'nothing';
  }

  const moments: readonly (readonly [when: string, word: string, times: number])[] = [
    ['at the beginning', 'begun', 1],
    ['while it is staged', 'Changing', 2],
    ['when it has committed', 'committed', 1],
  ];

  it.each(moments)('%s leaves all of it or nothing', async (_, word, times) => {
    const folder = await filled();
    const program = startProgram('edit-all', folder);
    const isEnded = ended(program);

    const wasReached = await saidOften(program, word, times);
    program.kill('SIGKILL');
    await isEnded;

    expect(wasReached).toBe(true);
    expect(await outcomeOf(folder)).toBe(word === 'committed' ? 'all' : 'nothing');
  });

  it('at random moments leaves all of it or nothing', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 6; round += 1) {
      const folder = await filled();
      const program = startProgram('edit-all', folder);
      const isEnded = ended(program);
      await saidOften(program, 'begun', 1);

      // Chance is what is wanted here: the edit takes some 500 ms from this point.
      const delay = Math.random() * 600;
      const timer = setTimeout(() => program.kill('SIGKILL'), delay);
      await isEnded;
      clearTimeout(timer);

      await outcomeOf(folder).catch((error: unknown) => {
        throw new Error(`Killed after ${delay} ms.`, { cause: error });
      });
    }
  });
});

describe('an undo of what was done to many papers, killed with SIGKILL', () => {
  const papers = 5000;

  async function filled(isEdited: boolean): Promise<string> {
    const folder = temporaryFolder();
    folders.push(folder);
    using library = openTestLibrary({ folder });
    await importInto(library.client, aListing(manyPapers(papers)));
    if (!isEdited) return folder;
    const ids = (await papersOf(library.client)).map(({ id }) => id);
    await library.client.papers.edit({ ids, status: 'skipped', addTags: ['x'] });
    return folder;
  }

  async function outcomeOf(folder: string, isEdited: boolean): Promise<'all' | 'nothing'> {
    using library = openTestLibrary({ folder });
    const { checks, fine } = await library.client.library.doctor({});
    expect({ checks, fine }).toMatchObject({ fine: true });
    expect(checks).toContainEqual({ name: 'imports', fine: true, sentence: 'No import is under way.' });
    const [newest] = (await library.client.edits.list({})).edits;
    const isUndone = newest?.undoneAt !== null;
    const found = await papersOf(library.client);
    const here = isUndone && !isEdited ? 0 : papers;
    expect(found).toHaveLength(here);
    const expected = isEdited && !isUndone ? 'skipped x' : 'undecided ';
    expect(found.filter(({ status, tags }) => `${status} ${tags.join()}` !== expected)).toEqual([]);
    await library.settled();
    expect(library.rowsOfPapers()).toBe(here);
    return isUndone ? 'all' : 'nothing';
  }

  const moments: readonly (readonly [what: string, when: string, word: string, times: number])[] = [
    ['an edit', 'at the beginning', 'begun', 1],
    ['an edit', 'while it is staged', 'Undoing', 2],
    ['an edit', 'when it has committed', 'committed', 1],
    ['an import', 'at the beginning', 'begun', 1],
    ['an import', 'while it is staged', 'Undoing', 2],
    ['an import', 'while the rows are cleared away', 'committed', 1],
  ];

  it.each(moments)('of %s %s leaves all of it or nothing', async (what, _, word, times) => {
    const folder = await filled(what === 'an edit');
    const program = startProgram('undo-newest', folder);
    const isEnded = ended(program);

    const wasReached = await saidOften(program, word, times);
    program.kill('SIGKILL');
    await isEnded;

    expect(wasReached).toBe(true);
    expect(await outcomeOf(folder, what === 'an edit')).toBe(word === 'committed' ? 'all' : 'nothing');
  });

  it('of an import at random moments leaves all of it or nothing', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 6; round += 1) {
      const folder = await filled(false);
      const program = startProgram('undo-newest', folder);
      const isEnded = ended(program);
      await saidOften(program, 'begun', 1);

      // Chance is what is wanted here: the undo takes some 400 ms from this point, and clearing away as much again.
      const delay = Math.random() * 800;
      const timer = setTimeout(() => program.kill('SIGKILL'), delay);
      await isEnded;
      clearTimeout(timer);

      await outcomeOf(folder, false).catch((error: unknown) => {
        throw new Error(`Killed after ${delay} ms.`, { cause: error });
      });
    }
  });
});

describe('an import that changes what is there, killed with SIGKILL', () => {
  const papers = 1500;
  const pageOf = (upvotes: number): Uint8Array =>
    aDailyPage(Array.from({ length: papers }, () => ({ upvotes, authors: [`Author of ${upvotes}`] })));

  /** A library whose papers have one upvote, and a page beside it that knows of more. */
  async function filled(): Promise<{ readonly folder: string; readonly page: string }> {
    const folder = temporaryFolder();
    folders.push(folder);
    const page = join(folder, 'page.json');
    writeFileSync(page, pageOf(9));
    using library = openTestLibrary({ folder });
    await importInto(library.client, pageOf(1));
    return { folder, page };
  }

  async function outcomeOf(folder: string): Promise<'all' | 'nothing'> {
    using library = openTestLibrary({ folder });
    const { checks, fine } = await library.client.library.doctor({});
    expect({ checks, fine }).toMatchObject({ fine: true });
    expect(checks).toContainEqual({ name: 'imports', fine: true, sentence: 'No import is under way.' });
    const found = await papersOf(library.client);
    const { edits } = await library.client.edits.list({});
    const isDone = edits.length > 1;
    expect(found).toHaveLength(papers);
    expect(new Set(found.map(({ upvotes }) => upvotes))).toEqual(new Set([isDone ? 9 : 1]));
    const [one] = found;
    const { readings } = await library.client.triage.series({ paper: one?.id ?? paperIdSchema.parse(1) });
    expect(readings.map(({ upvotes }) => upvotes)).toEqual([isDone ? 9 : 1]);
    return isDone ? 'all' : 'nothing';
  }

  it.each([
    ['at the beginning of writing', 'Writing', 1],
    ['in the middle of writing', 'Writing', 5],
    ['when it has committed', 'committed', 1],
  ])('%s leaves all of it or nothing', { timeout: 30_000 }, async (_, word, times) => {
    const { folder, page } = await filled();
    const program = startProgram('import-listing', folder, page);
    const isEnded = ended(program);

    const wasReached = await saidOften(program, word, times);
    program.kill('SIGKILL');
    await isEnded;

    expect(wasReached).toBe(true);
    expect(await outcomeOf(folder)).toBe(word === 'committed' ? 'all' : 'nothing');
  });

  it('at random moments leaves all of it or nothing', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 5; round += 1) {
      const { folder, page } = await filled();
      const program = startProgram('import-listing', folder, page);
      const isEnded = ended(program);
      await saidOften(program, 'Writing', 1);

      // Chance is what is wanted here: the writing and publishing take some 400 ms from this point.
      const delay = Math.random() * 500;
      const timer = setTimeout(() => program.kill('SIGKILL'), delay);
      await isEnded;
      clearTimeout(timer);

      await outcomeOf(folder).catch((error: unknown) => {
        throw new Error(`Killed after ${delay} ms.`, { cause: error });
      });
    }
  });
});
