import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { SavedState } from '../saved-searches.ts';
import { createLoader } from './loader.ts';

/** The saved searches, as the library has them. */
export function createSavedStore(library: Client<LibraryContract>): StoreApi<SavedState> {
  const store = createStore<SavedState>()(() => ({
    searches: [],
    counts: new Map(),
    load: createLoader(async () => {
      const { searches } = await library.searches.list({});
      store.setState({ searches });
    }),
  }));
  return store;
}
