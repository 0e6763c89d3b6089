import { createChannelPort } from '#shared/contract/channel-port.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type Changes, libraryContract } from '#shared/contract/library.ts';
import type { LogEntry } from '#shared/contract/log.ts';
import type { Port } from '#shared/contract/port.ts';
import { serve } from '#shared/contract/server.ts';
import { makeDigest } from '#shared/digest/make-digest.ts';
import { createCatchUp } from '#shared/search/catch-up.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { searchWorkerContract } from '#shared/search/worker-contract.ts';
import { computeTrends } from '#shared/trends/compute-trends.ts';
import { connectLibrary, createReconnectingClient } from '../app/transports.ts';
import { countOf } from './count-of.ts';
import { fetchFrozenText, fetchPack, readPack } from './derived-files.ts';
import { inTurns } from './in-turns.ts';
import { createLearning } from './learning.ts';
import { type FromWorker, isToWorker } from './messages.ts';
import { createShare } from './share.ts';

/** Papers asked for at once: small enough that the first ones are on screen soon. */
const batch = 1_000;
/** Papers whose text is indexed between two questions: some ten milliseconds. */
const slice = 20;
/** Papers read for the ranking between two questions: some five milliseconds. */
const readSlice = 50;
/** More papers than these that came or changed are worth fetching the pack for, which holds them in less room. */
const mostLive = 1_000;
/** More texts than these are not indexed here: they would take hundreds of megabytes, and come frozen soon. */
const textCeiling = 20_000;
/** How often it is told how much of the text is indexed, in milliseconds. */
const tellEvery = 500;

/** What of the worker's global scope is used; the DOM's types know only windows. */
interface WorkerScope {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}
// This module only ever runs as a worker.
const scope = globalThis as unknown as WorkerScope;

let takePort: ((port: MessagePort | null) => void) | null = null;

scope.addEventListener('message', ({ data, ports }) => {
  if (!isToWorker(data)) return;
  if (data.carrel === 'start' && ports[0]) start(ports[0], data.hasBridge);
  if (data.carrel === 'port') takePort?.(ports[0] ?? null);
});

