import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ToastsState } from '../services.ts';

/** What was just done. Only the newest few stay; how long is the toast region's matter. */
export function createToastsStore(): StoreApi<ToastsState> {
  let newest = 0;
  return createStore<ToastsState>()((set, get) => ({
    toasts: [],
    works: [],
    begin(work) {
      newest += 1;
      const id = newest;
      set({ works: [...get().works, { ...work, id, since: performance.now(), progress: null }] });
      return {
        report: (progress) =>
          set({ works: get().works.map((one) => (one.id === id ? { ...one, progress } : one)) }),
        end: () => set({ works: get().works.filter((one) => one.id !== id) }),
      };
    },
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
