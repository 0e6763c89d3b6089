import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PaperId } from '#shared/domain/paper.ts';
import type { ResultsState } from '../services.ts';

/** The newest answer, its rows, the cursor and what is picked; filled by the search session. */
export function createResultsStore(): StoreApi<ResultsState> {
  return createStore<ResultsState>()((set, get) => ({
    answer: null,
    settled: null,
    picked: new Set(),
    loaded: 0,
    indexed: 0,
    learned: 0,
    rows: new Map(),
    cursor: null,
    asked: null,
    meant: null,
    want: () => {},
    facetSearch: {},
    searchFacet(facet, text) {
      const { [facet]: _, ...others } = get().facetSearch;
      set({ facetSearch: text === null || text === '' ? others : { ...others, [facet]: text } });
    },
    pick(ids, how) {
      const picked = new Set<PaperId>(how === 'only' ? [] : get().picked);
      for (const id of ids) {
        if (how === 'toggle' && picked.has(id)) picked.delete(id);
        else picked.add(id);
      }
      set({ picked });
    },
  }));
}
