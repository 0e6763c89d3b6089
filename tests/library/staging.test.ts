import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearAway, discardStaged } from '../../src/main/library/imports/staging.ts';
import { type Database, openDatabase } from '../../src/main/library/storage/database.ts';
import { aListing, importInto, openTestLibrary, papersOf } from '../kit/library.ts';

interface HalfDone {
  readonly database: Database;
  readonly edit: number;
}

/** What a large import of another process leaves in the file before it publishes. */
function stageElsewhere(
  folder: string,
  { at, host, process = 1 }: { at: string; host: string; process?: number },
): HalfDone {
  const database = openDatabase(join(folder, 'library.sqlite'), { mode: 'write' });
  const edit = database.transaction(() => {
    const inserted = database
      .sql("INSERT INTO edit (kind, sentence, at) VALUES ('import', 'Imported', ?)")
      .run(at).lastInsertRowid;
    database
      .sql('INSERT INTO staging (edit_id, owner, process, host) VALUES (?, ?, ?, ?)')
      .run(inserted, 'another', process, host);
    const paper = database
      .sql("INSERT INTO paper (title, folded_title, added_at) VALUES ('Half-way', 'halfway', ?)")
      .run(at).lastInsertRowid;
    database.sql('INSERT INTO staged_paper (paper_id, edit_id) VALUES (?, ?)').run(paper, inserted);
    // A large edit stages what becomes of papers that are there, and its decisions.
    const papers = database.sql<{ id: number }>('SELECT paper_id AS id FROM change').all();
    for (const { id } of papers) {
      database
        .sql("INSERT INTO edit_change (edit_id, paper_id, before, after) VALUES (?, ?, '{}', '{}')")
        .run(inserted, id);
      database
        .sql(
          "INSERT INTO decision (paper_id, edit_id, at, outcome, reason) VALUES (?, ?, ?, 'skipped', 'by hand')",
        )
        .run(id, inserted, at);
    }
    return Number(inserted);
  });
  return { database, edit };
}

function isStaging({ database, edit }: HalfDone): boolean {
  return database.sql('SELECT 1 FROM staging WHERE edit_id = ?').get(edit) !== undefined;
}

describe('an import that is under way elsewhere', () => {
  it('is not part of a backup that is put back', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }]));
    const { database, edit } = stageElsewhere(library.folder, {
      at: '2026-07-01T08:00:00.000Z',
      host: 'another machine',
    });
    const { name } = await library.client.backups.make({});
    for (const _ of discardStaged(database, edit)) {
      // It was cancelled: each step is a transaction of its own.
    }
    database.close();

    await library.client.backups.restore({ name });

    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
    const papers = await papersOf(library.client);
    expect(papers.map(({ title }) => title)).toEqual(['One']);
    const [one] = papers;
    expect(one && (await library.client.triage.decisions({ paper: one.id })).decisions).toEqual([]);
  });

  it('is left alone when a library is opened', () => {
    using first = openTestLibrary();
    const halfDone = stageElsewhere(first.folder, {
      at: '2026-07-01T08:00:00.000Z',
      host: 'another machine',
    });

    using _second = openTestLibrary({ folder: first.folder });

    expect(isStaging(halfDone)).toBe(true);
    halfDone.database.close();
  });

  it.each([
    ['on a machine that has another name now', 'another machine', 1],
    ['by a process whose number another has now', hostname(), process.ppid],
  ])('%s is taken away when it is a day old', (_, host, number) => {
    using first = openTestLibrary();
    const at = '2026-06-29T08:00:00.000Z';
    const halfDone = stageElsewhere(first.folder, { at, host, process: number });

    using _second = openTestLibrary({ folder: first.folder });

    expect(isStaging(halfDone)).toBe(false);
    halfDone.database.close();
  });
});

describe('clearing away what an undo took out', () => {
  it('leaves a paper alone that a backup brought back meanwhile', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }, { title: 'Two' }]));
    const database = openDatabase(join(library.folder, 'library.sqlite'), { mode: 'write' });
    database.sql('UPDATE change SET removed = 1').run();
    const clearing = clearAway(database);
    clearing.next();

    database.sql('UPDATE change SET removed = 0 WHERE paper_id = 1').run();
    for (const _ of clearing) {
      // Each step is a transaction of its own.
    }

    expect(database.sql('SELECT id FROM paper').all()).toEqual([{ id: 1 }]);
    database.close();
  });
});
