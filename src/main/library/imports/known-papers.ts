import type { Draft } from '#shared/domain/draft.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { PaperRecord } from '../papers/paper-record.ts';
import type { KnownPaper, KnownPapers } from './reconcile/reconcile.ts';

/** Looks papers of the library up for reconciling, those in the trash too: what was thrown away is known. */
export function createKnownPapers({
  database,
  reader,
}: Pick<LibraryParts, 'database' | 'reader'>): KnownPapers {
  const byIdentifier = database.sql<{ id: number }>(`
    SELECT identifier.paper_id AS id FROM identifier
    JOIN change ON change.paper_id = identifier.paper_id AND change.removed = 0
    WHERE identifier.scheme = ? AND identifier.value = ?
    ORDER BY id`);
  const byTitle = database.sql<{ id: number }>(`
    SELECT paper.id FROM paper
    JOIN change ON change.paper_id = paper.id AND change.removed = 0
    WHERE paper.folded_title = ?
    ORDER BY paper.id`);

  function known({ id }: { id: number }): KnownPaper[] {
    const paper = reader.find(id);
    if (!paper) return [];
    const { id: _id, note: _note, addedAt: _addedAt, ...record } = paper;
    // Written by `PaperWriter` from a draft's `extra`.
    return [{ id, record: { ...record, extra: reader.extraOf(id) as Draft['extra'] } satisfies PaperRecord }];
  }

  return {
    byIdentifier: (scheme, value) => byIdentifier.all(scheme, value).flatMap(known),
    byFoldedTitle: (folded) => byTitle.all(folded).flatMap(known),
  };
}
