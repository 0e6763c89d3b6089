import { AppError } from '#shared/contract/errors.ts';
import type { EditReceipt } from '#shared/contract/library.ts';
import type { Grade, PaperId, Status } from '#shared/domain/paper.ts';
import type { View } from '#shared/search/request.ts';
import { neighbourOf, paperAt, positionOf } from './cursor.ts';
import { asLongWork } from './long-work.ts';
import type { Services } from './services.ts';

/** The papers an act is for: the picked ones, else the one under the cursor. */
export function targetsOf({ results, place }: Services): readonly PaperId[] {
  const { picked, cursor } = results.getState();
  const { page, paper: open } = place.getState().place;
  // What was picked in the list is out of sight while one paper is read.
  if (page === 'read') return open === null ? [] : [open];
  if (picked.size > 0) return [...picked];
  const paper = open ?? cursor;
  return paper === null ? [] : [paper];
}

/** Sets the status of papers; where they leave the view by it, the next one is selected. */
export async function decide(services: Services, status: Status, ids = targetsOf(services)): Promise<void> {
  const { page, view } = services.place.getState().place;
  const leaves = page === 'desk' && statusOfView[view] !== status;
  await edit(services, ids, { status }, leaves && isViewOfStatus(services));
  const [only] = ids;
  services.reader
    .getState()
    .askRating(status === 'done' && ids.length === 1 && only !== undefined ? only : null);
}

/** Sets what the reader plans with papers, or how they were. */
export function decideFields(
  services: Services,
  ids: readonly PaperId[],
  change: Pick<
    Parameters<Services['library']['papers']['edit']>[0],
    'priority' | 'due' | 'minutes' | 'rating'
  >,
): Promise<void> {
  return edit(services, ids, change, false);
}

/** Answers how the paper was that was just finished. */
export async function rate(services: Services, rating: Grade | null): Promise<void> {
  const { rated, askRating } = services.reader.getState();
  if (rated === null) return;
  askRating(null);
  await decideFields(services, [rated], { rating });
}

/** Adds and takes away tags. */
export function changeTags(
  services: Services,
  change: { readonly addTags?: string[]; readonly removeTags?: string[] },
  ids = targetsOf(services),
): Promise<void> {
  return edit(services, ids, change, false);
}

/** Moves papers to the trash or takes them out of it. */
export function trash(services: Services, trashed: boolean, ids = targetsOf(services)): Promise<void> {
  const isTrash = services.place.getState().place.view === 'trash';
  return edit(services, ids, { trashed }, trashed !== isTrash);
}

/** How far back is looked for the edit that undo would take back. */
const lastEdits = 200;

/**
 * Takes back an edit, or the newest that is not the saving of a note. A key too many must not empty
 * the library: an import is first named in a toast, and taken back from there or by the key again. Gives the
 * papers that are as they were before.
 */
export function undo(services: Services, number?: number): Promise<readonly PaperId[]> {
  const before = underWay.get(services) ?? Promise.resolve();
  const next = before.then(() => undoOne(services, number));
  awaitBeforeUndo(services, next);
  return next;
}

/**
 * One after the other: the key struck twice takes back two edits, each the newest when its turn comes, and an edit
 * that still takes a moment is the newest once it is there.
 */
const underWay = new WeakMap<Services, Promise<unknown>>();

function awaitBeforeUndo(services: Services, act: Promise<unknown>): void {
  underWay.set(services, Promise.allSettled([underWay.get(services), act]));
}

