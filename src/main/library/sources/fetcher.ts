import { AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/library.ts';
import type { FetchReport, Source } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { groupName, timeInWords } from '../network/sentences.ts';
import { groupOfHost } from '../network/service-group.ts';
import type { ServiceGroup } from '../network/web.ts';
import { addDays, presentDay } from './calendar.ts';
import type { FetchParts } from './fetch-parts.ts';
import { fetchSource } from './fetch-source.ts';
import { longestOpen } from './plan-days.ts';
import type { SourceRecord } from './source-store.ts';

export interface FetchRequest {
  /** All sources that are enabled, when not given. */
  readonly source?: number | undefined;
  readonly asOf?: Day | undefined;
  /** Whether it is the schedule that asks. */
  readonly isBySchedule?: boolean;
}

export interface FetchContext {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** Fetches sources, each by one fetch at a time, whoever asks for it. */
export interface Fetcher {
  fetch(request: FetchRequest, context: FetchContext): Promise<FetchReport[]>;
  /** What a source is doing, as far as fetching knows. */
  activityOf(source: SourceRecord): Source['activity'];
  /** Whether the reader's switch cut its last fetch short. */
  wasForbidden(source: number): boolean;
  /** Stops what is under way. */
  close(): void;
}

/** Makes the fetcher of one open library. `onCommitted` is called when papers may have come in. */
export function createFetcher(fetching: FetchParts, onCommitted: () => void): Fetcher {
  const { parts, sources, ledger, announcer, watch } = fetching;
  const running = new Map<number, Promise<unknown>>();
  const forbidden = new Set<number>();
  /** Sources whose turn has not come yet, and how often they wait for one. */
  const inTurn = new Map<number, number>();
  const offline = new Map<number, string>();
  const closing = new AbortController();

  function chosen({ source }: FetchRequest): SourceRecord[] {
    if (source === undefined) return sources.list().filter(({ enabled }) => enabled);
    const record = sources.find(source);
    if (!record) throw new AppError('not-found', `No source has the number ${source}.`);
    return [record];
  }

  async function fetchOne(source: SourceRecord, request: FetchRequest, signal: AbortSignal) {
    const { asOf, isBySchedule = false } = request;
    for (let before = running.get(source.id); before; before = running.get(source.id)) {
      // Somebody else's fetch of another day, or one that fails, is not this one.
      await before.catch(() => null);
      signal.throwIfAborted();
    }
    const fetched = fetchSource(fetching, source, { asOf, isAwaited: !isBySchedule, signal });
    running.set(source.id, fetched);
    announcer.tell([source.id]);
    try {
      const { report, isForbidden, offline: sentence } = await fetched;
      if (isForbidden) forbidden.add(source.id);
      else forbidden.delete(source.id);
      if (sentence === null) offline.delete(source.id);
      else offline.set(source.id, sentence);
      return report;
    } finally {
      running.delete(source.id);
      if (!closing.signal.aborted) {
        onCommitted();
        announcer.tell([source.id]);
      }
    }
  }

  /** A fault of Carrel's own in one source does not keep the others from being fetched. */
  async function fetchSafely(source: SourceRecord, request: FetchRequest, signal: AbortSignal) {
    try {
      return await fetchOne(source, request, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof AppError) throw error;
      parts.log({ level: 'error', message: `“${source.name}” could not be fetched.`, error });
      return failedReport(source);
    }
  }

  /** Fetches sources one after the other, and says of the others that they wait. */
  async function fetchInTurn(
    queue: readonly SourceRecord[],
    work: (source: SourceRecord) => Promise<void>,
  ): Promise<void> {
    const left = queue.map(({ id }) => id);
    for (const id of left) inTurn.set(id, (inTurn.get(id) ?? 0) + 1);
    try {
      for (const source of queue) {
        leaveTurn(source.id);
        left.shift();
        await work(source);
      }
    } finally {
      for (const id of left) leaveTurn(id);
      if (left.length > 0 && !closing.signal.aborted) announcer.tell(left);
    }
  }

  function leaveTurn(source: number): void {
    const times = (inTurn.get(source) ?? 0) - 1;
    if (times > 0) inTurn.set(source, times);
    else inTurn.delete(source);
  }

  function whatItWaitsFor(source: SourceRecord): string | null {
    const group = groupOf(source);
    if (group === null) return null;
    if (inTurn.has(source.id)) {
      return `${groupName(group)} is asked for one source after the other, and this one is not yet.`;
    }
    const until = parts.web.closedUntil(group);
    if (until === null) return null;
    const now = parts.clock.now();
    const isOpen =
      ledger.unsettled(source.id, addDays(presentDay(source.kind, now), -longestOpen)).length > 0;
    return isOpen ? `${groupName(group)} asked to be left alone until ${timeInWords(until, now)}.` : null;
  }

  return {
    async fetch(request, context) {
      const wanted = chosen(request);
      const signal = AbortSignal.any([context.signal, closing.signal]);
      const reports = new Map<number, FetchReport>();
      await Promise.all(
        [...Map.groupBy(wanted, groupOf).values()].map((queue) =>
          fetchInTurn(queue, async (source) => {
            const step = `Fetching ${source.name}`;
            context.progress({ step, done: reports.size, total: wanted.length });
            reports.set(source.id, await fetchSafely(source, request, signal));
          }),
        ),
      );
      return wanted.flatMap(({ id }) => reports.get(id) ?? []);
    },

    activityOf(source) {
      if (running.has(source.id)) return { kind: 'fetching', sentence: `${source.name} is being fetched.` };
      if (!source.enabled) return { kind: 'paused', sentence: 'It is switched off.' };
      const fault = source.kind === 'folder' ? watch.faultOf(source.id) : null;
      if (fault !== null) return { kind: 'waiting', sentence: fault };
      const sentence = offline.get(source.id);
      if (sentence !== undefined) return { kind: 'offline', sentence };
      const waitsFor = whatItWaitsFor(source);
      return waitsFor === null ? { kind: 'idle', sentence: '' } : { kind: 'waiting', sentence: waitsFor };
    },

    wasForbidden: (source) => forbidden.has(source),

    close: () => closing.abort(new AppError('unreachable', 'The library is being closed.')),
  };
}

/** Sources of one group of services are asked one after the other; different groups at once. */
function groupOf({ kind, target }: SourceRecord): ServiceGroup | null {
  switch (kind) {
    case 'arxiv':
    case 'arxiv-search':
    case 'arxiv-author':
      return 'arxiv';
    case 'biorxiv':
    case 'medrxiv':
      return 'biorxiv';
    case 'huggingface':
      return 'huggingface';
    case 'feed':
      return groupOfHost(target);
    case 'folder':
      return null;
    default:
      return kind satisfies never;
  }
}

function failedReport({ id, name }: SourceRecord): FetchReport {
  return {
    source: id,
    name,
    verdict: 'failed',
    added: 0,
    updated: 0,
    unchanged: 0,
    unresolved: 0,
    batches: [],
    days: [],
    sentence: `Something went wrong inside Carrel while ${name} was fetched. It is written down in the log.`,
    complaints: [],
  };
}
