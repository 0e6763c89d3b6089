import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
export function dropForeignFiles(database: Database, folder: string, now: Date): void {
  const derived = join(folder, 'derived');
  const names = namesIn(derived);
  const mark = names.includes('history.json') ? readFileSync(markFile(folder), 'utf8') : null;
  const isForeign = mark === null || !isInHistory(database, mark);
  for (const name of names) {
    const file = join(derived, name);
    const isPart = name.endsWith('.part');
    const isAbandoned = isPart && now.getTime() - statSync(file).mtimeMs > abandonedAfter;
    if (isAbandoned || (isForeign && !isPart)) rmSync(file, { force: true });
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
