import type { Rule } from '#shared/contract/triage.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import type { LibraryParts } from '../library-parts.ts';
import { type Pace, runInSteps } from '../pace.ts';
import type { Database } from '../storage/database.ts';
import { today } from '../today.ts';
import { type Matches, writeRuleEdit } from './rule-edit.ts';
import type { RuleNotice } from './rule-notices.ts';
import { listRules } from './rule-store.ts';

/** Notes that the rules have yet to look at an import's papers (T10). Within the transaction that publishes it. */
export function noteRulesDue(database: Database, edit: number): void {
  database
    .sql('INSERT INTO rule_due (edit_id) SELECT ? WHERE EXISTS (SELECT 1 FROM rule WHERE enabled = 1)')
    .run(edit);
}

/** Rules have nothing to look at any more: the import was undone. */
export function forgetRulesDue(database: Database, edit: number): void {
  database.sql('DELETE FROM rule_due WHERE edit_id = ?').run(edit);
}

/** Lets the rules act on what came in and waits for them; others are served meanwhile. */
export async function applyDueRules(parts: LibraryParts, pace: Pace): Promise<void> {
  try {
    for (const edit of dueEdits(parts.database)) {
      for (const notice of await runInSteps(pace, applyRules(parts, edit))) parts.ruleNotices.tell(notice);
    }
  } catch (error) {
    // The import stands whatever happens here, and what is due stays so until the rules can act.
    sayLeftDue(parts, error);
  }
}

function sayLeftDue({ log }: LibraryParts, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  log({ level: 'warn', message: `The rules could not act on what came in, and will try again: ${reason}` });
}

/** The same at once, for what a killed process left. */
export function applyLeftRules(parts: LibraryParts): void {
  try {
    for (const edit of dueEdits(parts.database)) {
      for (const _ of applyRules(parts, edit)) {
        // Nobody waits for a library that is being opened.
      }
    }
  } catch (error) {
    // A library opens whatever its rules do; what is due stays so.
    sayLeftDue(parts, error);
  }
}

function dueEdits(database: Database): number[] {
  return database
    .sql<{ edit: number }>('SELECT edit_id AS edit FROM rule_due ORDER BY edit_id')
    .all()
    .map(({ edit }) => edit);
}

const papersPerSlice = 50;

/** Compares one import's papers with every rule, a few at a time, and then acts in one transaction. */
function* applyRules(parts: LibraryParts, edit: number): Generator<void, readonly RuleNotice[]> {
  const { database, reader } = parts;
  const papers: Paper[] = [];
  const index = new PaperIndex({ now: () => 0 });
  const ids = incomingOf(database, edit);
  for (let start = 0; start < ids.length; start += papersPerSlice) {
    const slice = ids.slice(start, start + papersPerSlice).flatMap((id) => reader.find(id) ?? []);
    papers.push(...slice);
    index.apply({ to: 0, papers: slice, removed: [], more: false });
    index.indexSome(papersPerSlice);
    yield;
  }
  const rules = listRules(parts).filter(({ enabled }) => enabled);
  const matches = new Map<Rule, ReadonlySet<number>>();
  for (const rule of rules) {
    matches.set(rule, new Set(index.matching(rule.query, { today: today(parts) })));
    yield;
  }
  return database.transaction(() => act(parts, { edit, papers, matches }));
}

/** The papers that an import added, and those that it brought back. */
function incomingOf(database: Database, edit: number): number[] {
  return database
    .sql<{ id: number }>(`
      SELECT paper_id AS id FROM edit_change
      WHERE edit_id = ?
        AND (before IS NULL OR json_array_length(after, '$.returned') > 0)
      ORDER BY paper_id`)
    .all(edit)
    .map(({ id }) => id);
}

function act(
  parts: LibraryParts,
  found: { readonly edit: number; readonly papers: readonly Paper[]; readonly matches: Matches },
): readonly RuleNotice[] {
  // Another process may have looked at them by now.
  const { changes } = parts.database.sql('DELETE FROM rule_due WHERE edit_id = ?').run(found.edit);
  return changes === 0 ? [] : writeRuleEdit(parts, found);
}
