import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import { ruleEntries } from '#shared/contract/triage.ts';
import { refusingHandlers } from '#shared/contract/unopened.ts';
import type { LibraryParts } from '../library-parts.ts';

/** PLACEHOLDER, to be written. */
export function createRuleHandlers(_parts: LibraryParts): Handlers<LibraryContract>['rules'] {
  return refusingHandlers({ rules: ruleEntries }, new AppError('internal', 'Not there yet.')).rules;
}
