import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryFileName } from '../../../src/main/library/open-library.ts';
import { openDatabase } from '../../../src/main/library/storage/database.ts';
import {
  aListing,
  importInto,
  manyPapers,
  openTestLibrary,
  papersOf,
  temporaryFolder,
} from '../../kit/library.ts';
import { ended, saidOften, startProgram } from '../../kit/programs.ts';

/** Waits until a library's file shows an import that the rules have not looked at; `false` when it ends before. */
async function ruleIsDue(folder: string, isOver: () => boolean): Promise<boolean> {
  const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
  try {
    const due = database.sql('SELECT 1 FROM rule_due');
    while (!isOver()) {
      if (due.get() !== undefined) return true;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return false;
  } finally {
    database.close();
  }
}

async function outcomeIn(folder: string, papers: number): Promise<'nothing' | 'all'> {
  using library = openTestLibrary({ folder });
  expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  const found = await papersOf(library.client);
  const { edits: all } = await library.client.edits.list({});
  // The rule itself was added before, as an edit of its own.
  const edits = all.map(({ kind }) => kind).filter((kind) => kind !== 'rules');
  if (found.length === 0) {
    expect(edits).toEqual([]);
    return 'nothing';
  }
  expect(found).toHaveLength(papers);
  expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['skipped']));
  expect(edits).toEqual(['rule', 'import']);
  return 'all';
}

describe('an import under rules, killed with SIGKILL', () => {
  it('T10: between the import and the rules has both when it is opened again', {
    timeout: 60_000,
  }, async () => {
    const folder = temporaryFolder();
    const program = startProgram('import-under-rules', folder, '1500');
    let isOver = false;
    const isEnded = ended(program).finally(() => {
      isOver = true;
    });
    await saidOften(program, 'begun', 1);

    const wasDue = await ruleIsDue(folder, () => isOver);
    program.kill('SIGKILL');
    await isEnded;

    expect(wasDue).toBe(true);
    expect(await outcomeIn(folder, 1500)).toBe('all');
    rmSync(folder, { recursive: true, force: true });
  });

  it('T10: at random moments has nothing, or the import and what the rules make of it', {
    timeout: 60_000,
  }, async () => {
    for (let round = 0; round < 6; round += 1) {
      const folder = temporaryFolder();
      const program = startProgram('import-under-rules', folder, '300');
      const isEnded = ended(program);
      await saidOften(program, 'begun', 1);

      // Chance is what is wanted here: import and rules take some 300 ms from this point.
      const delay = Math.random() * 400;
      const timer = setTimeout(() => program.kill('SIGKILL'), delay);
      await isEnded;
      clearTimeout(timer);

      await outcomeIn(folder, 300).catch((error: unknown) => {
        throw new Error(`Killed after ${delay} ms.`, { cause: error });
      });
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('undoing an import that rules acted on, killed with SIGKILL', () => {
  const papers = 800;

  /** A library in which a rule hid every paper of an import, of which the reader took up one. */
  async function prepared(): Promise<string> {
    const folder = temporaryFolder();
    using library = openTestLibrary({ folder });
    await library.client.rules.add({ query: 'tests', actions: [{ kind: 'hide' }, { kind: 'highlight' }] });
    await importInto(library.client, aListing(manyPapers(papers)));
    const [first] = await papersOf(library.client);
    await library.client.papers.edit({ ids: first ? [first.id] : [], status: 'queued' });
    return folder;
  }

  async function expectAllOrNothing(folder: string): Promise<'before' | 'after'> {
    using library = openTestLibrary({ folder });
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
    const found = await papersOf(library.client);
    const undone = (await library.client.edits.list({})).edits.filter(({ undoneAt }) => undoneAt !== null);
    const statuses = found.map(({ status, highlighted }) => [status, highlighted]);
    if (undone.length === 0) {
      expect(statuses.filter(([status]) => status === 'skipped')).toHaveLength(papers - 1);
      return 'before';
    }
    expect(undone.map(({ kind }) => kind)).toEqual(['rule', 'import']);
    expect(statuses).toEqual([['queued', false]]);
    return 'after';
  }

  it('T16: leaves all of it, of the papers and of what the rules did, or nothing', {
    timeout: 120_000,
  }, async () => {
    const original = await prepared();
    for (let round = 0; round < 8; round += 1) {
      const folder = temporaryFolder();
      cpSync(original, folder, { recursive: true });
      const program = startProgram('undo-import', folder);
      const isEnded = ended(program);
      const wasReached = await saidOften(program, round === 0 ? 'undone' : 'begun', 1);

      // Chance is what is wanted here: undoing takes some 300 ms from this point.
      const delay = round === 0 ? 0 : Math.random() * 300;
      const timer = setTimeout(() => program.kill('SIGKILL'), delay);
      await isEnded;
      clearTimeout(timer);

      expect(wasReached).toBe(true);
      const outcome = await expectAllOrNothing(folder).catch((error: unknown) => {
        throw new Error(`Killed after ${delay} ms.`, { cause: error });
      });
      if (round === 0) expect(outcome).toBe('after');
      rmSync(folder, { recursive: true, force: true });
    }
    rmSync(original, { recursive: true, force: true });
  });
});
