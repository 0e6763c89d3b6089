import type { Client } from '#shared/contract/define.ts';
import type { DeskContract } from '#shared/contract/desk.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { SearchClient } from './search-client.ts';
import type { Services } from './services.ts';
import { createCollectionsStore } from './stores/collections-store.ts';
import { createConnectionStore } from './stores/connection-store.ts';
import { createLayoutStore, wideWindow } from './stores/layout-store.ts';
import { createPaneStore } from './stores/pane-store.ts';
import { createPapersStore } from './stores/papers-store.ts';
import { createPlaceStore } from './stores/place-store.ts';
import { createReaderStore } from './stores/reader-store.ts';
import { createResultsStore } from './stores/results-store.ts';
import { createRulesStore } from './stores/rules-store.ts';
import { createSavedStore } from './stores/saved-store.ts';
import { createSettingsStore } from './stores/settings-store.ts';
import { createSheetStore } from './stores/sheet-store.ts';
import { createSourcesStore } from './stores/sources-store.ts';
import { createSpokenStore } from './stores/spoken-store.ts';
import { createToastsStore } from './stores/toasts-store.ts';
import { createWatchesStore } from './stores/watches-store.ts';

export interface ServicesParts {
  readonly window: Window;
  readonly library: Client<LibraryContract>;
  readonly desk: Client<DeskContract> | null;
  readonly search: SearchClient;
}

/** Makes the stores and joins them with the clients; sessions (search, connection) are started apart. */
export function createServices({ window, library, desk, search }: ServicesParts): Services {
  return {
    library,
    desk,
    search,
    place: createPlaceStore(window),
    results: createResultsStore(),
    papers: createPapersStore(library),
    toasts: createToastsStore(),
    sheet: createSheetStore(),
    settings: createSettingsStore(library, window.localStorage),
    connection: createConnectionStore(),
    pane: createPaneStore(),
    layout: createLayoutStore(window),
    reader: createReaderStore(window.matchMedia(wideWindow).matches),
    spoken: createSpokenStore(),
    sources: createSourcesStore(library),
    rules: createRulesStore(library),
    watches: createWatchesStore(library),
    saved: createSavedStore(library),
    collections: createCollectionsStore(library),
  };
}
