import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';
import type { EditKind } from './edit-log.ts';

/** What is edited beside papers, and the columns of each: a list short enough to be read whole. */
const lists = {
  rule: ['place', 'query', 'actions', 'enabled', 'added_at'],
  watch: ['kind', 'value', 'variants', 'orcid'],
  saved_search: ['place', 'name', 'query', 'added_at'],
  collection: ['parent_id', 'place', 'name', 'added_at'],
} as const;
export type ListName = keyof typeof lists;

type Cells = Readonly<Record<string, string | number | null>>;

interface ListChange {
  readonly list: ListName;
  readonly row: number;
  /** The cells that changed, or all of a row that came or went; `null` where it was not there. */
  readonly before: Cells | null;
  readonly after: Cells | null;
}

/**
 * Writes in one of the lists as an edit (T17). Nothing that changed is no edit, and its number `null`.
 * Within a transaction.
 */
export function editList<Result>(
  { database, edits, clock }: Pick<LibraryParts, 'database' | 'edits' | 'clock'>,
  { list, kind, sentence }: { readonly list: ListName; readonly kind: EditKind; readonly sentence: string },
  write: () => Result,
): { readonly edit: number | null; readonly result: Result } {
  const { changes, result } = changesBy(database, list, write);
  if (changes.length === 0) return { edit: null, result };
  const edit = edits.add({ kind, sentence, at: clock.now().toISOString() }, []);
  insertChanges(database, edit, changes);
  return { edit, result };
}

/** Writes in one of the lists as a part of an edit that does more. Within its transaction. */
export function recordListChanges(database: Database, edit: number, list: ListName, write: () => void): void {
  insertChanges(database, edit, changesBy(database, list, write).changes);
}

function changesBy<Result>(
  database: Database,
  list: ListName,
  write: () => Result,
): { readonly changes: ListChange[]; readonly result: Result } {
  const before = rowsOf(database, list);
  const result = write();
  return { changes: changesBetween(list, before, rowsOf(database, list)), result };
}

function insertChanges(database: Database, edit: number, changes: readonly ListChange[]): void {
  const insert = database.sql(
    'INSERT INTO list_change (edit_id, list, row_id, before, after) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { list, row, before: was, after } of changes) {
    insert.run(edit, list, row, was && JSON.stringify(was), after && JSON.stringify(after));
  }
}

/** The rows of a list that an edit touched. */
export function rowsTouched(database: Database, edit: number, list: ListName): number[] {
  return database
    .sql<{ row: number }>('SELECT row_id AS row FROM list_change WHERE edit_id = ? AND list = ?')
    .all(edit, list)
    .map(({ row }) => row);
}

/**
 * Takes back what an undone edit did to the lists, by the rules of papers (L10, L11): a cell goes back where it
 * still is as the edit left it, and a row leaves when no edit that stands has touched it. Returns how many of the
 * edit's new rows stay.
 */
export function takeListsBack(database: Database, edit: number): number {
  let kept = 0;
  for (const change of changesOf(database, edit)) {
    const { list, row, before, after } = change;
    const current = rowsOf(database, list).get(row);
    if (before !== null && after === null && current === undefined) {
      if (!isLeft(database, change)) insertRow(database, list, row, before);
      continue;
    }
    if (before !== null && after !== null) cellsBack(database, edit, { list, row, before, after }, current);
    if (current === undefined) continue;
    if (isLeft(database, change)) database.sql(`DELETE FROM ${list} WHERE id = ?`).run(row);
    else if (before === null) kept += 1;
  }
  return kept;
}

function cellsBack(
  database: Database,
  edit: number,
  { list, row, before, after }: ListChange & { readonly before: Cells; readonly after: Cells },
  current: Cells | undefined,
): void {
  for (const [column, left] of Object.entries(after)) {
    const was = before[column] ?? null;
    if (current !== undefined && current[column] === left) {
      database.sql(`UPDATE ${list} SET ${known(list, column)} = ? WHERE id = ?`).run(was, row);
    } else {
      handOn(database, edit, { list, row, column, from: left, to: was });
    }
  }
}

