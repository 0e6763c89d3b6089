import { setTimeout } from 'node:timers/promises';
import type { Database } from '../storage/database.ts';
import type { ServiceGroup } from './web.ts';

/** Lets each group of services be asked one question at a time, and no faster than its pace. */
export interface Turns {
  /** Waits for the group's turn and keeps it while `work` runs; `knock` waits for the pace within it. */
  take<Result>(
    group: ServiceGroup,
    signal: AbortSignal,
    work: (knock: () => Promise<void>) => Promise<Result>,
  ): Promise<Result>;
  /** Until when a group wants to be left alone; `null` when it may be asked. */
  closedUntil(group: ServiceGroup): Date | null;
  close(group: ServiceGroup, until: Date): void;
}

export interface TurnsOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds between the beginnings of two requests. */
  readonly paceOf: (group: ServiceGroup) => number;
}

/** A time further ahead than this was written by a clock that was wrong. */
const longestAhead = 10 * 60_000;

/** Makes the turns of one library. The time of the last request is kept in it, so processes share the pace. */
export function createTurns({ database, now, sleep, paceOf }: TurnsOptions): Turns {
  const queues = new Map<ServiceGroup, Promise<void>>();
  const read = database.sql<{ askedAt: number; closedUntil: number }>(
    'SELECT asked_at AS askedAt, closed_until AS closedUntil FROM service_pace WHERE service = ?',
  );
  const setAsked = database.sql(`
    INSERT INTO service_pace (service, asked_at) VALUES (?, ?)
    ON CONFLICT (service) DO UPDATE SET asked_at = excluded.asked_at`);
  const setClosed = database.sql(`
    INSERT INTO service_pace (service, closed_until) VALUES (?, ?)
    ON CONFLICT (service) DO UPDATE SET closed_until = excluded.closed_until`);

  /** Takes the next free moment for a request; two processes never take the same. */
  function claim(group: ServiceGroup): number {
    return database.transaction(() => {
      const at = now().getTime();
      const last = read.get(group)?.askedAt ?? 0;
      const next = last > at + longestAhead ? at : Math.max(at, last + paceOf(group));
      setAsked.run(group, next);
      return next - at;
    });
  }

  async function knock(group: ServiceGroup, signal: AbortSignal): Promise<void> {
    const wait = claim(group);
    if (wait > 0) await sleep(wait, signal);
    signal.throwIfAborted();
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
        leave();
      }
    },
    closedUntil(group) {
      const until = read.get(group)?.closedUntil ?? 0;
      return until > now().getTime() ? new Date(until) : null;
    },
    close: (group, until) => void setClosed.run(group, until.getTime()),
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
