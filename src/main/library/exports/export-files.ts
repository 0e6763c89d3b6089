import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where exports are written until they are fetched: among what can be thrown away. */
export function exportsFolder(folder: string): string {
  return join(folder, 'derived', 'exports');
}

/** Where the export of a token lies. */
export function exportedFile(folder: string, token: string): string {
  return join(exportsFolder(folder), token);
}

/** What is written of an export before it is whole. */
export function unfinishedFile(folder: string, token: string): string {
  return `${exportedFile(folder, token)}.part`;
}

/** A token that nobody guesses; makes the folder for its file. */
export function newToken(folder: string): string {
  mkdirSync(exportsFolder(folder), { recursive: true });
  return randomBytes(16).toString('hex');
}

/** Exports are kept for a day, in ms. */
const keptFor = 24 * 60 * 60 * 1000;

/** Removes exports that are older than a day, and what killed processes left of theirs. */
export function removeOldExports(folder: string, now: Date): void {
  let names: string[];
  try {
    names = readdirSync(exportsFolder(folder));
  } catch {
    // Nothing was exported yet.
    return;
  }
  for (const name of names) {
    const file = join(exportsFolder(folder), name);
    const age = now.getTime() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime());
    if (age > keptFor) rmSync(file, { recursive: true, force: true });
  }
}
