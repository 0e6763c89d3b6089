import type { PaperId } from '#shared/domain/paper.ts';
import type { LibraryParts } from '../library-parts.ts';
import { type LongWork, largestAtOnce } from './long-work.ts';
import { planUndo, type TakenBack } from './plan-undo.ts';
import {
  markUndone,
  takenTogether,
  type Undone,
  undoneOf,
  type WhichEdit,
  writeBack,
} from './taking-back.ts';
import { undoManyPapers } from './undo-many-papers.ts';

/**
 * Takes back one edit. What was changed again since stays as it is now: only fields that still are as the edit
 * left them go back. A paper leaves the library when no edit that still stands has touched it; if words were
 * ever written on it, it goes to the trash instead. What rules did to the papers of an import goes with the
 * import. Many papers are staged, and large acts take turns.
 * @throws AppError not-found, conflict
 */
export async function undoEdit(parts: LibraryParts, which: WhichEdit, work: LongWork): Promise<Undone> {
  const { signal } = work.pace;
  signal.throwIfAborted();
  const undone = which.edit === undefined && work.turns.isTaken ? 'too-large' : undoAtOnce(parts, which);
  if (undone !== 'too-large') return undone;
  return work.turns.take(signal, async () => {
    // What was under way may be what is to be undone now.
    const small = undoAtOnce(parts, which);
    return small === 'too-large' ? undoManyPapers(parts, takenTogether(parts, which), work) : small;
  });
}

function undoAtOnce(parts: LibraryParts, which: WhichEdit): Undone | 'too-large' {
  return parts.database.transaction(() => {
    const taken = takenTogether(parts, which);
    if (taken.papers.length > largestAtOnce) return 'too-large';
    const backs = planUndo(parts, taken, taken.papers);
    const papersThat = (isMeant: (back: TakenBack) => boolean): PaperId[] =>
      backs.filter(isMeant).map(({ paper }) => paper.id);
    markUndone(parts, taken);
    for (const back of backs) writeBack(parts, taken, back);
    const changed = papersThat(({ kind }) => kind !== 'removed');
    const removed = papersThat(({ kind }) => kind === 'removed');
    parts.edits.mark(changed, 'present');
    if (removed.length > 0) parts.edits.mark(removed, 'removed');
    const kept = papersThat(({ kind }) => kind === 'kept').length;
    return undoneOf(parts, taken, { kept, papers: [...changed, ...removed] });
  });
}
