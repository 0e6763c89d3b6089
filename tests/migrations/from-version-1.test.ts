import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { untouched } from '#shared/domain/paper.ts';
import { listBackups } from '../../src/main/library/backups/backups.ts';
import { libraryFileName } from '../../src/main/library/open-library.ts';
import { openDatabase, schemaVersionOf } from '../../src/main/library/storage/database.ts';
import { migrate } from '../../src/main/library/storage/migrate.ts';
import { currentSchema, migrations } from '../../src/main/library/storage/schema.ts';
import { openTestLibrary, papersOf, temporaryFolder } from '../kit/library.ts';

/** A library as the first schema had it: a decided paper with a note, its import and its decision. */
function aLibraryOfVersion1(): string {
  const folder = temporaryFolder();
  const database = openDatabase(join(folder, libraryFileName), { mode: 'write' });
  migrate(database, migrations.slice(0, 1));
  database.script(`
    INSERT INTO paper (id, title, folded_title, date, upvotes, status, added_at, extra)
    VALUES (7, 'Analytical Engines', 'analytical engines', '1843-08', 12, 'queued', '2026-07-01T08:00:00.000Z',
      '{"categories":["cs.AR"],"version":2}');
    INSERT INTO author (id, name) VALUES (1, 'Ada Lovelace');
    INSERT INTO paper_author (paper_id, position, author_id) VALUES (7, 0, 1);
    INSERT INTO tag (id, name) VALUES (1, 'classics');
    INSERT INTO paper_tag (paper_id, position, tag_id) VALUES (7, 0, 1);
    INSERT INTO note_version (paper_id, version, text, saved_at)
    VALUES (7, 1, 'Read the notes first.', '2026-07-01T09:00:00.000Z');
    INSERT INTO edit (id, kind, sentence, at, revision) VALUES
      (1, 'import', 'Imported 1 paper', '2026-07-01T08:00:00.000Z', 1),
      (2, 'status', 'Queued “Analytical Engines”', '2026-07-01T08:30:00.000Z', 2);
    INSERT INTO edit_change (edit_id, paper_id, before, after) VALUES
      (1, 7, NULL, '{"appearances":[]}'),
      (2, 7, '{"status":"undecided"}', '{"status":"queued"}');
    INSERT INTO change (paper_id, revision) VALUES (7, 2);
    UPDATE library SET revision = 2;
    INSERT INTO setting (name, value) VALUES ('theme', 'dark');
  `);
  database.close();
  return folder;
}

describe('a library of the first schema', () => {
  it('is opened with all that was in it, after a checked copy', async () => {
    const folder = aLibraryOfVersion1();
    {
      using library = openTestLibrary({ folder });

      expect(listBackups(folder)).toMatchObject([{ reason: 'migration', papers: 1, fault: null }]);
      const [paper] = await papersOf(library.client);
      expect(paper).toMatchObject({
        ...untouched,
        id: 7,
        title: 'Analytical Engines',
        authors: ['Ada Lovelace'],
        tags: ['classics'],
        note: 'Read the notes first.',
        status: 'queued',
        upvotes: 12,
        categories: ['cs.AR'],
        version: 2,
        // What its edits say of them.
        decidedAt: '2026-07-01T08:30:00.000Z',
        decidedBy: 'reader',
        queuePlace: 1,
      });
      expect(await library.client.settings.get({})).toMatchObject({ theme: 'dark', weeklyGoal: 0 });
      expect((await library.client.library.doctor({})).fine).toBe(true);
    }
    expect(schemaVersionOf(join(folder, libraryFileName))).toBe(currentSchema);
    rmSync(folder, { recursive: true });
  });

  it('has its old edits undone as before', async () => {
    const folder = aLibraryOfVersion1();
    {
      using library = openTestLibrary({ folder });

      await library.client.edits.undo({ edit: 2 });

      expect((await papersOf(library.client))[0]?.status).toBe('undecided');
    }
    rmSync(folder, { recursive: true });
  });
});
