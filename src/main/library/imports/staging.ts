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
  const slice = database.sql('SELECT 1 FROM staged_paper WHERE edit_id = ? LIMIT 1');
  while (slice.get(edit) !== undefined) {
    database.transaction(() => {
      database
        .sql(`
          DELETE FROM paper
          WHERE id IN (SELECT paper_id FROM staged_paper WHERE edit_id = ? LIMIT ${papersPerSlice})`)
        .run(edit);
    });
    yield;
  }
  database.transaction(() => {
    // Changes and the staging row go with it.
    database.sql('DELETE FROM edit WHERE id = ? AND revision IS NULL').run(edit);
  });
}

/** Removes what an import left that was killed half-way; leaves alone what is under way elsewhere. */
export function removeLeftovers(
  { database, log }: Pick<LibraryParts, 'database' | 'log'>,
  owner: StagingOwner,
): number {
  const rows = database
    .sql<{ edit: number; owner: string; process: number; host: string }>(
      'SELECT edit_id AS edit, owner, process, host FROM staging',
    )
    .all();
  let removed = 0;
  for (const row of rows) {
    const isOurs = row.owner === owner.name;
    const isElsewhere =
      row.host !== owner.host || (row.process !== owner.process && owner.isAlive(row.process));
    if (isOurs || isElsewhere) continue;
    for (const _ of discardStaged(database, row.edit)) {
      // Each step is a transaction of its own.
    }
    removed += 1;
    log({ level: 'warn', message: `An import that was cut off half-way was taken away (edit ${row.edit}).` });
  }
  return removed;
}
