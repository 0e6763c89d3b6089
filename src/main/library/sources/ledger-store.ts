import type { AnnounceType, DayVerdict, LedgerDay } from '#shared/contract/sources.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { Database } from '../storage/database.ts';

/** What is decided about a day of a source; what was received is counted from the papers themselves. */
export interface DayEntry {
  readonly source: number;
  readonly day: Day;
  readonly verdict: DayVerdict;
  readonly expected: number | null;
  readonly expectedFrom: LedgerDay['expectedFrom'];
  readonly missing: readonly string[];
  readonly missingCount: number;
  readonly fetchedAt: string;
  readonly sentence: string;
  readonly nextTryAt: string | null;
  /** How often the day was asked for in vain, one time after the other. */
  readonly tries: number;
}

/** One paper of a day, by the name it was announced under. */
export interface Received {
  readonly identifier: string;
  readonly paper: number | null;
  readonly announceType: AnnounceType;
  readonly road: string;
  readonly added: boolean;
}

export interface LedgerQuestion {
  readonly source?: number | undefined;
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
}

/** The completeness ledger. Its writing methods belong inside a transaction. */
export interface LedgerStore {
  /** Newest day first. */
  list(question: LedgerQuestion): LedgerDay[];
  /** The newest days of one source, newest first. */
  newest(source: number, count: number): LedgerDay[];
  /** The newest day of a source before another; `null` where there is none. */
  lastDay(source: number, before: Day): Day | null;
  get(source: number, day: Day): (LedgerDay & { readonly tries: number }) | null;
  set(entry: DayEntry): void;
  receive(source: number, day: Day, papers: readonly Received[]): void;
  receivedOn(source: number, day: Day): Received[];
  /** The papers of a day that are in the library still, in the order of their ids. */
  papersOf(source: number, day: Day): PaperId[];
  /** Whether every paper of a day is in the library still: an undone import takes them away. */
  isHeld(source: number, day: Day): boolean;
  /** The first day on which a source brought a paper; `null` when it never did. */
  firstReceived(source: number, identifier: string): Day | null;
  /** Whether a source ever answered, whatever it said. */
  hasAnswered(source: number): boolean;
  /** Notes that a day was asked for again, and is as it was. */
  noteFetched(source: number, day: Day, at: string): void;
  /** The days of a source that are to be tried again. */
  unsettled(source: number, since: Day): { readonly day: Day; readonly nextTryAt: string }[];
  /** How many papers came on earlier days that were complete, of these weekdays (0: Sunday), newest first. */
  habitOf(source: number, before: Day): { readonly day: Day; readonly received: number }[];
}

interface Row extends Omit<LedgerDay, 'roads' | 'missing'> {
  readonly missing: string;
  readonly roads: string;
  readonly tries: number;
}

