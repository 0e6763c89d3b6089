import type { Rule } from '#shared/contract/triage.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { runToEnd } from '#shared/work/run-to-end.ts';
import { largestAtOnce } from '../edits/long-work.ts';
import type { LibraryParts } from '../library-parts.ts';
import { type Pace, runInSteps } from '../pace.ts';
import type { Database } from '../storage/database.ts';
import { today } from '../today.ts';
import { type RuleHits, writeRuleEdit } from './rule-edit.ts';
import { stageRuleEdit } from './rule-edit-staged.ts';
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
      const found = await runInSteps(pace, findHits(parts, edit));
      for (const notice of await actInTurn(parts, found, pace)) parts.ruleNotices.tell(notice);
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
      // Nobody waits for a library that is being opened.
      const found = runToEnd(findHits(parts, edit));
      parts.database.transaction(() => act(parts, found));
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

/** Compares one import's papers with every rule, a few at a time. */
function* findHits(parts: LibraryParts, edit: number): Generator<void, RuleHits> {
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
  return { edit, papers, matches };
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

/** Acts in one transaction, or, where rules found hundreds, in slices and at once in the end. */
async function actInTurn(parts: LibraryParts, found: RuleHits, pace: Pace): Promise<readonly RuleNotice[]> {
  const hit = new Set([...found.matches.values()].flatMap((papers) => [...papers]));
  if (hit.size <= largestAtOnce) return parts.database.transaction(() => act(parts, found));
  const hits = { ...found, papers: found.papers.filter(({ id }) => hit.has(id)) };
  return stageRuleEdit(parts, hits, { pace, isDue: () => takeDue(parts.database, found.edit) });
}

function act(parts: LibraryParts, found: RuleHits): readonly RuleNotice[] {
  return takeDue(parts.database, found.edit) ? writeRuleEdit(parts, found) : [];
}

/** Another process may have looked at an import's papers by now. */
function takeDue(database: Database, edit: number): boolean {
  return database.sql('DELETE FROM rule_due WHERE edit_id = ?').run(edit).changes > 0;
}
