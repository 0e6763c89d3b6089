import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { type CollectionsState, stateOf } from '../collections.ts';
import { createLoader } from './loader.ts';

/** The collections, as the library has them. */
export function createCollectionsStore(library: Client<LibraryContract>): StoreApi<CollectionsState> {
  const store = createStore<CollectionsState>()((_set, get) => ({
    ...stateOf([]),
    load: createLoader(async () => {
      const { collections } = await library.collections.list({});
      // The page asks at every change of the library: mostly nothing is new.
      if (JSON.stringify(collections) !== JSON.stringify(get().collections))
        store.setState(stateOf(collections));
    }),
  }));
  return store;
}
