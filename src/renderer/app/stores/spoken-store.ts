import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SpokenState } from '../services.ts';

/** What a screen reader is told; shown by the live region. */
export function createSpokenStore(): StoreApi<SpokenState> {
  return createStore<SpokenState>()((set) => ({
    polite: '',
    alert: '',
    say: (sentence, how = 'polite') => set(how === 'alert' ? { alert: sentence } : { polite: sentence }),
  }));
}
