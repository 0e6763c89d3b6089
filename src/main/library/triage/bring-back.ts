import type { Draft } from '#shared/domain/draft.ts';
import type { PlannedUpdate } from '../imports/reconcile/reconcile.ts';
import type { Database } from '../storage/database.ts';
import { type Baseline, changesSince, withReturns } from './returns.ts';

/** What an import makes of a paper, with what brings it back into the Inbox where it was decided (T8). */
export function broughtBack(
  database: Database,
  {
    paper,
    update,
    at,
    drafts,
  }: {
    readonly paper: number;
    readonly update: PlannedUpdate;
    readonly at: string;
    readonly drafts: readonly Draft[];
  },
): PlannedUpdate {
  const { before, after } = update;
  if (before.decidedAt === null) return update;
  const news = changesSince(before, after, { baseline: baselineOf(database, paper), at, drafts });
  if (news.length === 0) return update;
  return { before, after: { ...after, returned: withReturns(after.returned, news) } };
}

/** How the paper stood at the newest decision on its status that was not taken back. */
export function baselineOf(database: Database, paper: number): Baseline {
  const row = database
    .sql<{ upvotes: number | null; kind: string }>(`
      SELECT decision.upvotes, edit.kind
      FROM decision
      JOIN edit ON edit.id = decision.edit_id
      WHERE decision.paper_id = ? AND edit.revision IS NOT NULL AND edit.undone_at IS NULL
        AND decision.outcome NOT IN ('other', 'snoozed')
      ORDER BY decision.id DESC
      LIMIT 1`)
    .get(paper);
  return { upvotes: row?.upvotes ?? null, byRule: row?.kind === 'rule' };
}

/** The reason of what a rule decides. */
export function ruleReason(query: string): string {
  return `rule “${query}”`;
}
