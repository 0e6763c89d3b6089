import { createChannelPort } from '#shared/contract/channel-port.ts';
import { createClient } from '#shared/contract/client.ts';
import type { SearchRequest } from '#shared/search/request.ts';
import { searchWorkerContract } from '#shared/search/worker-contract.ts';
import type { SearchClient } from '../app/search-client.ts';
import type { SearchEngine } from '../app/search-session.ts';
import { findBridge, requestChannel } from '../app/transports.ts';
import { readersZone } from '../text/dates.ts';
import { isFromWorker, type ToWorker } from './messages.ts';

/** Starts the search worker and gives the page its client. */
export function startSearchWorker(today: () => string): SearchClient & SearchEngine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'search' });
  const { port1, port2 } = new MessageChannel();
  const hasBridge = findBridge() !== null;
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isFromWorker(data)) void handPort(worker);
  });
  worker.postMessage({ carrel: 'start', hasBridge } satisfies ToWorker, [port2]);

  const { search } = createClient(searchWorkerContract, createChannelPort(port1));
  return {
    search: (request) => search.query(request),
    rows: async (ids, query) => (await search.rows({ ids: [...ids], query })).rows,
    marks: async (text, query) => (await search.marks({ text, query })).marks,
    complete: async (facet, prefix, limit) => (await search.complete({ facet, prefix, limit })).values,
    find: async (query, limit) => (await search.query(inLibrary(query, limit, today()))).rows,
    ask: (request) => search.query(request),
    ranking: () => search.ranking({}),
    explain: (id) => search.explain({ id }),
    related: async (id, limit) => (await search.related({ id, limit })).papers,
    cluster: async (id, limit) => (await search.cluster({ id, limit, today: today() })).papers,
    meant: async (query) => (await search.meant({ query, today: today(), timeZone: readersZone() })).meant,
    takenFor: async (word, open) => (await search.takenFor({ word, open })).words,
    count: async (queries, signal) =>
      (await search.count({ queries: [...queries], today: today(), timeZone: readersZone() }, { signal }))
        .counts,
    trends: (request, signal) => search.trends(request, { signal }),
    digest: (wish) => search.digest(wish),
    onChanged: (listener) => search.changed(listener),
  };
}

/** The best papers of the whole library, whatever the list shows. */
function inLibrary(query: string, limit: number, today: string): SearchRequest {
  const window = { offset: 0, limit, facetLimit: 1 };
  return { view: 'library', query, chosen: {}, sort: 'relevance', ...window, today, timeZone: readersZone() };
}

async function handPort(worker: Worker): Promise<void> {
  const message: ToWorker = { carrel: 'port' };
  try {
    worker.postMessage(message, [await requestChannel('library')]);
  } catch {
    // None to be had now: the worker is told so, and asks again after its pause.
    worker.postMessage(message);
  }
}
