import type { Decision } from '#shared/contract/triage.ts';
import type { LibraryParts } from '../library-parts.ts';

/** Whether a rule made the newest decision on `paper`: a condition for queries that name that table. */
export const decidedByRule = `
  EXISTS (
    SELECT 1 FROM decision
    JOIN edit ON edit.id = decision.edit_id
    WHERE decision.paper_id = paper.id AND decision.at = paper.decided_at AND edit.kind = 'rule')`;

/** Every decision ever made on a paper, newest first, those taken back too (T2). @throws AppError not-found */
export function decisionsOn({ database, reader }: LibraryParts, paper: number): Decision[] {
  reader.get(paper);
  return database
    .sql<Omit<Decision, 'undone'> & { undone: number }>(`
      SELECT decision.paper_id AS paper, decision.at, decision.status, decision.interest,
        decision.snoozed_until AS snoozedUntil, decision.rating, decision.reason, decision.session_id AS session,
        decision.took_ms AS tookMs, edit.undone_at IS NOT NULL AS undone
      FROM decision
      JOIN edit ON edit.id = decision.edit_id
      WHERE decision.paper_id = ? AND edit.revision IS NOT NULL
      ORDER BY decision.id DESC`)
    .all(paper)
    .map((row) => ({ ...row, undone: row.undone === 1 }));
}
