import { AppError } from '#shared/contract/errors.ts';
import type { SavedSearch } from '#shared/contract/saved-searches.ts';
import { reported } from './acts.ts';
import { firstPlace } from './address.ts';
import { queryOfCollection } from './collections.ts';
import type { Place, Services } from './services.ts';

/** The searches that the reader keeps, and how many papers each finds. */
export interface SavedState {
  readonly searches: readonly SavedSearch[];
  /** By query; one that was not counted yet has none. */
  readonly counts: ReadonlyMap<string, number>;
  load(): Promise<void>;
}

/** Where a saved search shows its papers. A blank behind it: its last word is meant as it stands. */
export function placeOfSearch({ query }: Pick<SavedSearch, 'query'>): Place {
  return { ...firstPlace, query: `${query} ` };
}

/** Whether a place shows a saved search, and nothing else. */
export function isPlaceOf(place: Place, { query }: Pick<SavedSearch, 'query'>): boolean {
  const isBare = place.view === firstPlace.view && Object.keys(place.chosen).length === 0;
  return place.page === 'desk' && isBare && place.query.trim() === query;
}

/** Moves a saved search among the others. */
export function moveSaved(services: Services, { id }: SavedSearch, by: 1 | -1): Promise<void> {
  const { searches } = services.saved.getState();
  const place = searches.findIndex((one) => one.id === id) + by;
  const moved = searches[place];
  if (place < 0 || !moved) return Promise.resolve();
  return reported(services, async () => {
    await services.library.searches.update({ id, place });
    await services.saved.getState().load();
    services.spoken.getState().say(by < 0 ? `Moved before ${moved.name}.` : `Moved behind ${moved.name}.`);
  });
}

/** Keeps a search no more; undo puts it back where it stood. */
export function removeSaved(services: Services, { id, name }: SavedSearch): Promise<void> {
  return reported(services, async () => {
    const { edit } = await services.library.searches.remove({ id });
    await services.saved.getState().load();
    services.toasts.getState().show({ sentence: `“${name}” is kept no more.`, edit });
  });
}

/** After a change so much quiet, in milliseconds, before saved searches are counted anew. */
const quiet = 400;

/** Keeps the list and its counts in step: counted when nothing else is going on, and never while text is missing. */
export function startSavedSearches({ saved, collections, results, connection, search }: Services): void {
  let due: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();

  function countSoon(): void {
    clearTimeout(due);
    asking.abort();
    due = setTimeout(() => whenIdle(() => void count()), quiet);
  }

  async function count(): Promise<void> {
    const { loaded, indexed } = results.getState();
    const tree = collections.getState();
    const queries = [
      ...saved.getState().searches.map(({ query }) => query),
      ...tree.collections.map(({ id }) => queryOfCollection(tree, id)),
    ];
    if (queries.length === 0 || loaded < 1 || indexed < 1) return;
    asking = new AbortController();
    try {
      const counts = await search.count(queries, asking.signal);
      saved.setState({ counts: new Map(queries.map((query, at) => [query, counts[at] ?? 0])) });
    } catch (error) {
      // Asked anew meanwhile, or the worker is away: what was there stays.
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    }
  }

  saved.subscribe((now, before) => {
    if (now.searches !== before.searches) countSoon();
  });
  collections.subscribe((now, before) => {
    if (now.collections !== before.collections) countSoon();
  });
  results.subscribe((now, before) => {
    const isNews = now.answer?.revision !== before.answer?.revision;
    if (isNews || now.loaded !== before.loaded || now.indexed !== before.indexed) countSoon();
    // A reader who types is answered first.
    else if (now.asked !== before.asked && due !== undefined) countSoon();
  });
  connection.subscribe((now, before) => {
    if (now.state === 'connected' && before.state !== 'connected') void saved.getState().load();
  });
  if (connection.getState().state === 'connected') void saved.getState().load();
}

function whenIdle(act: () => void): void {
  // Not every browser has it.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: 2_000 });
  else setTimeout(act, 0);
}
