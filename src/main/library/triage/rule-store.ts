import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { type Rule, type RuleAction, ruleActionSchema } from '#shared/contract/triage.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
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
    const { lastInsertRowid } = database
      .sql(`
        INSERT INTO rule (place, query, actions, enabled, added_at)
        VALUES ((SELECT ifnull(max(place), 0) + 1 FROM rule), ?, ?, ?, ?)`)
      .run(given.query, JSON.stringify(given.actions), given.enabled ? 1 : 0, clock.now().toISOString());
    return findRule(parts, Number(lastInsertRowid));
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
export function updateRule(parts: LibraryParts, { id, query, actions, enabled, place }: RuleChange): Rule {
  const { database } = parts;
  if (query !== undefined) refuseEmpty(query);
  return database.transaction(() => {
    findRule(parts, id);
    const set = (column: string, value: string | number) =>
      database.sql(`UPDATE rule SET ${column} = ? WHERE id = ?`).run(value, id);
    if (query !== undefined) set('query', query);
    if (actions !== undefined) set('actions', JSON.stringify(actions));
    if (enabled !== undefined) set('enabled', enabled ? 1 : 0);
    if (place !== undefined) {
      const others = listRules(parts).filter((rule) => rule.id !== id);
      const order = [
        ...others.slice(0, place).map((rule) => rule.id),
        id,
        ...others.slice(place).map((rule) => rule.id),
      ];
      const move = database.sql('UPDATE rule SET place = ? WHERE id = ?');
      for (const [index, rule] of order.entries()) move.run(index + 1, rule);
    }
    return findRule(parts, id);
  });
}

/** Removes a rule; what it did stays done. @throws AppError not-found */
export function removeRule({ database }: LibraryParts, id: number): void {
  const { changes } = database.sql('DELETE FROM rule WHERE id = ?').run(id);
  if (changes === 0) throw missing(id);
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