/** Makes the ledger of one connection. */
export function createLedgerStore(database: Database): LedgerStore {
  const columns = `
    ledger_day.source_id AS source, ledger_day.day, verdict, expected, expected_from AS expectedFrom,
    missing, missing_count AS missingCount, fetched_at AS fetchedAt, sentence, next_try_at AS nextTryAt, tries,
    (SELECT count(*) FROM received WHERE ${ofDay}) AS received,
    (SELECT count(*) FROM received WHERE ${ofDay} AND announce_type = 'new') AS new,
    (SELECT count(*) FROM received WHERE ${ofDay} AND announce_type = 'cross') AS crossListed,
    (SELECT count(*) FROM received WHERE ${ofDay} AND announce_type = 'replace') AS replaced,
    (SELECT count(*) FROM received WHERE ${ofDay} AND added = 1) AS added,
    (SELECT json_group_array(json_object('road', road, 'papers', papers)) FROM (
      SELECT road, count(*) AS papers FROM received WHERE ${ofDay}
      GROUP BY road ORDER BY papers DESC, road)) AS roads`;
  const listed = database.sql<Row>(`
    SELECT ${columns} FROM ledger_day
    JOIN source ON source.id = ledger_day.source_id AND source.removed_at IS NULL
    WHERE (? IS NULL OR ledger_day.source_id = ?) AND ledger_day.day >= ? AND ledger_day.day <= ?
    ORDER BY ledger_day.day DESC, ledger_day.source_id`);
  const newest = database.sql<Row>(`
    SELECT ${columns} FROM ledger_day
    WHERE source_id = ?
    ORDER BY day DESC
    LIMIT ?`);
  const one = database.sql<Row>(`SELECT ${columns} FROM ledger_day WHERE source_id = ? AND day = ?`);
  const last = database.sql<{ day: Day | null }>(
    'SELECT max(day) AS day FROM ledger_day WHERE source_id = ? AND day < ?',
  );
  const upsert = database.sql(`
    INSERT INTO ledger_day (source_id, day, verdict, expected, expected_from, missing, missing_count,
      fetched_at, sentence, next_try_at, tries)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (source_id, day) DO UPDATE
    SET verdict = excluded.verdict, expected = excluded.expected, expected_from = excluded.expected_from,
      missing = excluded.missing, missing_count = excluded.missing_count, fetched_at = excluded.fetched_at,
      sentence = excluded.sentence, next_try_at = excluded.next_try_at, tries = excluded.tries`);
  // The road that a paper came by first stays, and so does its being new to the library.
  const receive = database.sql(`
    INSERT INTO received (source_id, day, identifier, paper_id, announce_type, road, added)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (source_id, day, identifier) DO UPDATE
    SET paper_id = coalesce(excluded.paper_id, paper_id), announce_type = excluded.announce_type,
      added = max(added, excluded.added)`);
  const receivedOn = database.sql<{
    identifier: string;
    paper: number | null;
    announceType: AnnounceType;
    road: string;
    added: number;
  }>(`
    SELECT identifier, paper_id AS paper, announce_type AS announceType, road, added FROM received
    WHERE source_id = ? AND day = ?`);
  const papers = database.sql<{ paper: PaperId }>(`
    SELECT DISTINCT received.paper_id AS paper FROM received
    JOIN change ON change.paper_id = received.paper_id AND change.removed = 0
    WHERE source_id = ? AND day = ?
    ORDER BY paper`);
  const gone = database.sql(`
    SELECT 1 FROM received
    WHERE source_id = ? AND day = ? AND paper_id IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM change WHERE change.paper_id = received.paper_id AND change.removed = 0)
    LIMIT 1`);
  const first = database.sql<{ day: Day | null }>(
    'SELECT min(day) AS day FROM received WHERE source_id = ? AND identifier = ?',
  );
  const answered = database.sql(
    "SELECT 1 FROM ledger_day WHERE source_id = ? AND verdict <> 'failed' LIMIT 1",
  );
  const setFetched = database.sql('UPDATE ledger_day SET fetched_at = ? WHERE source_id = ? AND day = ?');
  const unsettled = database.sql<{ day: Day; nextTryAt: string }>(`
    SELECT day, next_try_at AS nextTryAt FROM ledger_day
    WHERE source_id = ? AND day >= ? AND next_try_at IS NOT NULL
    ORDER BY day`);
  const habit = database.sql<{ day: Day; received: number }>(`
    SELECT ledger_day.day, (SELECT count(*) FROM received WHERE ${ofDay}) AS received
    FROM ledger_day
    WHERE source_id = ? AND day < ? AND verdict = 'complete'
    ORDER BY day DESC
    LIMIT 60`);

  return {
    list: ({ source = null, since = '0000-01-01', until = '9999-12-31' }) =>
      listed.all(source, source, since, until).map(dayOf),
    newest: (source, count) => newest.all(source, count).map(dayOf),
    lastDay: (source, before) => last.get(source, before)?.day ?? null,
    get(source, day) {
      const row = one.get(source, day);
      return row === undefined ? null : { ...dayOf(row), tries: row.tries };
    },
    set(entry) {
      upsert.run(
        entry.source,
        entry.day,
        entry.verdict,
        entry.expected,
        entry.expectedFrom,
        JSON.stringify(entry.missing.slice(0, mostNamed)),
        entry.missingCount,
        entry.fetchedAt,
        entry.sentence,
        entry.nextTryAt,
        entry.tries,
      );
    },
    receive(source, day, given) {
      for (const { identifier, paper, announceType, road, added } of given) {
        receive.run(source, day, identifier, paper, announceType, road, added ? 1 : 0);
      }
    },
    receivedOn: (source, day) =>
      receivedOn.all(source, day).map((row) => ({ ...row, added: row.added === 1 })),
    papersOf: (source, day) => papers.all(source, day).map(({ paper }) => paper),
    isHeld: (source, day) => gone.get(source, day) === undefined,
    firstReceived: (source, identifier) => first.get(source, identifier)?.day ?? null,
    hasAnswered: (source) => answered.get(source) !== undefined,
    noteFetched: (source, day, at) => void setFetched.run(at, source, day),
    unsettled: (source, since) => unsettled.all(source, since),
    habitOf: (source, before) => habit.all(source, before),
  };
}

const ofDay = 'received.source_id = ledger_day.source_id AND received.day = ledger_day.day';

/** So many missing identifiers are named; the rest is counted. */
const mostNamed = 1000;

function dayOf({ tries: _, missing, roads, ...row }: Row): LedgerDay {
  return {
    ...row,
    // Both were written as JSON by this file's own statements.
    missing: JSON.parse(missing) as string[],
    roads: JSON.parse(roads) as LedgerDay['roads'],
  };
}
