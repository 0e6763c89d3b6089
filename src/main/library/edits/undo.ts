import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { LibraryParts } from '../library-parts.ts';
import { forgetRulesDue } from '../triage/apply-rules.ts';
import type { EditedFields, PaperChange, StoredEdit } from './edit-log.ts';
import { takeListsBack } from './list-changes.ts';

export interface Undone {
  readonly edit: number;
  readonly undone: string;
  readonly revision: number;
  readonly papers: PaperId[];
}

/**
 * Takes back one edit, in a transaction. What was changed again since stays as it is now: only
 * fields that still are as the edit left them go back. A paper leaves the library when no edit
 * that still stands has touched it; if words were ever written on it, it goes to the trash instead.
 * What rules did to the papers of an import goes with the import.
 * @throws AppError not-found, conflict
 */
export function undoEdit(
  parts: LibraryParts,
  which: { edit?: number; notes: 'include' | 'exclude' },
): Undone {
  const { database, edits, clock } = parts;
  return database.transaction(() => {
    const edit = findEdit(parts, which);
    const at = clock.now().toISOString();
    // T16: what rules made of an import's papers goes first, so that nothing of it keeps them.
    const followers = edits.following(edit.edit);
    const taken = [...followers, edit];
    for (const one of taken) edits.markUndone(one.edit, at);
    forgetRulesDue(database, edit.edit);

    const outcomes = new Map<number, Outcome>();
    for (const one of taken) {
      for (const change of edits.changesOf(one.edit)) {
        const outcome = takeBack(parts, { change, edit: one.edit, at });
        if (outcome !== 'gone') outcomes.set(change.paper, outcome);
      }
    }
    // The keys were ids of papers.
    const papersThat = (isMeant: (outcome: Outcome) => boolean) =>
      [...outcomes].flatMap(([paper, outcome]) => (isMeant(outcome) ? [paper as PaperId] : []));
    const changed = papersThat((outcome) => outcome !== 'removed');
    const removed = papersThat((outcome) => outcome === 'removed');
    edits.mark(changed, 'present');
    const revision = removed.length > 0 ? edits.mark(removed, 'removed') : parts.reader.revision();
    const kept = papersThat((outcome) => outcome === 'kept').length;
    const keptRows = takeListsBack(database, edit.edit);
    return {
      edit: edit.edit,
      undone: `Undone: ${edit.sentence}.${followersSentence(followers)}${keptSentence(kept)}${keptRows > 0 ? ' It stays, because it was changed since.' : ''}`,
      revision,
      papers: [...changed, ...removed],
    };
  });
}

function findEdit(
  { edits }: LibraryParts,
  which: { edit?: number; notes: 'include' | 'exclude' },
): StoredEdit {
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

type Outcome = 'restored' | 'removed' | 'kept' | 'gone';

interface Taken {
  readonly change: PaperChange;
  readonly edit: number;
  readonly at: string;
}

function takeBack(parts: LibraryParts, { change, edit, at }: Taken): Outcome {
  const current = currentFields(parts, change);
  if (!current) return 'gone';
  const isLeft = !parts.edits.isSupported(change.paper);
  if (isLeft && !parts.notes.hasWords(change.paper)) {
    parts.writer.remove(change.paper);
    return 'removed';
  }
  const { note, pdf, ...patch } = fieldsBack(current, change);
  handOn(parts, { change, edit, at }, current);
  parts.writer.update(change.paper, isLeft ? { ...patch, trashedAt: at } : patch);
  if (note !== undefined) parts.notes.append(change.paper, note ?? '', at);
  if (pdf !== undefined) parts.pdfs.putBack(change.paper, pdf, at);
  return isLeft || change.before === null ? 'kept' : 'restored';
}

/** What was changed again since stays; undoing that change too then gives what was there before both. */
function handOn({ edits }: LibraryParts, { change, edit }: Taken, current: Record<string, unknown>): void {
  const before: Record<string, unknown> = { ...change.before };
  for (const [field, from] of Object.entries(change.after)) {
    if (!(field in before) || Array.isArray(from) || isMap(from) || same(current[field], from)) continue;
    edits.handOn(edit, change.paper, field, { from, to: before[field] });
  }
}

/** What undo compares with; most edits decide, and for those little need be read. */
function currentFields({ reader, pdfs }: LibraryParts, change: PaperChange): Record<string, unknown> | null {
  const decided = reader.findDecided(change.paper);
  if (!decided || Object.keys(change.after).every((field) => field in decided))
    return decided && { ...decided };
  const pdf = pdfs.hashOf(change.paper);
  return { ...reader.get(change.paper), extra: reader.extraOf(change.paper), pdf };
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

/** The fields to write so that what the edit did is gone and what came later stays. */
function fieldsBack(current: Readonly<Record<string, unknown>>, change: PaperChange): EditedFields {
  const before: Record<string, unknown> = { ...change.before };
  const back: Record<string, unknown> = {};
  for (const [field, after] of Object.entries(change.after)) {
    const now = current[field];
    const was = before[field] ?? emptyLike(after);
    if (field !== 'authors' && Array.isArray(now) && Array.isArray(after) && Array.isArray(was)) {
      back[field] = listBack(now, was, after);
    } else if (isMap(now) && isMap(after) && isMap(was)) {
      back[field] = mapBack(now, was, after);
    } else if (same(now, after)) {
      back[field] = was;
    }
  }
  // Each value is one that the same field had before, or was made from the field's own elements.
  return back;
}

function listBack(now: readonly unknown[], was: readonly unknown[], after: readonly unknown[]): unknown[] {
  const gained = after.filter((one) => !was.some((other) => same(one, other)));
  const lost = was.filter((one) => !after.some((other) => same(one, other)));
  const kept = now.filter((one) => !gained.some((other) => same(one, other)));
  return [...kept, ...lost.filter((one) => !kept.some((other) => same(one, other)))];
}

function mapBack(
  now: Record<string, unknown>,
  was: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const back = { ...now };
  for (const [key, value] of Object.entries(after)) {
    if (same(value, was[key]) || !same(now[key], value)) continue;
    if (key in was) back[key] = was[key];
    else delete back[key];
  }
  return back;
}

function emptyLike(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isMap(value) ? {} : null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
