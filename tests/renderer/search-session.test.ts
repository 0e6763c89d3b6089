import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { defaultSettings } from '#shared/contract/library.ts';
import type { SearchRequest } from '#shared/search/request.ts';
import { type SearchEngine, startSearchSession } from '../../src/renderer/app/search-session.ts';
import type { Place, PlaceState, Services } from '../../src/renderer/app/services.ts';
import { createResultsStore } from '../../src/renderer/app/stores/results-store.ts';
import { id } from '../unit/search/search-kit.ts';

const start: Place = {
  page: 'desk',
  view: 'library',
  query: '',
  chosen: {},
  sort: 'date',
  paper: id(1),
} as Place;

/** A session over an engine that finds what the test says, of a library that is read so far. */
function aSession(found: (query: string) => readonly number[], loaded: number) {
  const place = createStore<PlaceState>()((set, get) => ({
    place: start,
    go: (change) => set({ place: { ...get().place, ...change } }),
    replace: (change) => set({ place: { ...get().place, ...change } }),
  }));
  const results = createResultsStore();
  const engine = {
    search: async ({ query }: SearchRequest) => ({
      ids: Uint32Array.from(found(query)),
      rows: [],
      revision: 1,
    }),
    rows: async () => [],
    onChanged(listener: Parameters<SearchEngine['onChanged']>[0]) {
      listener({ revision: 1, loaded, indexed: 0, learned: 0 });
      return () => {};
    },
  } as unknown as SearchEngine;
  const layout = createStore(() => ({ isWide: true }));
  const settings = createStore(() => defaultSettings);
  startSearchSession({ place, results, layout, settings } as unknown as Services, engine, () => '2026-07-01');
  return { place, results };
}

// Nobody writes; for as long as this file's sessions live.
Object.defineProperty(globalThis, 'document', { value: { activeElement: null } });

it('shows beside the list what the cursor is on, also when one searches before all papers are read', async () => {
  const { place, results } = aSession((query) => (query === '' ? [2, 3] : [3]), 0.5);
  // What is not read yet says nothing about the paper of the address.
  await expect.poll(() => results.getState().answer?.ids.length).toBe(2);
  expect(place.getState().place.paper).toBe(1);

  place.getState().replace({ query: 'tides' });

  await expect.poll(() => results.getState().cursor).toBe(3);
  expect(place.getState().place.paper).toBe(3);
});
