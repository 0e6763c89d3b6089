import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LayoutState } from '../services.ts';

const key = 'carrel.layout';
const widthSchema = z.number().min(100).max(4000).nullable().catch(null);
const widthsSchema = z.object({ rail: widthSchema, facets: widthSchema, pane: widthSchema });

/** The panes' widths, remembered in this browser, and what the window has room for. */
export function createLayoutStore(window: Window): StoreApi<LayoutState> {
  const wide = window.matchMedia('(min-width: 1100px)');
  const beside = window.matchMedia('(min-width: 860px)');

  const store = createStore<LayoutState>()((set, get) => ({
    ...remembered(window.localStorage),
    isWide: wide.matches,
    hasFacets: beside.matches,
    facetsOpen: false,
    setWidth(which, width) {
      set({ [which]: width });
      const { rail, facets, pane } = get();
      window.localStorage.setItem(key, JSON.stringify({ rail, facets, pane }));
    },
    setFacetsOpen: (facetsOpen) => set({ facetsOpen }),
  }));

  wide.addEventListener('change', () => store.setState({ isWide: wide.matches }));
  beside.addEventListener('change', () => store.setState({ hasFacets: beside.matches, facetsOpen: false }));
  return store;
}

function remembered(storage: Storage): z.infer<typeof widthsSchema> {
  try {
    return widthsSchema.parse(JSON.parse(storage.getItem(key) ?? ''));
  } catch {
    // Never drawn, or not readable: the tokens' widths.
    return { rail: null, facets: null, pane: null };
  }
}
