import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { readingEntries } from '#shared/contract/reading.ts';
import { refusingHandlers } from '#shared/contract/unopened.ts';
import type { LibraryParts } from '../library-parts.ts';

/** PLACEHOLDER, to be written. */
export function createReadingHandlers(_parts: LibraryParts): Handlers<LibraryContract>['reading'] {
  return refusingHandlers({ reading: readingEntries }, new AppError('internal', 'Not there yet.')).reading;
}
