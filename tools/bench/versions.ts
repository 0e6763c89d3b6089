import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/main/library/storage/database.ts';
import { version } from '../../src/main/version.ts';

const packages = ['minisearch', 'better-sqlite3', 'flexsearch', '@orama/orama'];

/** The versions of all that takes part in a run. */
export function versionsOf(browser: string | null): Record<string, string> {
  return {
    carrel: version,
    node: process.versions.node,
    ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    sqlite: versionOfSqlite(),
    ...(browser === null ? {} : { chromium: browser }),
  };
}

function versionOf(name: string): string {
  const file = fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url));
  try {
    // Every package says its version.
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  } catch {
    return 'not installed';
  }
}

function versionOfSqlite(): string {
  const database = openDatabase(':memory:', { mode: 'write' });
  const row = database.sql<{ version: string }>('SELECT sqlite_version() AS version').get();
  database.close();
  return row?.version ?? '';
}
