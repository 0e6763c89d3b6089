import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionState } from '../services.ts';

/** How the page stands with the library; filled by `main.tsx` and the note saver. */
export function createConnectionStore(): StoreApi<ConnectionState> {
  return createStore<ConnectionState>()((set) => ({
    state: 'connecting',
    library: null,
    fault: null,
    notes: 'saved',
    setNotes: (notes) => set({ notes }),
  }));
}
