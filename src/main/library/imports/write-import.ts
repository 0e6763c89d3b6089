import type { Progress } from '#shared/contract/library.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { runToEnd } from '#shared/work/run-to-end.ts';
import type { EditEntry, PaperChange } from '../edits/edit-log.ts';
import { settle } from '../edits/long-work.ts';
import type { LibraryParts } from '../library-parts.ts';
import { type Pace, runInSteps } from '../pace.ts';
import { createPaperWriter } from '../papers/paper-writer.ts';
import { today } from '../today.ts';
import { applyDueRules, noteRulesDue } from '../triage/apply-rules.ts';
import { beginStaging, discardStaged, endStaging, type StagingOwner } from './staging.ts';
import {
  forgetBesides,
  noteUntouched,
  stageUpdate,
  untouchedBy,
  type Writing,
  writeAddition,
  writeBesides,
  writeUpdate,
} from './write-papers.ts';
import { type Plan, planImport } from './write-plan.ts';

export interface WrittenImport {
  /** `null` when nothing had to change. */
  readonly edit: number | null;
  readonly plan: Plan;
}

export interface ImportWork {
  readonly drafts: readonly Draft[];
  /** Made from the plan, because the sentence says what it does. */
  readonly describe: (plan: Plan) => string;
  /** Kept with the edit. */
  readonly report: (plan: Plan, edit: number) => unknown;
  /** Called in the transaction that publishes the papers: what it writes is there exactly when they are. */
  readonly alongside?: (written: WrittenImport) => void;
  readonly owner: StagingOwner;
  /** The day on which all of it was captured, where that is known; else each listing's own day stands for it. */
  readonly capturedOn: Day | null;
  readonly pace: Pace;
  readonly progress: (progress: Progress) => void;
}

/** Above so many papers an edit is staged in slices and published at the end. */
const stagingThreshold = 500;
const papersPerSlice = 400;
/** A paper that is there is read, compared and copied. */
const updatesPerSlice = 50;

/** Writes drafts as one edit: all of them, or, whatever happens half-way, none. */
export function writeImport(parts: LibraryParts, work: ImportWork): Promise<WrittenImport> {
  if (work.drafts.length <= stagingThreshold) return writeAtOnce(parts, work);
  return parts.stagedUpdates.turns.take(work.pace.signal, () => writeStaged(parts, work));
}

/** A small import is compared and written in one transaction, so that nothing can come between. */
async function writeAtOnce(parts: LibraryParts, work: ImportWork): Promise<WrittenImport> {
  work.pace.signal.throwIfAborted();
  const written = parts.database.transaction(() => {
    const plan = runToEnd(planImport(parts, work.drafts));
    noteUntouched(writingOf(parts, work, plan), untouchedBy(plan));
    if (isEmpty(plan)) return finished(work, { edit: null, plan });
    const edit = parts.edits.stage(entryOf(parts, work, plan));
    const writing = { ...writingOf(parts, work, plan), edit };
    writeWhole(writing);
    return publish(work, writing);
  });
  await applyDueRules(parts, unstoppable(work.pace));
  return written;
}

async function writeStaged(parts: LibraryParts, work: ImportWork): Promise<WrittenImport> {
  const total = work.drafts.length;
  const plan = await runInSteps(work.pace, planImport(parts, work.drafts), (done) =>
    work.progress({ step: 'Comparing', done, total }),
  );
  const written = isEmpty(plan)
    ? parts.database.transaction(() => finished(work, { edit: null, plan }))
    : await stageAndPublish(parts, work, plan);
  await runInSteps(unstoppable(work.pace), noteInSlices(writingOf(parts, work, plan)));
  await applyDueRules(parts, unstoppable(work.pace));
  return written;
}

/** What is written is written: to stop now would say that it was not. */
function unstoppable(pace: Pace): Pace {
  return { ...pace, signal: new AbortController().signal };
}

