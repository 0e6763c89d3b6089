import type { ForeignDatabase } from '../../storage/database.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The tables of a Zotero library, as far as they are there; those of other versions have other columns. */
export interface Tables {
  has(table: string): boolean;
  /** The rows of a table, with all its columns; none where there is no such table. */
  rows(table: string): readonly Row[];
}

/** Looks at plain tables only: what a foreign database computes is not asked for. */
export function tablesOf(database: ForeignDatabase): Tables {
  const known = new Set(
    database
      .all("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
      .filter(({ sql }) => typeof sql === 'string' && !/^\s*CREATE\s+VIRTUAL/i.test(sql))
      .map(({ name }) => name),
  );
  return {
    has: (table) => known.has(table),
    // The names are our own, and never the database's.
    rows: (table) => (known.has(table) ? database.all(`SELECT * FROM ${table}`) : []),
  };
}

export function textIn(row: Row | undefined, column: string): string | null {
  const value = row?.[column];
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value !== '' ? value.replaceAll('\u0000', '').toWellFormed() : null;
}

export function numberIn(row: Row | undefined, column: string): number | null {
  const value = row?.[column];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** Rows by the number in a column, in their order. */
export function groupedBy(rows: readonly Row[], column: string): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const key = numberIn(row, column);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** A text of each row by its number. */
export function namesIn(rows: readonly Row[], key: string, name: string): ReadonlyMap<number, string> {
  return new Map(
    rows.flatMap((row): [number, string][] => {
      const [id, text] = [numberIn(row, key), textIn(row, name)];
      return id === null || text === null ? [] : [[id, text]];
    }),
  );
}
