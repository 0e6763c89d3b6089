import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SheetState } from '../services.ts';

/** Which sheet lies over the page. */
export function createSheetStore(): StoreApi<SheetState> {
  return createStore<SheetState>()((set) => ({
    sheet: null,
    open: (sheet) => set({ sheet }),
    close: () => set({ sheet: null }),
  }));
}
