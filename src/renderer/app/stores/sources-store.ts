import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { SourcesState } from '../services.ts';
import { createLoader } from './loader.ts';

/** The subscribed sources, kept in step with the library by its announcements. */
export function createSourcesStore(library: Client<LibraryContract>): StoreApi<SourcesState> {
  const load = createLoader(async () => {
    const { sources, network } = await library.sources.list({});
    store.setState({ sources, network });
  });
  const store = createStore<SourcesState>()(() => ({
    sources: null,
    network: { forbidden: false, since: null },
    fetches: [],
    news: 0,
    adding: null,
    cursor: null,
    load,
  }));
  library.sources.changed(() => {
    store.setState({ news: store.getState().news + 1 });
    void load();
  });
  return store;
}
