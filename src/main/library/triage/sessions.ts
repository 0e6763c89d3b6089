import { AppError } from '#shared/contract/errors.ts';
import type { TriageOrder, TriageSession } from '#shared/contract/triage.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';
import type { Outcome } from './decision-log.ts';

interface SessionRow {
  readonly id: number;
  readonly startedAt: string;
  readonly lastAt: string;
  readonly endedAt: string | null;
  readonly query: string;
  // Written from a `TriageOrder`.
  readonly order: TriageOrder;
  readonly total: number;
  readonly paper: PaperId | null;
}

const columns = `id, started_at AS startedAt, last_at AS lastAt, ended_at AS endedAt, query, sorted_by AS "order",
  total, paper_id AS paper`;

/** A pause longer than this counts as one of this length, in ms. */
const longestDecision = 120_000;
const mostSteps = 2000;

/** The session that is not ended, the newest should there be several; `null` when there is none. */
export function currentSession({ database }: LibraryParts): TriageSession | null {
  const row = database
    .sql<SessionRow>(`SELECT ${columns} FROM session WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1`)
    .get();
  return row ? withCounts(database, row) : null;
}

/** @throws AppError not-found */
export function findSession({ database }: Pick<LibraryParts, 'database'>, id: number): TriageSession {
  const row = database.sql<SessionRow>(`SELECT ${columns} FROM session WHERE id = ?`).get(id);
  if (!row) throw missing(id);
  return withCounts(database, row);
}

/** The newest sessions, newest first. */
export function listSessions({ database }: LibraryParts, limit: number): TriageSession[] {
  return database
    .sql<SessionRow>(`SELECT ${columns} FROM session ORDER BY id DESC LIMIT ?`)
    .all(limit)
    .map((row) => withCounts(database, row));
}

/** Begins a session, and ends one that is still open. */
export function beginSession(
  parts: LibraryParts,
  given: { readonly scope: { readonly query: string }; readonly order: TriageOrder; readonly total: number },
): TriageSession {
  const { database, clock } = parts;
  return database.transaction(() => {
    const at = clock.now().toISOString();
    database.sql('UPDATE session SET ended_at = last_at WHERE ended_at IS NULL').run();
    const { lastInsertRowid } = database
      .sql('INSERT INTO session (started_at, last_at, query, sorted_by, total) VALUES (?, ?, ?, ?, ?)')
      .run(at, at, given.scope.query, given.order, given.total);
    return findSession(parts, Number(lastInsertRowid));
  });
}

export interface SessionMove {
  readonly session: number;
  readonly paper?: PaperId | null | undefined;
  readonly order?: TriageOrder | undefined;
  readonly total?: number | undefined;
}

/** Notes where a session stands. @throws AppError not-found */
export function moveSession(
  { database, clock }: LibraryParts,
  { session, paper, order, total }: SessionMove,
): void {
  database.transaction(() => {
    touchSession(database, session, clock.now().toISOString());
    if (paper !== undefined) database.sql('UPDATE session SET paper_id = ? WHERE id = ?').run(paper, session);
    if (order !== undefined)
      database.sql('UPDATE session SET sorted_by = ? WHERE id = ?').run(order, session);
    if (total !== undefined) database.sql('UPDATE session SET total = ? WHERE id = ?').run(total, session);
  });
}

/** Ends a session; one that is ended stays as it is. @throws AppError not-found */
export function endSession(parts: LibraryParts, session: number): TriageSession {
  const { database, clock } = parts;
  return database.transaction(() => {
    const { endedAt } = findSession(parts, session);
    const at = clock.now().toISOString();
    if (endedAt === null) {
      database.sql('UPDATE session SET ended_at = ?, last_at = ? WHERE id = ?').run(at, at, session);
    }
    return findSession(parts, session);
  });
}

/** Notes that something was done in a session. @throws AppError not-found */
export function touchSession(database: Database, session: number, at: string): void {
  const { changes } = database.sql('UPDATE session SET last_at = ? WHERE id = ?').run(at, session);
  if (changes === 0) throw missing(session);
}

function missing(id: number): AppError {
  return new AppError('not-found', `No session has the number ${id}. Begin a new one.`);
}

interface StandingStep {
  readonly paper: PaperId;
  readonly outcome: Exclude<Outcome, 'undecided'>;
  readonly took: number | null;
}

interface StepRow {
  readonly paper: PaperId;
  readonly edit: number;
  // Written from an `Outcome`.
  readonly outcome: Outcome;
  readonly took: number | null;
}

/** T3: everything a session counts follows from its decisions, those taken back left out. */
function withCounts(database: Database, { query, ...row }: SessionRow): TriageSession {
  const made = database
    .sql<StepRow>(`
      SELECT decision.paper_id AS paper, decision.edit_id AS edit, decision.outcome, decision.took_ms AS took
      FROM decision
      JOIN edit ON edit.id = decision.edit_id
      WHERE decision.session_id = ? AND edit.revision IS NOT NULL AND edit.undone_at IS NULL
      ORDER BY decision.id`)
    .all(row.id);
  const standing = standingOf(made);
  const counts = { queued: 0, reading: 0, done: 0, skipped: 0, snoozed: 0, other: 0 };
  for (const { outcome } of standing) counts[outcome] += 1;
  // Papers decided together took the time once.
  const times = new Map(made.map(({ edit, took }) => [edit, Math.min(took ?? 0, longestDecision)]));
  return {
    ...row,
    scope: { query },
    decided: standing.length - counts.other,
    kept: counts.queued + counts.reading + counts.done,
    skipped: counts.skipped,
    snoozed: counts.snoozed,
    spentMs: [...times.values()].reduce((total, time) => total + time, 0),
    steps: standing
      .slice(-mostSteps)
      .map(({ paper, outcome, took }) => ({ paper, outcome, tookMs: took ?? 0 })),
  };
}

/** One decision for each paper, in the order in which they were last decided; an interest alone gives way, and what was put back goes. */
function standingOf(made: readonly StepRow[]): readonly StandingStep[] {
  const standing = new Map<number, StandingStep>();
  for (const { paper, outcome, took } of made) {
    if (outcome === 'other' && standing.has(paper)) continue;
    standing.delete(paper);
    if (outcome !== 'undecided') standing.set(paper, { paper, outcome, took });
  }
  return [...standing.values()];
}
