import { AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/library.ts';
import type { FetchReport, Source, SourceKind } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { FetchParts } from './fetch-parts.ts';
import { fetchSource } from './fetch-source.ts';
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
  const { parts, sources, announcer, watch } = fetching;
  const running = new Map<number, Promise<unknown>>();
  const forbidden = new Set<number>();
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
      const { report, isForbidden } = await fetched;
      if (isForbidden) forbidden.add(source.id);
      else forbidden.delete(source.id);
      if (isOffline(report)) offline.set(source.id, report.sentence);
      else offline.delete(source.id);
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

  return {
    async fetch(request, context) {
      const wanted = chosen(request);
      const signal = AbortSignal.any([context.signal, closing.signal]);
      const reports = new Map<number, FetchReport>();
      const queues = Map.groupBy(wanted, ({ kind, target }) => houseOf(kind, target));
      await Promise.all(
        [...queues.values()].map(async (queue) => {
          for (const source of queue) {
            context.progress({
              step: `Fetching ${source.name}`,
              done: reports.size,
              total: wanted.length,
            });
            reports.set(source.id, await fetchSafely(source, request, signal));
          }
        }),
      );
      return wanted.flatMap(({ id }) => reports.get(id) ?? []);
    },

    activityOf(source) {
      if (running.has(source.id)) return { kind: 'fetching', sentence: `${source.name} is being fetched.` };
      if (!source.enabled) return { kind: 'paused', sentence: 'It is switched off.' };
      const fault = source.kind === 'folder' ? watch.faultOf(source.id) : null;
      if (fault !== null) return { kind: 'waiting', sentence: fault };
      const sentence = offline.get(source.id);
      return sentence === undefined ? { kind: 'idle', sentence: '' } : { kind: 'offline', sentence };
    },

    wasForbidden: (source) => forbidden.has(source),

    close: () => closing.abort(new AppError('unreachable', 'The library is being closed.')),
  };
}

/** Sources of one house are asked one after the other; different houses at once. */
function houseOf(kind: SourceKind, target: string): string {
  if (kind.startsWith('arxiv')) return 'arxiv';
  if (kind === 'biorxiv' || kind === 'medrxiv') return 'biorxiv';
  return kind === 'feed' ? (URL.parse(target)?.host ?? kind) : kind;
}

function isOffline({ verdict, sentence }: FetchReport): boolean {
  return verdict === 'failed' && / cannot be reached from here/.test(sentence);
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