async function stageAndPublish(parts: LibraryParts, work: ImportWork, plan: Plan): Promise<WrittenImport> {
  const total = work.drafts.length;
  const edit = beginStaging(parts, entryOf(parts, work, plan), work.owner);
  // No backup is put back while something is staged, so that the ids of names stay as they are.
  const staging = {
    ...parts,
    writer: createPaperWriter(parts.database, { names: 'remembered', tables: '' }),
  };
  const writing = { ...writingOf(staging, work, plan), edit };
  try {
    const report = (done: number): void => work.progress({ step: 'Writing', done, total });
    const staged = await runInSteps(work.pace, stageAdditions(writing), report);
    await runInSteps(work.pace, stageUpdates(writing), (done) => report(staged.size + done));
    work.pace.signal.throwIfAborted();
    const written = parts.database.transaction(() => {
      const stale = staleTargets(writing, staged);
      for (const target of stale.targets) parts.stagedUpdates.drop(target);
      parts.stagedUpdates.write(edit);
      rewriteStale(work, { ...writing, parts }, stale);
      return publish(work, { ...writing, parts });
    }, 'large');
    void parts.afterwards.run(settle(parts.database));
    return written;
  } catch (error) {
    const discarded = parts.afterwards.run(discardStaged(parts.database, edit));
    // Who cancels waits for nothing; who is to hear of a full disk may try something smaller at once.
    if (!work.pace.signal.aborted) await discarded;
    throw error;
  } finally {
    parts.stagedUpdates.clear();
  }
}

function writingOf(parts: LibraryParts, { capturedOn }: ImportWork, plan: Plan): Omit<Writing, 'edit'> {
  const now = today(parts);
  return {
    parts,
    plan,
    at: parts.clock.now().toISOString(),
    besides: { placements: new Map(), notes: new Map() },
    // T7: a daily listing is captured on its day, unless somebody says otherwise.
    dayOf({ appearance }) {
      const listedOn = appearance?.kind === 'daily' ? appearance.listedOn : null;
      const day = capturedOn ?? listedOn ?? now;
      return day < now ? day : now;
    },
  };
}

function writeWhole(writing: Writing): void {
  const { additions, updates } = writing.plan.reconciler;
  writing.parts.edits.addStaged(writing.edit, [
    ...[...additions.keys()].flatMap((planned) => writeAddition(writing, planned)),
    ...[...updates.keys()].flatMap((paper) => writeUpdate(writing, paper)),
  ]);
}

/** What was seen of papers that stay as they are belongs to no edit, so that it need not be there at once. */
function* noteInSlices(writing: Omit<Writing, 'edit'>): Generator<void> {
  const papers = untouchedBy(writing.plan);
  for (let start = 0; start < papers.length; start += papersPerSlice) {
    const slice = papers.slice(start, start + papersPerSlice);
    writing.parts.database.transaction(() => noteUntouched(writing, slice));
    yield;
  }
}

function isEmpty({ reconciler }: Plan): boolean {
  return reconciler.additions.size === 0 && reconciler.updates.size === 0;
}

function entryOf(parts: LibraryParts, work: ImportWork, plan: Plan): EditEntry {
  return { kind: 'import', sentence: work.describe(plan), at: parts.clock.now().toISOString() };
}

/** Writes new papers in slices. They have no row in `change` yet, so nobody sees them. */
function* stageAdditions(writing: Writing): Generator<number, Map<number, number>> {
  const { parts, plan, edit } = writing;
  const staged = new Map<number, number>();
  const additions = [...plan.reconciler.additions.keys()];
  for (let start = 0; start < additions.length; start += papersPerSlice) {
    parts.database.transaction(() => {
      const changes: PaperChange[] = [];
      for (const planned of additions.slice(start, start + papersPerSlice)) {
        for (const change of writeAddition(writing, planned)) {
          changes.push(change);
          staged.set(planned, change.paper);
        }
      }
      parts.edits.addStaged(edit, changes);
    }, 'staged');
    yield staged.size;
  }
  return staged;
}

