import type { PaperChange } from '../edits/edit-log.ts';
import type { DecidedPaper } from '../papers/decided-papers.ts';
import type { PaperDecision } from '../papers/paper-decision.ts';
import type { Database } from '../storage/database.ts';

/** What came of a decision: a status, a snooze, `other` where neither changed; `undecided` takes one back. */
export type Outcome = 'undecided' | 'queued' | 'reading' | 'skipped' | 'done' | 'snoozed' | 'other';

/** A decision about one paper on its way into the log. */
export interface MadeDecision {
  readonly paper: DecidedPaper;
  readonly change: PaperChange;
}

/**
 * Adds decisions to the log, which only grows (T2): one for each paper whose status, interest, rating or snooze
 * an edit changed. Within the edit's own transaction.
 */
export function logDecisions(
  database: Database,
  made: readonly MadeDecision[],
  given: Pick<PaperDecision, 'session' | 'tookMs'> & {
    readonly edit: number;
    readonly at: string;
    readonly reason: string;
  },
): void {
  const insert = database.sql(`
    INSERT INTO decision (paper_id, edit_id, at, outcome, status, interest, snoozed_until, rating, upvotes,
      reason, session_id, took_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  for (const { paper, change } of made) {
    if (!decidingFields.some((field) => field in change.after)) continue;
    const after = { ...paper, ...change.after };
    insert.run(
      paper.id,
      given.edit,
      given.at,
      outcomeOf(change, after),
      after.status,
      after.interest,
      after.snoozedUntil,
      after.rating,
      paper.upvotes,
      given.reason,
      given.session ?? null,
      given.tookMs ?? null,
    );
  }
}

/** Takes the decision of an edit that is not published out of the log again. */
export function forgetDecision(database: Database, edit: number, paper: number): void {
  database.sql('DELETE FROM decision WHERE edit_id = ? AND paper_id = ?').run(edit, paper);
}

const decidingFields = ['status', 'decidedAt', 'interest', 'snoozedUntil', 'rating'] as const;

function outcomeOf(change: PaperChange, after: Pick<DecidedPaper, 'status' | 'snoozedUntil'>): Outcome {
  if ('snoozedUntil' in change.after && after.snoozedUntil !== null) return 'snoozed';
  // The status of a paper that came back may be decided anew and stay the same.
  if (!('status' in change.after) && !('decidedAt' in change.after)) return 'other';
  return after.status ?? 'undecided';
}
