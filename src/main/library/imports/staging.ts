import type { EditEntry } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';

/** Who is staging: one run of the library in one process of one machine. */
export interface StagingOwner {
  readonly name: string;
  readonly process: number;
  readonly host: string;
  /** Whether a process of this machine still runs. */
  readonly isAlive: (process: number) => boolean;
}

/** Opens an edit that shows nowhere until it is published, and says who is at it. */
export function beginStaging(
  { database, edits }: Pick<LibraryParts, 'database' | 'edits'>,
  entry: EditEntry,
  owner: StagingOwner,
): number {
  return database.transaction(() => {
    const edit = edits.stage(entry);
    database
      .sql('INSERT INTO staging (edit_id, owner, process, host) VALUES (?, ?, ?, ?)')
      .run(edit, owner.name, owner.process, owner.host);
    return edit;
  });
}

/** Nobody is at this edit any more: it is published. */
export function endStaging(database: Database, edit: number): void {
  database.sql('DELETE FROM staging WHERE edit_id = ?').run(edit);
}

/** Says who is undoing an edit, until `endStaging`. */
export function beginUndoing(database: Database, edit: number, owner: StagingOwner): void {
  database
    .sql('INSERT OR REPLACE INTO staging (edit_id, owner, process, host) VALUES (?, ?, ?, ?)')
    .run(edit, owner.name, owner.process, owner.host);
}

const papersPerSlice = 200;
/** Rows that nothing else hangs on. */
const rowsPerSlice = 2000;

/** Takes everything of an unpublished edit away, in short transactions. */
export function* discardStaged(database: Database, edit: number): Generator<void> {
  for (const staged of [stagedPapers(database, edit), papersStagedBefore(database, edit)]) {
    const remove = database.sql('DELETE FROM paper WHERE id = ?');
    for (let start = 0; start < staged.length; start += papersPerSlice) {
      database.transaction(() => {
        for (const { id } of staged.slice(start, start + papersPerSlice)) remove.run(id);
      }, 'staged');
      yield;
    }
  }
  yield* discardRows(database, edit);
  database.transaction(() => {
    database.sql('DELETE FROM edit WHERE id = ? AND revision IS NULL').run(edit);
    // The undoing of an edit that stays was cut off: nothing of it was written.
    endStaging(database, edit);
  });
}

/** What the edit would have changed, and the decisions that it would have logged. */
function* discardRows(database: Database, edit: number): Generator<void> {
  const isUnpublished = 'SELECT 1 FROM edit WHERE edit.id = ? AND edit.revision IS NULL';
  const slices = [
    database.sql(`
      DELETE FROM decision
      WHERE EXISTS (${isUnpublished})
        AND id IN (SELECT id FROM decision WHERE edit_id = ? LIMIT ${rowsPerSlice})`),
    database.sql(`
      DELETE FROM edit_change
      WHERE EXISTS (${isUnpublished}) AND edit_id = ?
        AND paper_id IN (SELECT paper_id FROM edit_change WHERE edit_id = ? LIMIT ${rowsPerSlice})`),
  ];
  for (const [index, slice] of slices.entries()) {
    const given = Array.from({ length: index + 2 }, () => edit);
    while (database.transaction(() => slice.run(...given).changes, 'staged') > 0) yield;
  }
}

/** A paper takes some twenty rows with it. */
const clearedPerSlice = 50;

/** Deletes the rows of papers that are not in the library any more: undoing many does not wait for that. */
export function* clearAway(database: Database): Generator<void> {
  const gone = database
    .sql<{ id: number }>(`
      SELECT paper_id AS id FROM change
      WHERE removed = 1 AND EXISTS (SELECT 1 FROM paper WHERE paper.id = change.paper_id)`)
    .all();
  // A backup that was put back meanwhile, by whatever process, may have brought it again.
  const remove = database.sql(`
    DELETE FROM paper
    WHERE id = ? AND EXISTS (SELECT 1 FROM change WHERE change.paper_id = paper.id AND change.removed = 1)`);
  for (let start = 0; start < gone.length; start += clearedPerSlice) {
    yield;
    database.transaction(() => {
      for (const { id } of gone.slice(start, start + clearedPerSlice)) remove.run(id);
    }, 'staged');
  }
}

/** The new papers of an unpublished edit. */
function stagedPapers(database: Database, edit: number): { readonly id: number }[] {
  return database
    .sql<{ id: number }>(`
      SELECT edit_change.paper_id AS id
      FROM edit_change
      JOIN edit ON edit.id = edit_change.edit_id AND edit.revision IS NULL
      WHERE edit_change.edit_id = ? AND edit_change.before IS NULL`)
    .all(edit);
}

/** What an older Carrel staged stands in a table of its own. */
function papersStagedBefore(database: Database, edit: number): { readonly id: number }[] {
  return database.sql<{ id: number }>('SELECT paper_id AS id FROM staged_paper WHERE edit_id = ?').all(edit);
}

/**
 * Nothing takes so long, in ms. After it, a process that seems alive is another with the same
 * number, and a machine of another name may be this one.
 */
const longestStaging = 24 * 3_600_000;

/** Takes out of a copy of a library what was under way when it was made: it never ends there. */
export function discardAllStaged(database: Database): void {
  for (const _ of clearAway(database)) {
    // Each step is a transaction of its own.
  }
  for (const { edit } of database.sql<{ edit: number }>('SELECT edit_id AS edit FROM staging').all()) {
    for (const _ of discardStaged(database, edit)) {
      // Each step is a transaction of its own.
    }
  }
}

/** Removes what an import or a large edit left that was killed half-way; leaves alone what is under way elsewhere. */
export function removeLeftovers(
  { database, log, clock }: Pick<LibraryParts, 'database' | 'log' | 'clock'>,
  owner: StagingOwner,
): number {
  const rows = database
    .sql<{ edit: number; at: string; owner: string; process: number; host: string }>(`
      SELECT edit.id AS edit, edit.at, staging.owner, staging.process, staging.host
      FROM staging
      JOIN edit ON edit.id = staging.edit_id`)
    .all();
  const now = clock.now().getTime();
  let removed = 0;
  for (const row of rows) {
    const isOurs = row.owner === owner.name;
    const mayBeElsewhere =
      row.host !== owner.host || (row.process !== owner.process && owner.isAlive(row.process));
    if (isOurs || (mayBeElsewhere && now - Date.parse(row.at) < longestStaging)) continue;
    for (const _ of discardStaged(database, row.edit)) {
      // Each step is a transaction of its own.
    }
    removed += 1;
    log({ level: 'warn', message: `What was cut off half-way was taken away (edit ${row.edit}).` });
  }
  return removed;
}