/** Keeps the index in step with the library and answers the page, until the page is gone. */
function start(page: MessagePort, hasBridge: boolean): void {
  const index = new PaperIndex({ now: () => performance.now(), text: 'ready' });
  const share = createShare();
  const learning = createLearning({
    index,
    onLearned() {
      learned++;
      tell();
    },
    now: () => performance.now(),
    later: (act, milliseconds) => void setTimeout(act, milliseconds),
  });
  let learned = 0;
  let isIndexing = false;
  /** Whether the frozen text is on its way: what it holds need not be indexed here. */
  let isThawing = false;
  let frozenAt = -1;
  /** Already on its way while the library is being reached: nothing at a start takes as long. */
  let firstPack: ReturnType<typeof fetchPack> | null = fetchPack();
  firstPack.catch(() => {
    firstPack = null;
  });
  let mostTexts = textCeiling;
  /** The share of indexed text that the page was last told of. */
  let toldIndexed = 0;

  const library = createReconnectingClient(
    libraryContract,
    hasBridge ? portFromPage : connectLibrary,
    (phase) => {
      if (phase === 'connected') void begin();
    },
  );
  const catchUp = createCatchUp({
    ask: (revision) => library.papers.since({ revision, limit: batch }),
    apply,
    onFailure: (reason) =>
      log({ level: 'info', message: 'Catching up with the library failed.', error: reason }),
  });
  library.library.changed((news) => catchUp.announce(news));
  library.text.refrozen(({ revision }) => {
    if (revision !== null) return void refreeze();
    // The text does not come frozen: then all of it is indexed here, whatever room it takes.
    mostTexts = Number.POSITIVE_INFINITY;
    if (!isThawing) void indexInSlices();
  });

  /** Once what is packed is there, the list need not wait for the frozen text, nor this for the list. */
  async function begin(): Promise<void> {
    // Nothing is indexed here before it is known what need not be.
    isThawing = true;
    if (index.size === 0) await unpack();
    await Promise.all([thaw(), catchUp.start()]);
  }

  /** What came and changed since is in the new files: it need not take room here. */
  async function refreeze(): Promise<void> {
    if (isThawing) return;
    isThawing = true;
    if (index.livePapers > mostLive) await unpack();
    await thaw();
  }

  async function unpack(): Promise<void> {
    try {
      const [buffer, { id, revision }] = await Promise.all([
        firstPack ?? fetchPack(),
        library.library.about({}),
      ]);
      firstPack = null;
      const packed = readPack(buffer, id);
      // A library put back by hand may be older than its file.
      if (packed !== null && packed.revision <= revision) index.adoptPapers(packed.pack, packed.revision);
    } catch (reason) {
      log({
        level: 'info',
        message: 'The packed papers did not come; they are read one by one.',
        error: reason,
      });
    }
    catchUp.skipTo(index.revision);
  }

  async function thaw(): Promise<void> {
    try {
      const { id, revision } = await library.library.about({});
      const frozen = await fetchFrozenText(id);
      if (frozen !== null && frozen.revision > frozenAt && frozen.revision <= revision) {
        index.adopt(frozen.segment, frozen.revision);
        frozenAt = frozen.revision;
      }
    } catch (reason) {
      log({ level: 'info', message: 'The frozen text did not come; it is indexed here.', error: reason });
    } finally {
      isThawing = false;
    }
    tell();
    void indexInSlices();
  }

  function apply(changes: Changes): void {
    index.apply(changes);
    if (!changes.more) share.isWhole();
    else void share.learn(async () => (await library.library.about({})).papers);
    // An edit is indexed before it is told of: who asks then finds its words, and nothing waits.
    if (!isThawing) index.indexSome(slice);
    index.readSome(slice);
    tell();
    if (!changes.more) learning.notice();
    if (!isThawing) void indexInSlices();
  }

  function tell(): void {
    toldIndexed = index.indexedShare;
    const loaded = share.of(index.size);
    share.tell({ revision: index.revision, loaded, indexed: toldIndexed, learned });
  }

  /** Indexes text, and reads for the ranking, between questions, so that none waits for it. */
  async function indexInSlices(): Promise<void> {
    if (isIndexing) return;
    isIndexing = true;
    let told = performance.now();
    for (;;) {
      const isIndexed = index.liveTexts >= mostTexts || index.indexSome(slice);
      const isReady = isIndexed && index.lookAhead();
      const isRead = index.readSome(readSlice);
      if (isReady && isRead) break;
      await pause();
      if (performance.now() - told < tellEvery) continue;
      tell();
      learning.notice();
      told = performance.now();
    }
    isIndexing = false;
    learning.notice();
    if (toldIndexed !== index.indexedShare) tell();
  }

  serve(
    searchWorkerContract,
    {
      search: {
        query: (request, { signal }) => {
          signal.throwIfAborted();
          return index.search(request);
        },
        rows: ({ ids, query }) => ({ rows: index.rows(ids, query) }),
        marks: ({ text, query }) => ({ marks: index.marks(text, query) }),
        complete: ({ facet, prefix, limit }) => ({ values: index.complete(facet, prefix, limit) }),
        meant: ({ query, ...when }) => ({ meant: index.meant(query, when) }),
        takenFor: ({ word, open }) => ({ words: [...index.takenFor(word, open)] }),
        count: async ({ queries, today, timeZone }, { signal }) => {
          const counts: number[] = [];
          for (const query of queries) {
            await pause();
            signal.throwIfAborted();
            counts.push(countOf(index, query, { today, timeZone }));
          }
          return { counts };
        },
        ranking: () => index.ranking(),
        explain: ({ id }) => index.explain(id),
        related: async ({ id, limit }, { signal }) => {
          const steps = index.relating(id, limit);
          return { papers: await inTurns(steps, { signal, now: () => performance.now(), pause }) };
        },
        cluster: async ({ id, limit, today }, { signal }) => {
          const steps = index.clustering(id, limit, today);
          return { papers: await inTurns(steps, { signal, now: () => performance.now(), pause }) };
        },
        trends: async (request, { signal }) => {
          const { revision } = index;
          const steps = computeTrends(index.papers(), request);
          return { ...(await inTurns(steps, { signal, now: () => performance.now(), pause })), revision };
        },
        digest: (wish) => {
          const byInterest = index.byInterest({ today: wish.period.to, timeZone: wish.timeZone });
          return makeDigest(index.papers(), { ...wish, byInterest }, wish);
        },
        changed: (emit) => {
          const stop = share.listen(emit);
          tell();
          return stop;
        },
      },
    },
    createChannelPort(page),
    { log },
  );
}

/** On the desktop only the page can ask for a port to the library; it hands it over. */
function portFromPage(): Promise<Port> {
  return new Promise((resolve, reject) => {
    takePort = (port) => {
      takePort = null;
      if (port) resolve(createChannelPort(port));
      else reject(new AppError('unreachable', 'The library cannot be reached.'));
    };
    scope.postMessage({ carrel: 'want-port' });
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function log({ level, message, error }: LogEntry): void {
  console[level](message, ...(error === undefined ? [] : [error]));
}
