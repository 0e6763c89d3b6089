import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { discardAllStaged } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import { openDatabase } from '../storage/database.ts';
import { migrate, refuseNewerSchema } from '../storage/migrate.ts';
import { backupFolder, backupPath, checkLibraryFile, makeBackup } from './backups.ts';

/** Every table but `library` (it stays itself, and its revision only goes forward) and those of staging. */
const tables = [
  'paper',
  'abstract',
  'author',
  'paper_author',
  'identifier',
  'link',
  'appearance',
  'tag',
  'paper_tag',
  'pdf_file',
  'pdf',
  'pdf_missing',
  'note_version',
  'edit',
  'edit_change',
  'list_change',
  'provenance',
  'batch',
  'setting',
  'source',
  'ledger_day',
  'received',
  'folder_file',
  'folder_look',
  'validator',
  'session',
  'decision',
  'count_reading',
  'rule',
  'rule_match',
  'rule_due',
  'watch',
  'saved_search',
] as const;

export interface Restored {
  readonly revision: number;
  readonly papers: number;
  /** The backup that holds what was there before. */
  readonly kept: string;
}

/**
 * Puts a backup's content in the library's place, in one transaction, so that other windows and
 * processes see it as one more change. What was there becomes a backup first.
 * @throws AppError not-found, or conflict for a damaged backup
 */
export async function restoreBackup(parts: LibraryParts, name: string): Promise<Restored> {
  const path = backupPath(parts.folder, name);
  refuseNewerSchema(path);
  const { fault } = checkLibraryFile(path);
  if (fault !== null) {
    throw new AppError('conflict', `“${name}” cannot be put back. ${fault} Nothing was changed.`);
  }
  await parts.afterwards.settled();
  const kept = await makeBackup(parts.database, parts.folder, 'restore', parts.clock.now());
  const source = join(backupFolder(parts.folder), `${name}.restoring`);
  try {
    // One that was killed half-way may have left it, and a copy goes only where there is nothing.
    removeFile(source);
    copyBackup(path, source);
    prepare(source);
    const { revision, papers } = replaceContent(parts, source);
    return { revision, papers, kept: kept.name };
  } finally {
    removeFile(source);
  }
}

/** Removes a database with its companions. */
function removeFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

function copyBackup(path: string, target: string): void {
  const backup = openDatabase(path, { mode: 'read' });
  try {
    backup.sql('VACUUM INTO ?').run(target);
  } finally {
    backup.close();
  }
}

/** Brings a copy to the present schema, and takes out of it what an import had not published then. */
function prepare(copy: string): void {
  const database = openDatabase(copy, { mode: 'write' });
  try {
    migrate(database);
    discardAllStaged(database);
  } finally {
    database.close();
  }
}

function replaceContent({ database, edits, reader }: LibraryParts, source: string): Omit<Restored, 'kept'> {
  database.sql('ATTACH DATABASE ? AS backup').run(source);
  try {
    return database.transaction(() => {
      database.script('PRAGMA defer_foreign_keys = ON');
      const isStaging = database.sql('SELECT 1 FROM main.staging LIMIT 1').get() !== undefined;
      if (isStaging) {
        throw new AppError(
          'conflict',
          'Something large is being written. Put the backup back when it has ended.',
        );
      }
      const before = database.sql<{ id: number }>('SELECT paper_id AS id FROM main.change').all();
      for (const table of [...tables].reverse()) database.script(`DELETE FROM main.${table}`);
      for (const table of tables) {
        database.script(`INSERT INTO main.${table} SELECT * FROM backup.${table}`);
      }
      const present = database
        .sql<{ id: number }>('SELECT paper_id AS id FROM backup.change WHERE removed = 0')
        .all()
        .map((row) => row.id);
      const isPresent = new Set(present);
      edits.mark(
        before.map((row) => row.id).filter((id) => !isPresent.has(id)),
        'removed',
      );
      const revision = edits.mark(present, 'present');
      return { revision, papers: reader.count() };
    });
  } finally {
    database.sql('DETACH DATABASE backup').run();
  }
}
