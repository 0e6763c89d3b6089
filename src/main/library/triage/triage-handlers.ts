import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { triageEntries } from '#shared/contract/triage.ts';
import { refusingHandlers } from '#shared/contract/unopened.ts';
import type { LibraryParts } from '../library-parts.ts';

/** PLACEHOLDER, to be written. */
export function createTriageHandlers(_parts: LibraryParts): Handlers<LibraryContract>['triage'] {
  return refusingHandlers({ triage: triageEntries }, new AppError('internal', 'Not there yet.')).triage;
}
