import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { createWatchMatcher } from '#shared/watch/match.ts';
import type { WatchesState } from '../services.ts';
import { createLoader } from './loader.ts';

/** Who and what is watched for, as the library has it. */
export function createWatchesStore(library: Client<LibraryContract>): StoreApi<WatchesState> {
  const store = createStore<WatchesState>()(() => ({
    watches: [],
    matcher: createWatchMatcher([]),
    load: createLoader(async () => {
      const { watches } = await library.watch.list({});
      store.setState({ watches, matcher: createWatchMatcher(watches) });
    }),
  }));
  return store;
}
