import { cpSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/main/library/backups/backups.ts';
import { openDatabase } from '../../src/main/library/storage/database.ts';
import { aListing, idOf, importInto, openTestLibrary, papersOf } from '../kit/library.ts';

describe('the daily backup', () => {
  it('is made once a day, only when something changed, and holds the papers', async () => {
    using library = openTestLibrary();
    expect(await library.backUpIfDue()).toBeNull();
    await importInto(library.client, aListing([{ title: 'One' }]));

    expect(await library.backUpIfDue()).toMatchObject({ reason: 'daily', papers: 1, fault: null });
    await importInto(library.client, aListing([{ title: 'Two' }]));
    expect(await library.backUpIfDue()).toBeNull();
    library.clock.set('2026-07-02T08:00:00.000Z');
    expect(await library.backUpIfDue()).toMatchObject({ papers: 2 });
    library.clock.set('2026-07-03T08:00:00.000Z');

    expect(await library.backUpIfDue()).toBeNull();
  });

  it('is made although PDFs cannot be tidied up', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }]));
    rmSync(join(library.folder, 'pdfs'), { recursive: true, force: true });
    writeFileSync(join(library.folder, 'pdfs'), 'a file where a folder should be');

    expect(await library.backUpIfDue()).toMatchObject({ reason: 'daily', papers: 1, fault: null });
    expect(library.log).toContainEqual(
      expect.objectContaining({ level: 'warn', message: expect.stringContaining('could not be removed') }),
    );
  });

  it('is not used up by a library that was emptied', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }]));
    await library.client.edits.undo({});

    expect(await library.backUpIfDue()).toBeNull();
    await importInto(library.client, aListing([{ title: 'Two' }]));

    expect(await library.backUpIfDue()).toMatchObject({ papers: 1 });
  });

  it('keeps the last seven', async () => {
    using library = openTestLibrary();
    for (let day = 1; day <= 9; day += 1) {
      library.clock.set(`2026-07-0${day}T08:00:00.000Z`);
      await importInto(library.client, aListing([{ title: `Paper ${day}` }]));
      await library.backUpIfDue();
    }

    const { backups } = await library.client.backups.list({});

    expect(backups.map((backup) => backup.papers)).toEqual([9, 8, 7, 6, 5, 4, 3]);
    expect(backups.map((backup) => backup.madeAt.slice(0, 10))).toContain('2026-07-09');
  });

  it('clears away what a backup left that was killed half-way, and not one that is being made', async () => {
    using library = openTestLibrary();
    await library.client.backups.make({});
    const folder = join(library.folder, 'backups');
    for (const name of [
      'old.sqlite.unchecked',
      'old.sqlite.unchecked-wal',
      'new.sqlite.unchecked',
      'mine.txt',
    ])
      writeFileSync(join(folder, name), 'half a copy');
    const longAgo = new Date('2026-06-01T08:00:00.000Z');
    for (const name of ['old.sqlite.unchecked', 'old.sqlite.unchecked-wal', 'mine.txt'])
      utimesSync(join(folder, name), longAgo, longAgo);

    await library.client.backups.make({});

    const others = readdirSync(folder).filter((name) => !name.endsWith('.sqlite'));
    expect(others.sort()).toEqual(['mine.txt', 'new.sqlite.unchecked']);
  });

  it('has a file of its own, even when another begins in the same instant', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }]));
    const database = openDatabase(join(library.folder, 'library.sqlite'), { mode: 'write' });
    const now = new Date('2026-07-01T08:00:00.000Z');

    const made = await Promise.all([1, 2].map(() => makeBackup(database, library.folder, 'manual', now)));
    database.close();

    expect(made).toMatchObject([
      { papers: 1, fault: null },
      { papers: 1, fault: null },
    ]);
    expect(made[0]?.name).not.toBe(made[1]?.name);
  });

  it('is one file that needs no other', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }]));
    await library.client.backups.make({});

    await library.client.backups.list({});

    expect(readdirSync(join(library.folder, 'backups'))).toEqual([expect.stringMatching(/-manual\.sqlite$/)]);
  });
});

describe('putting a backup back', () => {
  it('brings papers, notes and decisions of then, keeps those of now, and says all of it in the changes', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }, { title: 'Two' }]));
    const one = await idOf(library.client, 'One');
    await library.client.notes.save({ paper: one, text: 'then', base: 0 });
    const then = await papersOf(library.client);
    const { name } = await library.client.backups.make({});
    await importInto(library.client, aListing([{ title: 'Three' }]));
    const three = await idOf(library.client, 'Three');
    await library.client.notes.save({ paper: one, text: 'now', base: 1 });
    const { revision } = await library.client.library.about({});

    const { kept, papers } = await library.client.backups.restore({ name });

    expect(papers).toBe(2);
    expect(await papersOf(library.client)).toEqual(then);
    const changes = await library.client.papers.since({ revision });
    expect(changes.removed).toEqual([three]);
    expect(changes.papers).toHaveLength(2);
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
    await library.client.backups.restore({ name: kept });
    expect((await library.client.papers.get({ id: one })).note).toBe('now');
  });

  it('leaves the library itself, and no other', async () => {
    using library = openTestLibrary();
    using another = openTestLibrary();
    const { id } = await library.client.library.about({});
    const { name } = await another.client.backups.make({});
    cpSync(join(another.folder, 'backups'), join(library.folder, 'backups'), { recursive: true });

    await library.client.backups.restore({ name });

    expect(await library.client.library.about({})).toMatchObject({ id });
    expect((await another.client.library.about({})).id).not.toBe(id);
  });

  it('never gives the id of a paper that was there to another', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }]));
    const { name } = await library.client.backups.make({});
    await importInto(library.client, aListing([{ title: 'Two' }]));
    const two = await idOf(library.client, 'Two');
    await library.client.backups.restore({ name });

    await importInto(library.client, aListing([{ title: 'Three' }]));

    expect(await idOf(library.client, 'Three')).toBeGreaterThan(two);
  });

  it('works after an earlier attempt was killed half-way', async () => {
    using library = openTestLibrary();
    await importInto(library.client, aListing([{ title: 'One' }]));
    const { name } = await library.client.backups.make({});
    writeFileSync(join(library.folder, 'backups', `${name}.restoring`), 'half a copy');

    expect(await library.client.backups.restore({ name })).toMatchObject({ papers: 1 });
  });

  it('refuses a damaged backup, and changes nothing', async () => {
    using library = openTestLibrary();
    await importInto(
      library.client,
      aListing(Array.from({ length: 300 }, (_, index) => ({ title: `Paper ${index}` }))),
    );
    const { name } = await library.client.backups.make({});
    const file = join(library.folder, 'backups', name);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 20_000, 60_000));

    await expect(library.client.backups.restore({ name })).rejects.toMatchObject({ code: 'conflict' });

    expect(await papersOf(library.client)).toHaveLength(300);
  });

  it.each(['../library.sqlite', 'carrel-1-daily.sqlite', ''])('refuses the name "%s"', async (name) => {
    using library = openTestLibrary();

    await expect(library.client.backups.restore({ name })).rejects.toMatchObject({ code: 'not-found' });
  });
});
