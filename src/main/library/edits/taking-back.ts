import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { withAllIn } from '../collections/collection-paths.ts';
import { markMembers } from '../collections/members.ts';
import type { LibraryParts } from '../library-parts.ts';
import { forgetRulesDue } from '../triage/apply-rules.ts';
import { papersOf } from './edit-changes.ts';
import type { StoredEdit } from './edit-log.ts';
import { rowsTouched, takeListsBack } from './list-changes.ts';
import type { TakenBack, Undoing } from './plan-undo.ts';

export interface Undone {
  readonly edit: number;
  readonly undone: string;
  readonly revision: number;
  readonly papers: PaperId[];
}

export interface WhichEdit {
  readonly edit?: number | undefined;
  readonly notes: 'include' | 'exclude';
}

/** What is undone together, and the papers that it is about. */
export interface Taken extends Undoing {
  readonly edit: StoredEdit;
  readonly followers: readonly StoredEdit[];
  readonly papers: readonly number[];
}

/** @throws AppError not-found, conflict */
export function takenTogether(parts: LibraryParts, which: WhichEdit): Taken {
  const edit = findEdit(parts, which);
  // T16: what rules made of an import's papers goes first, so that nothing of it keeps them.
  const followers = parts.edits.following(edit.edit);
  const edits = [...followers, edit].map((one) => one.edit);
  return {
    edit,
    followers,
    edits,
    papers: papersOf(parts.database, edits),
    at: parts.clock.now().toISOString(),
  };
}

function findEdit({ edits }: LibraryParts, which: WhichEdit): StoredEdit {
  if (which.edit === undefined) {
    const newest = edits.newest(which.notes === 'include' ? 'all' : 'without-notes');
    if (!newest) throw new AppError('not-found', 'There is nothing to undo.');
    return newest;
  }
  const edit = edits.get(which.edit);
  if (!edit) throw new AppError('not-found', `No edit has the number ${which.edit}.`);
  if (edit.undoneAt !== null) {
    throw new AppError('conflict', `“${edit.sentence}” was undone already.`);
  }
  return edit;
}

/** From now on none of the edits stands. Within the transaction that takes them back. */
export function markUndone({ database, edits }: LibraryParts, { edit, edits: taken, at }: Taken): void {
  for (const one of taken) edits.markUndone(one, at);
  forgetRulesDue(database, edit.edit);
}

/** Writes what becomes of one paper. Within the same transaction. */
export function writeBack(parts: LibraryParts, { at }: Undoing, back: TakenBack): void {
  const { id } = back.paper;
  if (back.kind === 'removed') return parts.writer.remove(id);
  const { note, pdf, ...patch } = back.patch;
  for (const { undone, field, from, to } of back.handedOn)
    parts.edits.handOn(undone, id, field, { from, to });
  parts.writer.update(id, patch);
  if (note !== undefined) parts.notes.append(id, note ?? '', at);
  if (pdf !== undefined) parts.pdfs.putBack(id, pdf, at);
}

/** The answer; takes back what the edit did to lists of rules and watches. Within the same transaction. */
export function undoneOf(
  parts: LibraryParts,
  { edit, followers }: Taken,
  { kept, papers }: { readonly kept: number; readonly papers: PaperId[] },
): Undone {
  const keptRows = takeListsBack(parts.database, edit.edit);
  const touched = rowsTouched(parts.database, edit.edit, 'collection');
  if (touched.length > 0) markMembers(parts, withAllIn(parts.database, touched));
  const stays = keptRows > 0 ? ' It stays, because it was changed since.' : '';
  return {
    edit: edit.edit,
    undone: `Undone: ${edit.sentence}.${followersSentence(followers)}${keptSentence(kept)}${stays}`,
    revision: parts.reader.revision(),
    papers,
  };
}

function followersSentence(followers: readonly StoredEdit[]): string {
  return followers.length === 0
    ? ''
    : ` With it went: ${followers.map(({ sentence }) => sentence).join('; ')}.`;
}

function keptSentence(kept: number): string {
  if (kept === 0) return '';
  return kept === 1
    ? ' One paper stays, because something else was done with it since.'
    : ` ${kept} papers stay, because something else was done with them since.`;
}
