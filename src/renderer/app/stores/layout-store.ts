import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LayoutState } from '../services.ts';

const key = 'carrel.layout';
/** From this width on two panes stand beside each other. */
export const wideWindow = '(min-width: 1100px)';
const widthSchema = z.number().min(100).max(4000).nullable().catch(null);
const widthsSchema = z.object({
  rail: widthSchema,
  facets: widthSchema,
  pane: widthSchema,
  beside: widthSchema.default(null),
});

/** The panes' widths, remembered in this browser, and what the window has room for. */
export function createLayoutStore(window: Window): StoreApi<LayoutState> {
  const wide = window.matchMedia(wideWindow);
  const facetsBeside = window.matchMedia('(min-width: 860px)');

  const store = createStore<LayoutState>()((set, get) => ({
    ...remembered(window.localStorage),
    isWide: wide.matches,
    hasFacets: facetsBeside.matches,
    facetsOpen: false,
    setWidth(which, width) {
      set({ [which]: width });
      const { rail, facets, pane, beside } = get();
      window.localStorage.setItem(key, JSON.stringify({ rail, facets, pane, beside }));
    },
    setFacetsOpen: (facetsOpen) => set({ facetsOpen }),
  }));

  wide.addEventListener('change', () => store.setState({ isWide: wide.matches }));
  facetsBeside.addEventListener('change', () =>
    store.setState({ hasFacets: facetsBeside.matches, facetsOpen: false }),
  );
  return store;
}

function remembered(storage: Storage): z.infer<typeof widthsSchema> {
  try {
    return widthsSchema.parse(JSON.parse(storage.getItem(key) ?? ''));
  } catch {
    // Never drawn, or not readable: the tokens' widths.
    return { rail: null, facets: null, pane: null, beside: null };
  }
}