async function undoOne(services: Services, number: number | undefined): Promise<readonly PaperId[]> {
  let papers: readonly PaperId[] = [];
  let newest: number | undefined;
  await reported(services, async () => {
    if (number === undefined) {
      const { edits } = await services.library.edits.list({ limit: lastEdits });
      const next = edits.find(({ kind, undoneAt }) => kind !== 'note' && undoneAt === null);
      newest = next?.edit;
      const { toasts, show } = services.toasts.getState();
      if (next?.kind === 'import' && !toasts.some(({ edit }) => edit === next.edit)) {
        show({ sentence: `Next to undo is an import: ${next.sentence}`, edit: next.edit });
        return;
      }
    }
    // The edit that was looked at, and no other: one that came in meanwhile was not meant.
    const edit = number ?? newest;
    const undone = await longAct(services, 'Undoing', (options) =>
      services.library.edits.undo(
        edit === undefined ? { notes: 'exclude' } : { edit, notes: 'exclude' },
        options,
      ),
    );
    services.toasts.getState().show({ sentence: undone.undone });
    papers = undone.papers;
    // What is no paper is a rule, a watch or a saved search, and these lists are told of nothing.
    if (papers.length === 0) {
      const { rules, watches, saved, collections } = services;
      await Promise.all([rules, watches, saved, collections].map((store) => store.getState().load()));
    }
    const only = papers.length === 1 ? papers[0] : undefined;
    const isDesk = services.place.getState().place.page === 'desk';
    if (isDesk && only !== undefined && services.results.getState().picked.size === 0)
      moveCursor(services, only);
  });
  return papers;
}

/** Moves the cursor to a paper; on wide windows the pane follows. */
export function moveCursor({ results, place, layout }: Services, id: PaperId | null): void {
  results.setState({ cursor: id });
  if (layout.getState().isWide || place.getState().place.paper !== null)
    place.getState().replace({ paper: id });
}

/** Moves the cursor by some rows, stopping at the ends. */
export function stepCursor(services: Services, by: number): void {
  const { answer, cursor } = services.results.getState();
  if (!answer || answer.total === 0) return;
  const at = positionOf(answer.ids, cursor);
  const next = at < 0 ? (by > 0 ? 0 : answer.ids.length - 1) : at + by;
  moveCursor(services, paperAt(answer.ids, Math.min(Math.max(next, 0), answer.ids.length - 1)));
}

const statusOfView: Readonly<Partial<Record<View, Status>>> = {
  inbox: 'undecided',
  queue: 'queued',
  reading: 'reading',
  done: 'done',
};

function isViewOfStatus({ place }: Services): boolean {
  return statusOfView[place.getState().place.view] !== undefined;
}

type Change = Omit<Parameters<Services['library']['papers']['edit']>[0], 'ids'>;

async function edit(
  services: Services,
  ids: readonly PaperId[],
  change: Change,
  isLeaving: boolean,
): Promise<void> {
  if (ids.length === 0) return;
  const act = reported(services, async () => {
    const receipt = await longAct(services, 'Changing papers', (options) =>
      // 32 bits for each: there may be as many as the library has.
      services.library.papers.edit({ ids: Uint32Array.from(ids), ...change }, options),
    );
    // Only now: if it failed, nothing has moved.
    if (isLeaving) selectNext(services, new Set(ids));
    tell(services, receipt);
  });
  awaitBeforeUndo(services, act);
  await act;
}

function selectNext(services: Services, leaving: ReadonlySet<PaperId>): void {
  const { answer, cursor } = services.results.getState();
  if (!answer || cursor === null || !leaving.has(cursor)) return;
  const next = neighbourOf(answer.ids, cursor, leaving);
  if (next !== null || services.layout.getState().isWide) moveCursor(services, next);
  else services.place.getState().replace({ paper: null });
}

/** Long work of which the reader hears that it was cancelled: then nothing is as if it had been done in part. */
async function longAct<Answer>(
  services: Services,
  ...work: [name: string, ask: Parameters<typeof asLongWork<Answer>>[2]]
): Promise<Answer> {
  try {
    return await asLongWork(services, ...work);
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled')
      services.toasts.getState().show({ sentence: 'Cancelled: nothing was changed' });
    throw error;
  }
}

/** Shows what an edit did, with its undo. */
export function tell({ toasts }: Services, receipt: EditReceipt): void {
  toasts.getState().show({ sentence: receipt.sentence, edit: receipt.edit });
}

/** Runs an act; what the reader can meet in it is shown, the rest rises. */
export async function reported({ toasts }: Services, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'cancelled') toasts.getState().show({ sentence: error.message, tone: 'error' });
  }
}
