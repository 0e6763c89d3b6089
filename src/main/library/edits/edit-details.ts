import { AppError } from '#shared/contract/errors.ts';
import { type EditDetails, editDetailsSchema } from '#shared/contract/history.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { LibraryParts } from '../library-parts.ts';

/** What an edit did, paper by paper, as far as it is asked for (L34). @throws AppError not-found */
export function detailsOf(
  { database, edits }: Pick<LibraryParts, 'database' | 'edits'>,
  { edit: number, limit }: { readonly edit: number; readonly limit: number },
): EditDetails {
  return database.snapshot(() => {
    const edit = edits.get(number);
    if (edit === null) throw new AppError('not-found', `No edit has the number ${number}.`);
    const { session: _, ...summary } = edit;
    const counts = database
      .sql<{ added: number; changed: number }>(`
        SELECT ifnull(sum(before IS NULL), 0) AS added, ifnull(sum(before IS NOT NULL), 0) AS changed
        FROM edit_change WHERE edit_id = ?`)
      .get(number) ?? { added: 0, changed: 0 };
    const rows = database
      .sql<{ paper: number; title: string | null; isAdded: number; fields: string }>(`
        SELECT edit_change.paper_id AS paper, paper.title, edit_change.before IS NULL AS isAdded,
          (SELECT json_group_array(key) FROM json_each(edit_change.after)) AS fields
        FROM edit_change
        LEFT JOIN change ON change.paper_id = edit_change.paper_id AND change.removed = 0
        LEFT JOIN paper ON paper.id = change.paper_id
        WHERE edit_change.edit_id = ?
        ORDER BY edit_change.before IS NOT NULL, edit_change.paper_id
        LIMIT ?`)
      .all(number, limit);
    return {
      edit: summary,
      report: reportOf(database, number),
      ...counts,
      changes: rows.map(({ paper, title, isAdded, fields }) => ({
        // Ids come from our own primary key.
        paper: paper as PaperId,
        title,
        isAdded: isAdded === 1,
        // Written by `json_group_array`.
        fields: isAdded === 1 ? [] : (JSON.parse(fields) as string[]),
      })),
    };
  });
}

/** Reports of older versions of Carrel may lack what this one shows: then there is none. */
function reportOf(database: LibraryParts['database'], edit: number): EditDetails['report'] {
  const row = database.sql<{ report: string }>('SELECT report FROM batch WHERE edit_id = ?').get(edit);
  if (row === undefined) return null;
  return editDetailsSchema.shape.report.safeParse(JSON.parse(row.report)).data ?? null;
}
