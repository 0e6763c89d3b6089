import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { type Rule, type RuleAction, ruleActionSchema } from '#shared/contract/triage.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { editList } from '../edits/list-changes.ts';
import { moveInList } from '../edits/move-in-list.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';
import { decidedByRule } from './decisions.ts';

interface RuleRow {
  readonly id: number;
  readonly query: string;
  readonly actions: string;
  readonly enabled: number;
  readonly added_at: string;
}

const actionsSchema = z.array(ruleActionSchema);
const columns = 'id, query, actions, enabled, added_at';
/** How far back a rule's counts reach, in ms. */
const countedFor = 30 * 86_400_000;

/** The rules in the order in which they act, with what they did in the last 30 days. */
export function listRules({ database, clock }: Pick<LibraryParts, 'database' | 'clock'>): Rule[] {
  const since = new Date(clock.now().getTime() - countedFor).toISOString();
  return database
    .sql<RuleRow>(`SELECT ${columns} FROM rule ORDER BY place, id`)
    .all()
    .map((row) => toRule(database, row, since));
}

/** @throws AppError not-found */
export function findRule(parts: Pick<LibraryParts, 'database' | 'clock'>, id: number): Rule {
  const rule = listRules(parts).find((one) => one.id === id);
  if (rule === undefined) throw missing(id);
  return rule;
}

/** Adds a rule behind the others. @throws AppError invalid-input */
export function addRule(
  parts: LibraryParts,
  given: { readonly query: string; readonly actions: readonly RuleAction[]; readonly enabled: boolean },
): Rule {
  const { database, clock } = parts;
  refuseEmpty(given.query);
  return database.transaction(() => {
    const sentence = `Added the rule “${given.query}” (${actionWords(given.actions)})`;
    const { result } = editList(parts, { list: 'rule', kind: 'rules', sentence }, () =>
      database
        .sql(`
          INSERT INTO rule (place, query, actions, enabled, added_at)
          VALUES ((SELECT ifnull(max(place), 0) + 1 FROM rule), ?, ?, ?, ?)`)
        .run(given.query, JSON.stringify(given.actions), given.enabled ? 1 : 0, clock.now().toISOString()),
    );
    return findRule(parts, Number(result.lastInsertRowid));
  });
}

export interface RuleChange {
  readonly id: number;
  readonly query?: string | undefined;
  readonly actions?: readonly RuleAction[] | undefined;
  readonly enabled?: boolean | undefined;
  readonly place?: number | undefined;
}

/** Changes a rule, or moves it among the others. @throws AppError not-found, invalid-input */
export function updateRule(parts: LibraryParts, change: RuleChange): Rule {
  const { database } = parts;
  const { id, query, actions, enabled, place } = change;
  if (query !== undefined) refuseEmpty(query);
  return database.transaction(() => {
    const sentence = changeSentence(findRule(parts, id), change);
    editList(parts, { list: 'rule', kind: 'rules', sentence }, () => {
      const set = (column: string, value: string | number) =>
        database.sql(`UPDATE rule SET ${column} = ? WHERE id = ?`).run(value, id);
      if (query !== undefined) set('query', query);
      if (actions !== undefined) set('actions', JSON.stringify(actions));
      if (enabled !== undefined) set('enabled', enabled ? 1 : 0);
      if (place !== undefined) moveInList(database, 'rule', { id, place });
    });
    return findRule(parts, id);
  });
}

/** Removes a rule, and answers the edit; what it did stays done. @throws AppError not-found */
export function removeRule(parts: LibraryParts, id: number): { readonly edit: number } {
  const { database } = parts;
  return database.transaction(() => {
    const sentence = `Removed the rule “${findRule(parts, id).query}”`;
    const { edit } = editList(parts, { list: 'rule', kind: 'rules', sentence }, () =>
      database.sql('DELETE FROM rule WHERE id = ?').run(id),
    );
    // A row that was there is gone.
    return { edit: edit ?? 0 };
  });
}

function changeSentence(rule: Rule, { query, actions, enabled, place }: RuleChange): string {
  const name = `the rule “${rule.query}”`;
  if (query !== undefined && query !== rule.query) return `Changed ${name} to “${query}”`;
  if (actions !== undefined && JSON.stringify(actions) !== JSON.stringify(rule.actions)) {
    return `Changed what ${name} does to: ${actionWords(actions)}`;
  }
  if (enabled !== undefined && enabled !== rule.enabled) return `Switched ${name} ${enabled ? 'on' : 'off'}`;
  return place === undefined ? `Changed ${name}` : `Moved ${name}`;
}

/** "hide, tag garden" */
function actionWords(actions: readonly RuleAction[]): string {
  return actions.map((action) => (action.kind === 'tag' ? `tag ${action.tag}` : action.kind)).join(', ');
}

/** A rule that asks for nothing would act on everything. */
export function refuseEmpty(query: string): void {
  if (parseQuery(query).root !== null) return;
  throw new AppError(
    'invalid-input',
    `“${query}” asks for nothing in particular. Write what the papers must have.`,
  );
}

/** T10: "matched" are the papers that it acted on, taken back or not counted no more. */
function toRule(database: Database, row: RuleRow, since: string): Rule {
  const counts = database
    .sql<{ matched: number; kept: number }>(`
      SELECT count(DISTINCT rule_match.paper_id) AS matched,
        count(DISTINCT CASE WHEN paper.status IN ('queued', 'reading', 'done') AND NOT ${decidedByRule} THEN paper.id END) AS kept
      FROM rule_match
      JOIN edit ON edit.id = rule_match.edit_id
      JOIN paper ON paper.id = rule_match.paper_id
      WHERE rule_match.rule_id = ? AND rule_match.at >= ? AND edit.undone_at IS NULL`)
    .get(row.id, since);
  return {
    id: row.id,
    query: row.query,
    actions: actionsSchema.parse(JSON.parse(row.actions)),
    enabled: row.enabled === 1,
    addedAt: row.added_at,
    matched: counts?.matched ?? 0,
    kept: counts?.kept ?? 0,
  };
}

function missing(id: number): AppError {
  return new AppError('not-found', `No rule has the number ${id}.`);
}
