import type { Unsubscribe } from '#shared/contract/define.ts';
import type { Settings } from '#shared/contract/library.ts';
import type { LibraryParts } from './library-parts.ts';
import type { SettingsStore } from './settings.ts';

export interface RevisionChange {
  readonly from: number;
  readonly to: number;
}

/** Tells whoever listens what was committed, by this process or by another. */
export interface Announcer {
  /** Looks at the revision now: to be called after each commit. */
  look(): void;
  onChange(listener: (change: RevisionChange) => void): Unsubscribe;
  onSettings(listener: (settings: Settings) => void): Unsubscribe;
  stop(): void;
}

/** How often commits of other processes are looked for, in ms. */
const lookEvery = 1000;

/** Makes the announcer of one open library. It looks around only while somebody listens. */
export function createAnnouncer({ database, reader }: LibraryParts, settings: SettingsStore): Announcer {
  const listeners = new Set<(change: RevisionChange) => void>();
  const settingsListeners = new Set<(settings: Settings) => void>();
  let revision = reader.revision();
  let knownSettings = JSON.stringify(settings.get());
  let dataVersion = Number(database.pragma('data_version'));
  let timer: NodeJS.Timeout | null = null;

  function look(): void {
    const to = reader.revision();
    if (to !== revision) {
      const change = { from: revision, to };
      revision = to;
      for (const listener of listeners) listener(change);
    }
    const current = settings.get();
    if (JSON.stringify(current) === knownSettings) return;
    knownSettings = JSON.stringify(current);
    for (const listener of settingsListeners) listener(current);
  }

  function lookElsewhere(): void {
    const version = Number(database.pragma('data_version'));
    if (version === dataVersion) return;
    dataVersion = version;
    look();
  }

  function keepLooking(): void {
    const isHeard = listeners.size + settingsListeners.size > 0;
    if (isHeard && timer === null) {
      timer = setInterval(lookElsewhere, lookEvery);
      timer.unref();
    } else if (!isHeard && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  }

  function listen<Listener>(set: Set<Listener>, listener: Listener): Unsubscribe {
    set.add(listener);
    keepLooking();
    return () => {
      set.delete(listener);
      keepLooking();
    };
  }

  return {
    look,
    onChange: (listener) => listen(listeners, listener),
    onSettings: (listener) => listen(settingsListeners, listener),
    stop() {
      listeners.clear();
      settingsListeners.clear();
      keepLooking();
    },
  };
}
