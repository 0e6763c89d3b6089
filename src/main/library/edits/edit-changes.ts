import type { Database } from '../storage/database.ts';
import type { EditedFields, PaperChange } from './edit-log.ts';

/** What is asked of the record about many papers at once. */

/** The papers that at least one of these edits changed. */
export function papersOf(database: Database, edits: readonly number[]): number[] {
  return database
    .sql<{ paper: number }>(`
      SELECT DISTINCT paper_id AS paper FROM edit_change
      WHERE edit_id IN (SELECT value FROM json_each(?))
      ORDER BY paper_id`)
    .all(JSON.stringify(edits))
    .map(({ paper }) => paper);
}

/** What an edit did to some papers, by paper. */
export function changesAmong(
  database: Database,
  edit: number,
  papers: readonly number[],
): ReadonlyMap<number, PaperChange> {
  const rows = database
    .sql<{ paper: number; before: string | null; after: string }>(`
      SELECT paper_id AS paper, before, after
      FROM json_each(?) AS wanted
      CROSS JOIN edit_change ON edit_change.edit_id = ? AND edit_change.paper_id = wanted.value`)
    .all(JSON.stringify(papers), edit);
  return new Map(
    rows.map(({ paper, before, after }) => [
      paper,
      {
        paper,
        // Written by `EditLog` from values of these very types.
        before: before === null ? null : (JSON.parse(before) as EditedFields),
        after: JSON.parse(after) as EditedFields,
      },
    ]),
  );
}

/** Those of the papers that an edit which stands has touched, these edits left out. */
export function supportedAmong(
  database: Database,
  papers: readonly number[],
  without: readonly number[],
): ReadonlySet<number> {
  const rows = database
    .sql<{ paper: number }>(`
      SELECT wanted.value AS paper
      FROM json_each(?) AS wanted
      WHERE EXISTS (
        SELECT 1 FROM edit_change
        JOIN edit ON edit.id = edit_change.edit_id
        WHERE edit_change.paper_id = wanted.value
          AND edit.undone_at IS NULL AND edit.revision IS NOT NULL
          AND edit.id NOT IN (SELECT value FROM json_each(?)))`)
    .all(JSON.stringify(papers), JSON.stringify(without));
  return new Set(rows.map(({ paper }) => paper));
}
