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

const papersPerSlice = 200;

/** Takes the papers of an unpublished edit away, in short transactions. */
export function* discardStaged(database: Database, edit: number): Generator<void> {
  for (const staged of [stagedPapers(database, edit), papersStagedBefore(database, edit)]) {
    for (let start = 0; start < staged.length; start += papersPerSlice) {
      const remove = database.sql('DELETE FROM paper WHERE id = ?');
      database.transaction(() => {
        for (const { id } of staged.slice(start, start + papersPerSlice)) remove.run(id);
      }, 'staged');
      yield;
    }
  }
  database.transaction(() => {
    // Changes and the staging row go with it.
    database.sql('DELETE FROM edit WHERE id = ? AND revision IS NULL').run(edit);
  });
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
 * No import takes so long, in ms. After it, a process that seems alive is another with the same
 * number, and a machine of another name may be this one.
 */
const longestImport = 24 * 3_600_000;

/** Takes every unpublished edit out of a copy of a library: what was under way then never ends there. */
export function discardAllStaged(database: Database): void {
  for (const { edit } of database.sql<{ edit: number }>('SELECT edit_id AS edit FROM staging').all()) {
    for (const _ of discardStaged(database, edit)) {
      // Each step is a transaction of its own.
    }
  }
}

/** Removes what an import left that was killed half-way; leaves alone what is under way elsewhere. */
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
    if (isOurs || (mayBeElsewhere && now - Date.parse(row.at) < longestImport)) continue;
    for (const _ of discardStaged(database, row.edit)) {
      // Each step is a transaction of its own.
    }
    removed += 1;
    log({ level: 'warn', message: `An import that was cut off half-way was taken away (edit ${row.edit}).` });
  }
  return removed;
}
