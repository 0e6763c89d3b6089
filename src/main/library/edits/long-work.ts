import type { Progress } from '#shared/contract/library.ts';
import type { StagingOwner } from '../imports/staging.ts';
import type { Pace } from '../pace.ts';
import type { Database } from '../storage/database.ts';
import { createStagedFields, type StagedFields } from './staged-fields.ts';
import { createStagedUndo, type StagedUndo } from './staged-undo.ts';
import { createTurns, type Turns } from './take-turns.ts';

/** Above so many papers an edit or an undo is staged in slices and published at the end. */
export const largestAtOnce = 500;

/** Where large edits, undos and rules stage what becomes of papers, one at a time. */
export interface LargeEdits {
  readonly turns: Turns;
  readonly staged: StagedFields;
  readonly undos: StagedUndo;
}

/** Makes the staging of one connection. */
export function createLargeEdits(database: Database): LargeEdits {
  const staged = createStagedFields(database);
  return { turns: createTurns(), staged, undos: createStagedUndo(database, staged) };
}

/** What an edit or an undo of many papers works with. */
export interface LongWork extends LargeEdits {
  readonly pace: Pace;
  readonly progress: (progress: Progress) => void;
  readonly owner: StagingOwner;
}

/** So many papers are looked at in one transaction. */
const papersPerSlice = 200;
/** Looking once more at what others changed meanwhile ends when it is no more than this: that is done while publishing. */
const fewLeft = 100;

/** Stages papers in slices. Each slice is a transaction, and others are served between two of them. */
export function* inSlices(
  papers: readonly number[],
  stage: (some: readonly number[]) => void,
): Generator<number, void> {
  for (let start = 0; start < papers.length; start += papersPerSlice) {
    stage(papers.slice(start, start + papersPerSlice));
    yield Math.min(start + papersPerSlice, papers.length);
  }
}

/** Stages those anew that others changed meanwhile, until so few are left that the publishing may do it. Gives the revision it got to. */
export function* catchUp(
  {
    staged,
    revisionNow,
    from,
  }: { staged: Pick<StagedFields, 'since'>; revisionNow: () => number; from: number },
  stage: (some: readonly number[]) => void,
): Generator<number, number> {
  let revision = from;
  for (;;) {
    const now = revisionNow();
    const left = staged.since(revision);
    if (left.length <= fewLeft) return revision;
    yield* inSlices(left, stage);
    revision = now;
  }
}

/** What a large transaction left for afterwards. */
export function* settle(database: Database): Generator<void> {
  yield;
  database.checkpoint();
}
