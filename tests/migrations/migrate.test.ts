import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUpBeforeMigration, listBackups } from '../../src/main/library/backups/backups.ts';
import { libraryFileName } from '../../src/main/library/open-library.ts';
import { openDatabase, schemaVersionOf } from '../../src/main/library/storage/database.ts';
import { migrate, needsMigration } from '../../src/main/library/storage/migrate.ts';
import { migrations } from '../../src/main/library/storage/schema.ts';
import { aListing, importInto, openTestLibrary, temporaryFolder } from '../kit/library.ts';

const last = migrations.at(-1)?.version ?? 0;
const further = { version: last + 1, script: 'ALTER TABLE paper ADD COLUMN mood TEXT' };
const broken = { version: last + 2, script: 'ALTER TABLE paper ADD COLUMN weather TEXT; SELECT nonsense' };

async function aLibraryFile(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  using library = openTestLibrary({ folder });
  await importInto(library.client, aListing([{ title: 'One' }, { title: 'Two' }]));
  return { folder, file: join(folder, libraryFileName) };
}

describe('migrations', () => {
  it('are append-only: a released step never changes', () => {
    const released: Record<number, string> = {
      1: 'fa37646018f10a799441c2f0fa15015f2950cf2b901563349c49c03af96f5616',
      2: '146273e2ac604812f3132d457e41858565ca31e07f257e2506eb3e48aeedf606',
      3: '8a681036cf4408662bce157facd8d1bea5af0302baa88e37be1628c8adeb9d63',
      4: 'af63a8328123222cc8bb8aa9f12208e5ddcb2af1a7b9b944f362d17837a32ffd',
    };

    const hashes = Object.fromEntries(
      migrations.map(({ version, script }) => [version, createHash('sha256').update(script).digest('hex')]),
    );

    expect(hashes).toMatchObject(released);
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('bring an older file to the newest schema and keep what is in it', async () => {
    const { folder, file } = await aLibraryFile();
    const database = openDatabase(file, { mode: 'write' });

    migrate(database, [...migrations, further]);

    expect(database.sql('SELECT title, mood FROM paper ORDER BY id').all()).toEqual([
      { title: 'One', mood: null },
      { title: 'Two', mood: null },
    ]);
    database.close();
    expect(schemaVersionOf(file)).toBe(further.version);
    rmSync(folder, { recursive: true });
  });

  it('find the decisions of an older library in its edits', () => {
    const folder = temporaryFolder();
    const database = openDatabase(join(folder, libraryFileName), { mode: 'write' });
    migrate(database, migrations.slice(0, 1));
    const paper = database.sql(`
      INSERT INTO paper (id, title, folded_title, status, added_at)
      VALUES (?, ?, '', ?, '2026-07-01T08:00:00.000Z')`);
    for (const [index, status] of ['queued', 'queued', 'done', 'undecided'].entries()) {
      paper.run(index + 1, `Paper ${index + 1}`, status);
    }
    const edit = database.sql(`INSERT INTO edit (id, kind, sentence, at, revision, undone_at)
      VALUES (?, 'status', '', ?, 1, ?)`);
    const change = database.sql(
      `INSERT INTO edit_change (edit_id, paper_id, before, after) VALUES (?, ?, ?, ?)`,
    );
    const decided = (id: number, given: { paper: number; status: string; at: string; undone?: string }) => {
      edit.run(id, given.at, given.undone ?? null);
      change.run(id, given.paper, '{"status":"undecided"}', JSON.stringify({ status: given.status }));
    };
    decided(1, { paper: 1, status: 'queued', at: '2026-07-02T09:00:00.000Z' });
    decided(2, { paper: 2, status: 'queued', at: '2026-07-01T09:00:00.000Z' });
    decided(3, { paper: 3, status: 'done', at: '2026-07-03T09:00:00.000Z' });
    decided(4, {
      paper: 4,
      status: 'skipped',
      at: '2026-07-04T09:00:00.000Z',
      undone: '2026-07-04T10:00:00.000Z',
    });

    migrate(database);

    expect(database.sql('SELECT id, decided_at, done_at, queue_place FROM paper ORDER BY id').all()).toEqual([
      { id: 1, decided_at: '2026-07-02T09:00:00.000Z', done_at: null, queue_place: 2 },
      { id: 2, decided_at: '2026-07-01T09:00:00.000Z', done_at: null, queue_place: 1 },
      {
        id: 3,
        decided_at: '2026-07-03T09:00:00.000Z',
        done_at: '2026-07-03T09:00:00.000Z',
        queue_place: null,
      },
      { id: 4, decided_at: null, done_at: null, queue_place: null },
    ]);
    expect(database.sql('SELECT paper_id, outcome FROM decision ORDER BY id').all()).toEqual([
      { paper_id: 1, outcome: 'queued' },
      { paper_id: 2, outcome: 'queued' },
      { paper_id: 3, outcome: 'done' },
      { paper_id: 4, outcome: 'skipped' },
    ]);
    database.close();
    rmSync(folder, { recursive: true });
  });

  it('find the import on whose papers rules had acted', () => {
    const folder = temporaryFolder();
    const database = openDatabase(join(folder, libraryFileName), { mode: 'write' });
    migrate(database, migrations.slice(0, 6));
    database.script(`
      INSERT INTO edit (id, kind, sentence, at, revision) VALUES
        (1, 'import', '', '2026-07-01T08:00:00.000Z', 1), (2, 'rule', '', '2026-07-01T08:00:01.000Z', 2),
        (3, 'import', '', '2026-07-02T08:00:00.000Z', 3), (4, 'tags', '', '2026-07-02T08:00:01.000Z', 4),
        (5, 'rule', '', '2026-07-02T08:00:02.000Z', 5);
      INSERT INTO edit_change (edit_id, paper_id, before, after) VALUES
        (1, 1, NULL, '{}'), (1, 2, NULL, '{}'), (2, 1, '{}', '{}'), (2, 2, '{}', '{}'),
        (3, 2, '{}', '{}'), (3, 3, NULL, '{}'), (4, 3, '{}', '{}'), (5, 2, '{}', '{}'), (5, 3, '{}', '{}')`);

    migrate(database);

    expect(database.sql('SELECT id, follows FROM edit ORDER BY id').all()).toEqual([
      { id: 1, follows: null },
      { id: 2, follows: 1 },
      { id: 3, follows: null },
      { id: 4, follows: null },
      { id: 5, follows: 3 },
    ]);
    database.close();
    rmSync(folder, { recursive: true });
  });

  it('that fail leave the file at the step before, whole', async () => {
    const { folder, file } = await aLibraryFile();
    const database = openDatabase(file, { mode: 'write' });

    expect(() => migrate(database, [...migrations, further, broken])).toThrow(/nonsense/);

    expect(Number(database.pragma('user_version'))).toBe(further.version);
    expect(database.sql("SELECT name FROM pragma_table_info('paper') WHERE name = 'weather'").all()).toEqual(
      [],
    );
    database.close();
    rmSync(folder, { recursive: true });
  });

  it('are preceded by a checked copy', async () => {
    const { folder, file } = await aLibraryFile();
    expect(needsMigration(file, last + 1)).toBe(true);
    expect(needsMigration(file)).toBe(false);

    backUpBeforeMigration(file, folder, new Date('2026-07-01T08:00:00.000Z'));

    expect(listBackups(folder)).toMatchObject([{ reason: 'migration', papers: 2, fault: null }]);
    rmSync(folder, { recursive: true });
  });
});
