import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';
import { writeDerivedFile } from './frozen-file.ts';

/** A file half written by a process that was killed is left alone for so long: another may be writing it. */
const abandonedAfter = 3_600_000;

/** Writes beside the derived files which edit was the newest when they were made. */
export function markHistory(database: Database, folder: string): void {
  const mark = newestEdit(database);
  if (mark !== null) writeDerivedFile(markFile(folder), new TextEncoder().encode(mark));
}

/**
 * Throws derived files away that were made of another history of the library: its file may have been put back by
 * hand, and its revisions gone on from there. What a killed process left half written goes too. Nothing of it is
 * needed: it is made anew.
 */
export function dropForeignFiles({ database, folder, clock, log }: HistoryParts): void {
  const derived = join(folder, 'derived');
  const now = clock.now().getTime();
  const names = namesIn(derived);
  const isForeign = !names.includes('history.json') || !isInHistory(database, readMark(folder));
  for (const name of names) {
    const file = join(derived, name);
    const isPart = name.endsWith('.part');
    // One that another process has just put in its place is gone by now.
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (isPart ? now - changedAt <= abandonedAfter : !isForeign) continue;
    try {
      rmSync(file, { force: true });
    } catch (error) {
      log({ level: 'warn', message: `"${file}" is out of date and could not be removed.`, error });
    }
  }
}

type HistoryParts = Pick<LibraryParts, 'database' | 'folder' | 'clock' | 'log'>;

function readMark(folder: string): string {
  try {
    return readFileSync(markFile(folder), 'utf8');
  } catch {
    // What cannot be read vouches for nothing.
    return '';
  }
}

function markFile(folder: string): string {
  return join(folder, 'derived', 'history.json');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was derived yet.
    return [];
  }
}

const asMark = "json_object('id', id, 'at', at, 'revision', revision)";

function newestEdit(database: Database): string | null {
  const newest = database.sql<{ mark: string }>(
    `SELECT ${asMark} AS mark FROM edit WHERE revision IS NOT NULL ORDER BY revision DESC, id DESC LIMIT 1`,
  );
  return newest.get()?.mark ?? null;
}

function isInHistory(database: Database, mark: string): boolean {
  const found = database.sql(`SELECT 1 FROM edit WHERE revision IS NOT NULL AND ${asMark} = ?`);
  return found.get(mark) !== undefined;
}
