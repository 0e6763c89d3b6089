import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { type Backup, backupSchema } from '#shared/contract/library.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { asStorageError, storageError } from '../storage/storage-errors.ts';

type Reason = Backup['reason'];

/** So many backups of each kind are kept. */
const kept: { readonly [Name in Reason]: number } = { daily: 7, migration: 3, manual: 20, restore: 3 };

const namePattern = /^carrel-(\d{8}T\d{6}\d*Z)-(daily|migration|manual|restore)(?:-\d+)?\.sqlite$/;

/** The folder of a library's backups. */
export function backupFolder(folder: string): string {
  return join(folder, 'backups');
}

/**
 * Copies the library into the backup folder. It becomes a backup only after it was opened and
 * checked: until then it has another name. Old backups of the same kind are pruned afterwards.
 * @throws AppError with a sentence
 */
export async function makeBackup(
  database: Database,
  folder: string,
  reason: Reason,
  now: Date,
): Promise<Backup> {
  const directory = backupFolder(folder);
  const name = asStorageError(directory, () => reserveName(directory, reason, now));
  const unchecked = join(directory, `${name}.unchecked`);
  try {
    await database.copyTo(unchecked);
    accept(unchecked, join(directory, name));
  } catch (error) {
    rmSync(unchecked, { force: true });
    throw storageError(unchecked, error);
  }
  prune(directory, reason);
  removeHalfMade(directory, now);
  return describe(directory, name);
}

/** All backups, newest first, each opened; they were checked from end to end when they were made. */
export function listBackups(folder: string): Backup[] {
  const directory = backupFolder(folder);
  return backupNames(directory).map((name) => describe(directory, name));
}

/** The path of a backup by its name. @throws AppError not-found, also for a name that is no backup's */
export function backupPath(folder: string, name: string): string {
  const path = join(backupFolder(folder), name);
  if (!namePattern.test(name) || !existsSync(path)) {
    throw new AppError('not-found', `There is no backup named "${name}".`);
  }
  return path;
}

/** The day (UTC) and the revision of the newest daily backup. */
export function newestDaily(folder: string): { day: string; revision: number | null } | null {
  const directory = backupFolder(folder);
  const name = backupNames(directory).find((one) => reasonOf(one) === 'daily');
  if (name === undefined) return null;
  const { revision } = checkLibraryFile(join(directory, name), 'quick');
  return { day: madeAt(name).slice(0, 10), revision };
}

interface Checked {
  readonly fault: string | null;
  readonly papers: number | null;
  readonly revision: number | null;
}

/** Opens a library's file, reading only, and looks whether it is whole. */
export function checkLibraryFile(file: string, depth: 'full' | 'quick' = 'full'): Checked {
  let database: Database | null = null;
  try {
    database = openDatabase(file, { mode: 'read' });
    const verdict = depth === 'full' ? String(database.pragma('integrity_check')) : 'ok';
    if (verdict !== 'ok') return { fault: `It is damaged (${verdict}).`, papers: null, revision: null };
    const found = database
      .sql<{ papers: number; revision: number }>(`
        SELECT (SELECT count(*) FROM change WHERE removed = 0) AS papers, revision FROM library`)
      .get();
    return { fault: null, papers: found?.papers ?? null, revision: found?.revision ?? null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { fault: `It does not open: ${reason}`, papers: null, revision: null };
  } finally {
    database?.close();
  }
}

function describe(directory: string, name: string): Backup {
  const file = join(directory, name);
  const { fault, papers } = checkLibraryFile(file, 'quick');
  return { name, madeAt: madeAt(name), reason: reasonOf(name), bytes: statSync(file).size, papers, fault };
}

function backupNames(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => namePattern.test(name))
    .sort((left, right) => (left < right ? 1 : -1));
}

/** Takes a name that no backup has and none that is being made, by making the file it grows in. */
function reserveName(directory: string, reason: Reason, now: Date): string {
  mkdirSync(directory, { recursive: true });
  const stamp = now.toISOString().replace(/[-:.]/g, '');
  for (let further = 1; ; further += 1) {
    const name = `carrel-${stamp}-${reason}${further === 1 ? '' : `-${further}`}.sqlite`;
    if (existsSync(join(directory, name)) || existsSync(join(directory, `${name}.unchecked`))) continue;
    closeSync(openSync(join(directory, `${name}.unchecked`), 'wx'));
    return name;
  }
}

const reasonSchema = z.enum(backupSchema.shape.reason.options);

function reasonOf(name: string): Reason {
  return reasonSchema.parse(namePattern.exec(name)?.[2]);
}

/** `20260701T080000123Z` as an ISO instant. */
function madeAt(name: string): string {
  const stamp = namePattern.exec(name)?.[1] ?? '';
  const [, year, month, day, hour, minute, second, rest = ''] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d*)Z$/.exec(stamp) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${rest.padEnd(3, '0')}Z`;
}

function prune(directory: string, reason: Reason): void {
  const same = backupNames(directory).filter((name) => reasonOf(name) === reason);
  for (const name of same.slice(kept[reason])) rmSync(join(directory, name), { force: true });
}

/** Removes copies that a killed process left; a younger one may still be under way in another. */
function removeHalfMade(directory: string, now: Date): void {
  const day = 24 * 3_600_000;
  for (const name of readdirSync(directory)) {
    if (!/\.sqlite\.(?:unchecked|restoring)(?:-wal|-shm|-journal)?$/.test(name)) continue;
    const modified = statSync(join(directory, name), { throwIfNoEntry: false })?.mtimeMs;
    if (modified !== undefined && now.getTime() - modified > day)
      rmSync(join(directory, name), { force: true });
  }
}

/** Copies a library before its schema is changed, and checks the copy. @throws AppError with a sentence */
export function backUpBeforeMigration(file: string, folder: string, now: Date): void {
  const directory = backupFolder(folder);
  const name = asStorageError(directory, () => reserveName(directory, 'migration', now));
  const unchecked = join(directory, `${name}.unchecked`);
  const database = openDatabase(file, { mode: 'read' });
  try {
    database.sql('VACUUM INTO ?').run(unchecked);
    accept(unchecked, join(directory, name));
  } catch (error) {
    rmSync(unchecked, { force: true });
    throw storageError(unchecked, error);
  } finally {
    database.close();
  }
  prune(directory, 'migration');
}

/** Makes a copy one file without companions, checks it from end to end, and gives it its name. */
function accept(unchecked: string, target: string): void {
  const database = openDatabase(unchecked, { mode: 'write' });
  database.script('PRAGMA journal_mode = DELETE');
  database.close();
  const { fault } = checkLibraryFile(unchecked);
  if (fault !== null) throw new AppError('conflict', `The backup failed its check. ${fault}`);
  renameSync(unchecked, target);
}
