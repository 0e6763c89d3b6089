import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ToastsState } from '../services.ts';

/** What was just done. Only the newest few stay; how long is the toast region's matter. */
export function createToastsStore(): StoreApi<ToastsState> {
  let newest = 0;
  return createStore<ToastsState>()((set, get) => ({
    toasts: [],
    show({ sentence, tone = 'plain', edit = null, act = null }) {
      newest += 1;
      // One act after the other takes the place of the last: only errors wait to be read.
      const errors = get()
        .toasts.filter((toast) => toast.tone === 'error')
        .slice(-1);
      set({ toasts: [...errors, { id: newest, sentence, tone, edit, act }] });
    },
    dismiss(id) {
      set({ toasts: get().toasts.filter((toast) => toast.id !== id) });
    },
  }));
}
