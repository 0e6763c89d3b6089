import type { LoggedRequest } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { Database } from '../storage/database.ts';

/** What is written down of a request, or (`url` `null`) a sentence between requests. */
export interface LogLine extends Omit<LoggedRequest, 'id'> {
  /** The day of the source that it is about. */
  readonly day: Day | null;
}

export interface LogQuestion {
  readonly source?: number | undefined;
  readonly day?: Day | undefined;
  readonly limit: number;
  readonly before?: number | undefined;
}

/** The log of all requests, which the reader can look at. Only its newest lines are kept. */
export interface RequestLog {
  add(line: LogLine): void;
  /** Newest first. */
  list(question: LogQuestion): LoggedRequest[];
}

/** So many lines are kept; each time so many more were written, the oldest go. */
const longestLog = 20_000;
const prunedEvery = 500;

/** Makes the log of one connection. */
export function createRequestLog(database: Database): RequestLog {
  const insert = database.sql(`
    INSERT INTO request_log (source_id, day, at, road, url, status, took_ms, bytes, sentence)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const prune = database.sql('DELETE FROM request_log WHERE id <= ?');
  const listed = database.sql<LoggedRequest>(`
    SELECT id, source_id AS source, at, road, url, status, took_ms AS tookMs, bytes, sentence
    FROM request_log
    WHERE id < ? AND (? IS NULL OR source_id = ?) AND (? IS NULL OR day = ?)
    ORDER BY id DESC
    LIMIT ?`);

  return {
    add(line) {
      const { source, day, at, road, url, status, tookMs, bytes, sentence } = line;
      const { lastInsertRowid } = insert.run(source, day, at, road, url, status, tookMs, bytes, sentence);
      const id = Number(lastInsertRowid);
      if (id % prunedEvery === 0) prune.run(id - longestLog);
    },
    list({ source = null, day = null, limit, before = Number.MAX_SAFE_INTEGER }) {
      return listed.all(before, source, source, day, day, limit);
    },
  };
}
