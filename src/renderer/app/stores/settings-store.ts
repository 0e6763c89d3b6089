import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '#shared/contract/define.ts';
import {
  defaultSettings,
  type LibraryContract,
  type Settings,
  settingsSchema,
} from '#shared/contract/library.ts';

const key = 'carrel.settings';

/**
 * The settings of the library, the same in every window. What they were last is remembered by the
 * browser, only so that the first frame has the right theme.
 */
export function createSettingsStore(library: Client<LibraryContract>, storage: Storage): StoreApi<Settings> {
  const store = createStore<Settings>()(() => remembered(storage));
  // What was searched for stays with the library.
  store.subscribe((settings) => storage.setItem(key, JSON.stringify({ ...settings, recentSearches: [] })));
  library.settings.changed((settings) => store.setState(settings));
  return store;
}

function remembered(storage: Storage): Settings {
  try {
    return settingsSchema.parse(JSON.parse(storage.getItem(key) ?? ''));
  } catch {
    // Never set, or written by another version: the library's own come in a moment.
    return defaultSettings;
  }
}
