import type { NetworkSwitch } from '../network/network-switch.ts';
import { addDays, presentDay } from './calendar.ts';
import type { FetchParts } from './fetch-parts.ts';
import type { Fetcher } from './fetcher.ts';
import { longestOpen } from './plan-days.ts';
import type { SourceRecord } from './source-store.ts';

/** Fetches each source by itself while an app runs: once a day, and what is open when it is due. */
export interface Schedule {
  start(): void;
  stop(): void;
  /** Fetches what is due now, if it was started: to be called when the network is allowed again. */
  tick(): Promise<void>;
}

/** How often it is looked what is due, in ms. */
const lookEvery = 30_000;
/** How often watched folders and the switch are looked at, in ms. */
const lookAroundEvery = 5_000;
/** After a fault of Carrel's own a source is left alone for so long, in ms. */
const afterFault = 15 * 60_000;
/** The hour of the reader's own day at which sources are fetched; the listings of the night are there by then. */
const hourOfDay = 8;
/** The daily fetches are spread over so long, in ms, so that not everybody comes at eight. */
const spread = 10 * 60_000;
/** A feed has no hour: it is asked every six hours. */
const feedEvery = 6 * 3_600_000;

/** Makes the schedule of one open library. It does nothing until it is started. */
export function createSchedule(
  fetching: FetchParts & { readonly network: NetworkSwitch },
  fetcher: Fetcher,
): Schedule {
  const { parts, sources, ledger, network, announcer, random, watch } = fetching;
  const { clock, database, log } = parts;
  const stopping = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const busy = new Set<number>();
  let wasForbidden = network.state().forbidden;

  async function tick(): Promise<void> {
    if (timers.length === 0) return;
    const now = clock.now();
    const due = sources.list().filter((source) => isDue(source, now));
    await Promise.all(due.map(fetch));
  }

  function isDue(source: SourceRecord, now: Date): boolean {
    if (!source.enabled || busy.has(source.id)) return false;
    if (source.kind === 'folder') return false;
    if (network.state().forbidden) return false;
    if (source.nextFetchAt === null) return setNext(source, nextFetch(source, now)) <= now.getTime();
    return Date.parse(source.nextFetchAt) <= now.getTime() || hasOpenDue(source, now);
  }

  /** Whether a day was to be tried again since the last fetch: it may have been opened by somebody else's. */
  function hasOpenDue(source: SourceRecord, now: Date): boolean {
    const last = source.lastFetchedAt === null ? 0 : Date.parse(source.lastFetchedAt);
    return openTimes(source, now).some((at) => at > last && at <= now.getTime());
  }

  async function fetch(source: SourceRecord): Promise<void> {
    busy.add(source.id);
    try {
      await fetcher.fetch(
        { source: source.id, isBySchedule: true },
        { signal: stopping.signal, progress: () => {} },
      );
      const after = sources.find(source.id);
      const hasHours = after !== null && after.kind !== 'folder';
      if (!hasHours || stopping.signal.aborted) return;
      const now = clock.now();
      const isVain = after.lastFetchedAt === source.lastFetchedAt;
      if (fetcher.wasForbidden(source.id)) setNext(after, now.getTime());
      else setNext(after, Math.max(nextAfter(after, now), isVain ? now.getTime() + afterFault : 0));
    } catch (error) {
      if (stopping.signal.aborted) return;
      log({ level: 'error', message: `“${source.name}” could not be fetched by the schedule.`, error });
    } finally {
      busy.delete(source.id);
    }
  }

  /** Says when a source is fetched next, and notes it. */
  function setNext(source: SourceRecord, at: number): number {
    database.transaction(() => {
      sources.setNextFetch(source.id, new Date(at).toISOString());
      announcer.mark();
    });
    announcer.tell([source.id]);
    return at;
  }

  function nextFetch(source: SourceRecord, now: Date): number {
    if (source.lastFetchedAt === null) return now.getTime();
    return Math.min(usualFetch(source, now, random), ...openTimes(source, now));
  }

  /** What should have been tried by now was just tried: only what lies ahead counts. */
  function nextAfter(source: SourceRecord, now: Date): number {
    const ahead = openTimes(source, now).filter((at) => at > now.getTime());
    return Math.max(now.getTime() + lookEvery, Math.min(usualFetch(source, now, random), ...ahead));
  }

  function openTimes(source: SourceRecord, now: Date): number[] {
    const since = addDays(presentDay(source.kind, now), -longestOpen);
    return ledger.unsettled(source.id, since).map(({ nextTryAt }) => Date.parse(nextTryAt));
  }

  async function lookAround(): Promise<void> {
    const { forbidden } = network.state();
    // Another process may have turned the switch.
    if (wasForbidden && !forbidden) void tick();
    wasForbidden = forbidden;
    await lookIntoFolders();
  }

  async function lookIntoFolders(): Promise<void> {
    const folders = sources
      .list()
      .filter(({ kind, enabled, id }) => kind === 'folder' && enabled && !busy.has(id));
    await Promise.all(folders.map(lookInto));
  }

  /** Fetches a folder where something is to be read. Otherwise a look leaves no trace (F51). */
  async function lookInto(folder: SourceRecord): Promise<void> {
    const before = watch.faultOf(folder.id);
    busy.add(folder.id);
    try {
      const { ready, fault } = await watch.look(folder, 'part');
      if (fault !== before) announcer.tell([folder.id]);
      if (ready.length === 0 || stopping.signal.aborted) return;
    } catch (error) {
      log({ level: 'error', message: `“${folder.name}” could not be looked into.`, error });
      return;
    } finally {
      busy.delete(folder.id);
    }
    await fetch(folder);
  }

  /** Work that goes wrong is logged where it is done, so nothing is left to catch here. */
  function every(milliseconds: number, work: () => Promise<void>): void {
    const timer = setInterval(() => void work(), milliseconds);
    timer.unref();
    timers.push(timer);
  }

  return {
    start() {
      every(lookEvery, tick);
      every(lookAroundEvery, lookAround);
      void tick();
      void lookAround();
    },
    stop() {
      for (const timer of timers.splice(0)) clearInterval(timer);
      stopping.abort();
    },
    tick,
  };
}

/** When a source is asked next, if nothing of it is open. */
export function usualFetch(
  { kind, lastFetchedAt }: Pick<SourceRecord, 'kind' | 'lastFetchedAt'>,
  now: Date,
  random: () => number,
): number {
  const last = lastFetchedAt === null ? 0 : Date.parse(lastFetchedAt);
  if (kind === 'feed') return last + feedEvery;
  const morning = new Date(now);
  morning.setHours(hourOfDay, 0, 0, 0);
  // A machine that slept at eight fetches when it wakes.
  if (last < morning.getTime() && now >= morning) return now.getTime();
  if (now >= morning) morning.setDate(morning.getDate() + 1);
  return morning.getTime() + Math.floor(random() * spread);
}
