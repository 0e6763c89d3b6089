import type { Handlers } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';
import { listWatches, putWatch, removeWatch } from './watch-store.ts';

/** Answers what is asked of the watch lists; `onCommitted` is told of each change. */
export function createWatchHandlers(
  parts: LibraryParts,
  onCommitted: () => void,
): Handlers<LibraryContract>['watch'] {
  const committed = <Result>(result: Result): Result => {
    onCommitted();
    return result;
  };
  return {
    list: () => ({ watches: listWatches(parts.database) }),
    put: (watch) => committed(putWatch(parts, watch)),
    remove: ({ id }) => committed(removeWatch(parts, id)),
  };
}