/** Works out what becomes of papers that are there, in slices: the values beside the library, the record under the edit. */
function* stageUpdates(writing: Writing): Generator<number, void> {
  const { parts, plan, edit } = writing;
  const updates = [...plan.reconciler.updates.keys()];
  for (let start = 0; start < updates.length; start += updatesPerSlice) {
    const slice = updates.slice(start, start + updatesPerSlice);
    parts.database.transaction(() => {
      parts.edits.addStaged(
        edit,
        slice.flatMap((paper) => stageUpdate(writing, paper)),
      );
    }, 'staged');
    yield start + slice.length;
  }
}

interface Stale {
  /** Ids of the plan whose papers others have added or changed since the plan was made. */
  readonly targets: ReadonlySet<number>;
  readonly stagedIds: readonly number[];
  readonly drafts: readonly Draft[];
}

function staleTargets({ parts, plan, edit }: Writing, staged: ReadonlyMap<number, number>): Stale {
  const targets = new Set<number>();
  if (parts.reader.revision() === plan.revision) return { targets, stagedIds: [], drafts: [] };
  const news = parts.database.sql<{ id: number }>('SELECT paper_id AS id FROM change WHERE revision > ?');
  for (const { id } of news.all(plan.revision)) {
    // Also where nothing was to change: the paper may be gone.
    if (plan.draftsOf.has(id)) targets.add(id);
  }
  const plannedOf = new Map([...staged].map(([planned, paper]) => [paper, planned]));
  for (const { id } of stagedTwins(parts, edit, plan.revision)) {
    const planned = plannedOf.get(id);
    if (planned !== undefined) targets.add(planned);
  }
  return {
    targets,
    stagedIds: [...targets].flatMap((planned) => staged.get(planned) ?? []),
    drafts: [...targets].flatMap((target) => plan.draftsOf.get(target) ?? []),
  };
}

/** Staged papers of which another edit has published a likeness meanwhile. */
function stagedTwins({ database }: LibraryParts, edit: number, revision: number): { id: number }[] {
  return database
    .sql<{ id: number }>(`
      SELECT staged.paper_id AS id
      FROM change
      JOIN paper AS live ON live.id = change.paper_id
      JOIN paper AS twin ON twin.folded_title = live.folded_title
      JOIN edit_change AS staged ON staged.edit_id = ? AND staged.paper_id = twin.id
      WHERE change.revision > ? AND change.removed = 0
      UNION
      SELECT staged.paper_id
      FROM change
      JOIN identifier AS live ON live.paper_id = change.paper_id
      JOIN identifier AS twin ON twin.scheme = live.scheme AND twin.value = live.value
      JOIN edit_change AS staged ON staged.edit_id = ? AND staged.paper_id = twin.paper_id
      WHERE change.revision > ? AND change.removed = 0`)
    .all(edit, revision, edit, revision);
}

/** Decides again, on the library as it is now, what the plan had decided on an older one. */
function rewriteStale(work: ImportWork, { parts, edit, besides }: Writing, stale: Stale): void {
  for (const id of [...stale.stagedIds, ...stale.targets]) forgetBesides(besides, id);
  for (const id of stale.stagedIds) {
    parts.writer.remove(id);
    parts.edits.forgetStaged(edit, id);
  }
  for (const id of stale.targets) if (id > 0) parts.edits.forgetStaged(edit, id);
  const plan = runToEnd(planImport(parts, stale.drafts));
  writeWhole({ ...writingOf(parts, work, plan), edit, besides });
}

function publish(work: ImportWork, writing: Writing): WrittenImport {
  writeBesides(writing);
  const { parts, plan, edit } = writing;
  parts.edits.publish(edit, entryOf(parts, work, plan));
  const report = JSON.stringify(work.report(plan, edit));
  parts.database.sql('INSERT INTO batch (edit_id, report) VALUES (?, ?)').run(edit, report);
  endStaging(parts.database, edit);
  noteRulesDue(parts.database, edit);
  return finished(work, { edit, plan });
}

function finished({ alongside }: ImportWork, written: WrittenImport): WrittenImport {
  alongside?.(written);
  return written;
}
