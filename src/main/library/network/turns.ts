import { setTimeout } from 'node:timers/promises';
import type { StagingOwner } from '../imports/staging.ts';
import type { Database } from '../storage/database.ts';
import { longestRetryAfter } from './back-off.ts';
import type { ServiceGroup } from './web.ts';

/** Lets each group of services be asked one question at a time, and no faster than its pace. */
export interface Turns {
  /** Waits for the group's turn and keeps it while `work` runs; `knock` waits for the pace within it. */
  take<Result>(
    group: ServiceGroup,
    signal: AbortSignal,
    work: (knock: () => Promise<void>) => Promise<Result>,
  ): Promise<Result>;
  /** Until when a service wants to be left alone; `null` when it may be asked. */
  closedUntil(service: string): Date | null;
  /** Until when any service of a group wants to be left alone; `null` when none does. */
  groupClosedUntil(group: ServiceGroup): Date | null;
  close(service: string, until: Date): void;
  /** Gives back what is held. The library may be closed then. */
  end(): void;
}

export interface TurnsOptions {
  readonly database: Database;
  /** Who asks, so that other processes beside the same library wait until the answer is there. */
  readonly owner: StagingOwner;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds between the beginnings of two requests. */
  readonly paceOf: (group: ServiceGroup) => number;
}

/** A time further ahead than this was written by a clock that was wrong. */
const longestAhead = 10 * 60_000;

/** No answer takes longer, in ms: who seems to be asking for longer is not. */
const longestQuestion = 6 * 60_000;

/** How often it is looked whether another process has its answer, in ms. */
const lookEvery = 250;

interface Row {
  readonly askedAt: number;
  readonly closedUntil: number;
  readonly asker: string | null;
  readonly process: number | null;
  readonly host: string | null;
}

/** Makes the turns of one library. The time of the last request is kept in it, so processes share the pace. */
export function createTurns({ database, owner, now, sleep, paceOf }: TurnsOptions): Turns {
  const queues = new Map<ServiceGroup, Promise<void>>();
  const read = database.sql<Row>(`
    SELECT asked_at AS askedAt, closed_until AS closedUntil, asker, asker_process AS process, asker_host AS host
    FROM service_pace
    WHERE service = ?`);
  const setAsked = database.sql(`
    INSERT INTO service_pace (service, asked_at, asker, asker_process, asker_host) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (service) DO UPDATE
    SET asked_at = excluded.asked_at, asker = excluded.asker, asker_process = excluded.asker_process,
      asker_host = excluded.asker_host`);
  const setAnswered = database.sql(
    'UPDATE service_pace SET asker = NULL, asker_process = NULL, asker_host = NULL WHERE service = ? AND asker = ?',
  );
  const held = new Set<ServiceGroup>();
  // Services are called by their group, a space, and their road.
  const readGroup = database.sql<{ until: number | null }>(
    "SELECT max(closed_until) AS until FROM service_pace WHERE service >= ? || ' ' AND service < ? || '!'",
  );
  const setClosed = database.sql(`
    INSERT INTO service_pace (service, closed_until) VALUES (?, ?)
    ON CONFLICT (service) DO UPDATE SET closed_until = excluded.closed_until`);

  /** Takes the next free moment for a request, in ms from now; `null` while another process asks. */
  function claim(group: ServiceGroup): number | null {
    return database.transaction(() => {
      const at = now().getTime();
      const row = read.get(group);
      if (row !== undefined && isAskedByAnother(row, at)) return null;
      const last = row?.askedAt ?? 0;
      const next = last > at + longestAhead ? at : Math.max(at, last + paceOf(group));
      setAsked.run(group, next, owner.name, owner.process, owner.host);
      held.add(group);
      return next - at;
    });
  }

  function isAskedByAnother({ asker, process, host, askedAt }: Row, at: number): boolean {
    if (asker === null || asker === owner.name) return false;
    if (Math.abs(at - askedAt) > longestQuestion) return false;
    // A process that was killed never says that it has its answer.
    return host !== owner.host || process === null || owner.isAlive(process);
  }

  async function knock(group: ServiceGroup, signal: AbortSignal): Promise<void> {
    let wait = claim(group);
    while (wait === null) {
      await sleep(lookEvery, signal);
      wait = claim(group);
    }
    if (wait > 0) {
      await sleep(wait, signal);
      // Sleep may last longer than it should; the next one waits from when this one really begins.
      setAsked.run(group, now().getTime(), owner.name, owner.process, owner.host);
    }
    signal.throwIfAborted();
  }

  function giveBack(group: ServiceGroup): void {
    if (held.delete(group)) setAnswered.run(group, owner.name);
  }

  function stillClosed(until: number): Date | null {
    const at = now().getTime();
    return until > at && until <= at + longestRetryAfter ? new Date(until) : null;
  }

  return {
    async take(group, signal, work) {
      const before = queues.get(group) ?? Promise.resolve();
      let leave = (): void => {};
      const mine = new Promise<void>((resolve) => {
        leave = resolve;
      });
      const tail = before.then(() => mine);
      queues.set(group, tail);
      // A group that nobody waits for is forgotten.
      void tail.then(() => {
        if (queues.get(group) === tail) queues.delete(group);
      });
      try {
        await untilAborted(before, signal);
        return await work(() => knock(group, signal));
      } finally {
        giveBack(group);
        leave();
      }
    },
    closedUntil: (service) => stillClosed(read.get(service)?.closedUntil ?? 0),
    groupClosedUntil: (group) => stillClosed(readGroup.get(group, group)?.until ?? 0),
    close: (service, until) => void setClosed.run(service, until.getTime()),
    end() {
      for (const group of held) giveBack(group);
    },
  };
}

/** Waits for something, but not longer than the signal allows. */
async function untilAborted(waited: Promise<void>, signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: done.signal });
  });
  signal.throwIfAborted();
  await Promise.race([waited, aborted]);
  done.abort();
  signal.throwIfAborted();
}

/** Waits by the clock on the wall. */
export async function sleepFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    // The timer's own error hides the reason.
    signal.throwIfAborted();
    throw error;
  }
}
