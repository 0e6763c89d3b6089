import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReaderState } from '../services.ts';

/** What the reading page shows, and what commands ask of it. */
export function createReaderStore(hasSide: boolean): StoreApi<ReaderState> {
  return createStore<ReaderState>()((set, get) => ({
    viewer: null,
    side: 'note',
    hasSide,
    rated: null,
    setViewer: (viewer) => set({ viewer }),
    show: (side) => set(side === 'pdf' ? { hasSide: false } : { side, hasSide: true }),
    toggleSide: () => set({ hasSide: !get().hasSide }),
    askRating: (rated) => set({ rated }),
  }));
}
