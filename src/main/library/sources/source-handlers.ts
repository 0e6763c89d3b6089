import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { sourceEntries } from '#shared/contract/sources.ts';
import { refusingHandlers } from '#shared/contract/unopened.ts';
import type { LibraryParts } from '../library-parts.ts';

/** PLACEHOLDER, to be written. */
export function createSourceHandlers(_parts: LibraryParts): Handlers<LibraryContract>['sources'] {
  return refusingHandlers({ sources: sourceEntries }, new AppError('internal', 'Not there yet.')).sources;
}
