import { AppError } from '#shared/contract/errors.ts';
import type { EditReceipt } from '#shared/contract/library.ts';
import type { EditKind } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { PaperDecision } from './paper-decision.ts';

/** What kind of edit a decision is. */
export function kindOf(decision: PaperDecision): EditKind {
  const { trashed, status, interest, snoozedUntil, rating, addTags, removeTags } = decision;
  if (trashed !== undefined) return 'trash';
  const isDecided = [status, interest, snoozedUntil, rating].some((given) => given !== undefined);
  if (isDecided) return 'status';
  return addTags !== undefined || removeTags !== undefined ? 'tags' : 'queue';
}

/** The answer to a decision that found everything as it is to be. */
export function nothingChanged({ reader }: LibraryParts): EditReceipt {
  return { edit: null, revision: reader.revision(), changed: 0, sentence: 'Nothing had to change' };
}

/** @throws AppError not-found when none of the named papers is there */
export function refuseUnknown({ ids }: PaperDecision, papers: number): void {
  if (papers === 0) throw new AppError('not-found', `No paper has the id ${ids[0]}.`);
}
