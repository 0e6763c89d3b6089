import type { Handlers } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';
import { listWatches, putWatch, removeWatch } from './watch-store.ts';

/** Answers what is asked of the watch lists. */
export function createWatchHandlers({ database }: LibraryParts): Handlers<LibraryContract>['watch'] {
  return {
    list: () => ({ watches: listWatches(database) }),
    put: (watch) => putWatch(database, watch),
    remove({ id }) {
      removeWatch(database, id);
      return {};
    },
  };
}