/** The next edit that found a value of an undone one is taken to have found what was there before. */
function handOn(
  database: Database,
  undone: number,
  cell: {
    readonly list: ListName;
    readonly row: number;
    readonly column: string;
    readonly from: unknown;
    readonly to: string | number | null;
  },
): void {
  const later = database
    .sql<{ edit: number; before: string }>(`
      SELECT list_change.edit_id AS edit, list_change.before FROM list_change
      JOIN edit ON edit.id = list_change.edit_id
      WHERE list_change.list = ? AND list_change.row_id = ? AND list_change.edit_id > ?
        AND list_change.before IS NOT NULL AND edit.undone_at IS NULL
      ORDER BY list_change.edit_id`)
    .all(cell.list, cell.row, undone);
  for (const { edit, before } of later) {
    const found = cellsIn(before);
    if (!(cell.column in found)) continue;
    if (found[cell.column] !== cell.from) return;
    database
      .sql('UPDATE list_change SET before = ? WHERE edit_id = ? AND list = ? AND row_id = ?')
      .run(JSON.stringify({ ...found, [cell.column]: cell.to }), edit, cell.list, cell.row);
    return;
  }
}

/** Whether the edit that added a row is undone, and so is every other that touched it. */
function isLeft(database: Database, { list, row }: ListChange): boolean {
  const { added, standing } = database
    .sql<{ added: number; standing: number }>(`
      SELECT ifnull(max(list_change.before IS NULL), 0) AS added,
        ifnull(sum(edit.undone_at IS NULL), 0) AS standing
      FROM list_change
      JOIN edit ON edit.id = list_change.edit_id
      WHERE list_change.list = ? AND list_change.row_id = ?`)
    .get(list, row) ?? { added: 0, standing: 0 };
  return added === 1 && standing === 0;
}

function changesOf(database: Database, edit: number): ListChange[] {
  return database
    .sql<{ list: ListName; row: number; before: string | null; after: string | null }>(
      'SELECT list, row_id AS row, before, after FROM list_change WHERE edit_id = ? ORDER BY list, row_id',
    )
    .all(edit)
    .map(({ list, row, before, after }) => ({
      list,
      row,
      before: before === null ? null : cellsIn(before),
      after: after === null ? null : cellsIn(after),
    }));
}

function changesBetween(
  list: ListName,
  before: ReadonlyMap<number, Cells>,
  after: ReadonlyMap<number, Cells>,
): ListChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((row): ListChange[] => {
    const [was, is] = [before.get(row), after.get(row)];
    if (was === undefined || is === undefined) return [{ list, row, before: was ?? null, after: is ?? null }];
    const changed = lists[list].filter((column) => was[column] !== is[column]);
    return changed.length === 0 ? [] : [{ list, row, before: pick(was, changed), after: pick(is, changed) }];
  });
}

function rowsOf(database: Database, list: ListName): ReadonlyMap<number, Cells> {
  const rows = database
    .sql<Cells & { id: number }>(`SELECT id, ${lists[list].join(', ')} FROM ${list}`)
    .all();
  return new Map(rows.map(({ id, ...cells }) => [id, cells]));
}

function insertRow(database: Database, list: ListName, row: number, cells: Cells): void {
  const columns = lists[list];
  database
    .sql(`INSERT INTO ${list} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`)
    .run(row, ...columns.map((column) => cells[column] ?? null));
}

/** The column of that name: what an edit holds goes into SQL only where it is one. */
function known(list: ListName, name: string): string {
  const column = lists[list].find((one) => one === name);
  if (column === undefined) throw new Error(`${list} has no ${name}.`);
  return column;
}

function pick(cells: Cells, columns: readonly string[]): Cells {
  return Object.fromEntries(columns.map((column) => [column, cells[column] ?? null]));
}

function cellsIn(json: string): Cells {
  // Written by `editList`.
  return JSON.parse(json) as Cells;
}
