import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { openTestLibrary, papersOf, temporaryFolder } from '../kit/library.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'library.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeDatabase(script: string): void {
  const database = new BetterSqlite3(file);
  database.exec(script);
  database.close();
}

describe('a file in the library’s place that is none (L2)', () => {
  it.each([
    ['text', () => writeFileSync(file, 'These are my own words, and no database at all.')],
    [
      'the database of a program that names itself',
      () => writeDatabase('PRAGMA application_id = 7; CREATE TABLE song (title)'),
    ],
    ['the database of a program that does not', () => writeDatabase('CREATE TABLE song (title)')],
    [
      'such a database with a version of its own',
      () => writeDatabase('CREATE TABLE song (title); PRAGMA user_version = 1'),
    ],
  ])('%s is refused and left as it is, to the byte', (_, make) => {
    make();
    const before = readFileSync(file);

    expect(() => openTestLibrary({ folder })).toThrow(AppError);

    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('an empty file, or an empty database, becomes a library', async () => {
    for (const make of [
      () => writeFileSync(file, ''),
      () => writeDatabase('PRAGMA journal_mode = WAL; VACUUM'),
    ]) {
      make();
      using library = openTestLibrary({ folder });

      expect(await papersOf(library.client)).toEqual([]);
      library.close();
      rmSync(file);
    }
  });
});
