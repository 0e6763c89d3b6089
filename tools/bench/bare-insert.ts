import { type Database, openDatabase, type Value } from '../../src/main/library/storage/database.ts';
import { migrate } from '../../src/main/library/storage/migrate.ts';
import { type Took, timed } from './measure.ts';

const rowsAtOnce = 50_000;

/**
 * Puts every row of a library into a new file, by plain prepared inserts in one transaction: what the same rows cost
 * when nothing is read, compared or staged. Reading them is not counted.
 */
export function insertBare(library: string, target: string): Took & { readonly rows: number } {
  const from = openDatabase(library, { mode: 'read' });
  const to = openDatabase(target, { mode: 'write' });
  migrate(to);
  const took = { cpu: 0, wall: 0, rows: 0 };
  const count = (act: () => void) => {
    const { cpu, wall } = timed(act);
    took.cpu += cpu;
    took.wall += wall;
  };
  // References are checked as in the library, though tables come one after the other.
  count(() => to.script('BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON'));
  for (const table of tablesOf(to)) {
    for (const rows of pagesOf(from, table)) {
      took.rows += rows.length;
      count(() => insert(to, table, rows));
    }
  }
  count(() => to.script('COMMIT'));
  from.close();
  to.close();
  return took;
}

function insert(to: Database, table: string, rows: readonly Readonly<Record<string, Value>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const statement = to.sql(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of rows) statement.run(...columns.map((column) => row[column] ?? null));
}

/** The tables that a new library has no rows in; a paper's own table before those that point to it. */
function tablesOf(database: Database): string[] {
  const named = database.sql<{ name: string }>(`
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
    ORDER BY name <> 'paper', name`);
  return named
    .all()
    .map(({ name }) => name)
    .filter((name) => database.sql(`SELECT 1 FROM "${name}" LIMIT 1`).get() === undefined);
}

function* pagesOf(database: Database, table: string): Generator<Readonly<Record<string, Value>>[]> {
  const page = database.sql<Readonly<Record<string, Value>>>(`SELECT * FROM "${table}" LIMIT ? OFFSET ?`);
  for (let at = 0; ; at += rowsAtOnce) {
    const rows = page.all(rowsAtOnce, at);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) return;
  }
}
