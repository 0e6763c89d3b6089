import { createStore, type StoreApi } from 'zustand/vanilla';
import { addressOf, placeOf, sortFor } from '../address.ts';
import type { Place, PlaceState } from '../services.ts';

/** How long typing and moving rest before the address is written, in milliseconds: browsers limit it. */
const restBeforeWriting = 500;

/** Where the reader is, kept in the window's address and history. */
export function createPlaceStore(window: Window): StoreApi<PlaceState> {
  let timer = 0;

  function write(): void {
    if (timer === 0) return;
    window.clearTimeout(timer);
    timer = 0;
    window.history.replaceState(null, '', addressOf(store.getState().place));
  }

  const store = createStore<PlaceState>()((set, get) => ({
    place: placeOf(window.location.hash),
    go(change) {
      const place = changed(get().place, change);
      if (addressOf(place) === addressOf(get().place)) return;
      write();
      window.history.pushState(null, '', addressOf(place));
      set({ place });
    },
    replace(change) {
      set({ place: changed(get().place, change) });
      window.clearTimeout(timer);
      timer = window.setTimeout(write, restBeforeWriting);
    },
  }));

  window.addEventListener('popstate', () => {
    window.clearTimeout(timer);
    timer = 0;
    store.setState({ place: placeOf(window.location.hash) });
  });
  window.addEventListener('pagehide', write);
  return store;
}

/**
 * An empty choice is no choice, so that equal places have equal addresses; and another view has an order of its
 * own where none is asked for.
 */
function changed(place: Place, change: Partial<Place>): Place {
  const view = change.view ?? place.view;
  const sort = view === place.view ? place.sort : sortFor(view, place.sort);
  const next = { ...place, sort, ...change };
  const kept = Object.entries(next.chosen).filter(
    ([, { any, all = [], none }]) => any.length + all.length + none.length > 0,
  );
  const isClean = kept.length === Object.keys(next.chosen).length;
  return isClean ? next : { ...next, chosen: Object.fromEntries(kept) };
}
