import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { watchEntries } from '#shared/contract/triage.ts';
import { refusingHandlers } from '#shared/contract/unopened.ts';
import type { LibraryParts } from '../library-parts.ts';

/** PLACEHOLDER, to be written. */
export function createWatchHandlers(_parts: LibraryParts): Handlers<LibraryContract>['watch'] {
  return refusingHandlers({ watch: watchEntries }, new AppError('internal', 'Not there yet.')).watch;
}
