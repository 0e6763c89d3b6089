import type { Handlers } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';
import {
  addSavedSearch,
  listSavedSearches,
  removeSavedSearch,
  updateSavedSearch,
} from './saved-search-store.ts';

/** Answers what is asked of the saved searches; `onCommitted` is told of each change to them. */
export function createSavedSearchHandlers(
  parts: LibraryParts,
  onCommitted: () => void,
): Handlers<LibraryContract>['searches'] {
  const committed = <Result>(result: Result): Result => {
    onCommitted();
    return result;
  };
  return {
    list: () => ({ searches: listSavedSearches(parts.database) }),
    add: (given) => committed(addSavedSearch(parts, given)),
    update: (change) => committed(updateSavedSearch(parts, change)),
    remove: ({ id }) => committed(removeSavedSearch(parts, id)),
  };
}
