import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { beginUndoing, clearAway, endStaging } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import { runInSteps } from '../pace.ts';
import { catchUp, inSlices, type LongWork, settle } from './long-work.ts';
import { planUndo } from './plan-undo.ts';
import { markUndone, type Taken, takenTogether, type Undone, undoneOf, writeBack } from './taking-back.ts';

/**
 * Takes back an edit of many papers: what becomes of them is worked out in slices where nobody sees it, and
 * published by one transaction. @throws AppError not-found, conflict
 */
export async function undoManyPapers(parts: LibraryParts, taken: Taken, work: LongWork): Promise<Undone> {
  const { pace, undos } = work;
  const { database, reader, afterwards } = parts;
  const edit = taken.edit.edit;
  const from = reader.revision();
  const stage = (some: readonly number[]): void =>
    // The rows are this connection's own, so that this locks nobody out.
    database.snapshot(() => undos.put(some, planUndo(parts, taken, some)));
  undos.clear();
  beginUndoing(database, edit, work.owner);
  try {
    await runInSteps(pace, inSlices(taken.papers, stage), (done) =>
      work.progress({ step: 'Undoing', done, total: taken.papers.length }),
    );
    const known = { staged: undos, revisionNow: reader.revision, from };
    const revision = await runInSteps(pace, catchUp(known, stage));
    pace.signal.throwIfAborted();
    const undone = database.transaction(() => {
      refuseOther(parts, taken);
      stage(undos.since(revision));
      markUndone(parts, taken);
      undos.write((back) => writeBack(parts, taken, back));
      // Ids of papers that `planUndo` found.
      return undoneOf(parts, taken, { kept: undos.kept(), papers: undos.papers() as PaperId[] });
    }, 'large');
    void afterwards.run(settle(database));
    void afterwards.run(clearAway(database));
    return undone;
  } finally {
    undos.clear();
    endStaging(database, edit);
  }
}

/** Rules that acted meanwhile on what an import brought would keep its papers. */
function refuseOther(parts: LibraryParts, taken: Taken): void {
  const now = takenTogether(parts, { edit: taken.edit.edit, notes: 'include' });
  if (now.edits.join() === taken.edits.join()) return;
  throw new AppError(
    'conflict',
    'Something was added to this meanwhile. Nothing was changed; undo it once more.',
  );
}
