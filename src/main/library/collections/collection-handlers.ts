import type { Handlers } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';
import { listCollections } from './collection-paths.ts';
import { addCollection, removeCollection, updateCollection } from './collection-store.ts';
import { setMembership } from './members.ts';

/** Answers what is asked of the collections; `onCommitted` is told of each change to them. */
export function createCollectionHandlers(
  parts: LibraryParts,
  onCommitted: () => void,
): Handlers<LibraryContract>['collections'] {
  const committed = <Result>(result: Result): Result => {
    onCommitted();
    return result;
  };
  return {
    list: () => ({ collections: listCollections(parts.database) }),
    add: (given) => committed(addCollection(parts, given)),
    update: (change) => committed(updateCollection(parts, change)),
    remove: ({ id }) => committed(removeCollection(parts, id)),
    place: (membership) => committed(setMembership(parts, membership)),
  };
}
