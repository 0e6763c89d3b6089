import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PaneState } from '../services.ts';

/** What a command asks of the paper pane. */
export function createPaneStore(): StoreApi<PaneState> {
  return createStore<PaneState>()((set) => ({
    asked: null,
    ask: (asked) => set({ asked }),
    taken: () => set({ asked: null }),
  }));
}
