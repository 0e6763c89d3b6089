import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { type Placement, placePapers } from '../collections/members.ts';
import type { PaperChange } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { PaperField, PaperPatch, PaperRecord } from '../papers/paper-record.ts';
import { broughtBack } from '../triage/bring-back.ts';
import { noteCounts, noteFirstCounts } from '../triage/count-readings.ts';
import type { Plan } from './write-plan.ts';

/** What an import does beside the papers' own fields, by the papers' ids. */
export interface Besides {
  readonly placements: Map<number, Placement>;
  readonly notes: Map<number, string>;
}

/** A plan on its way into the library. Everything that takes one belongs into a transaction. */
export interface Writing {
  readonly parts: LibraryParts;
  readonly plan: Plan;
  readonly edit: number;
  /** The instant that the papers get as theirs. */
  readonly at: string;
  /** The day on which a draft's counts were seen. */
  readonly dayOf: (draft: Draft) => Day;
  /** What is written once all papers are there. */
  readonly besides: Besides;
}

/** Adds one paper of the plan. The change goes into the edit. */
export function writeAddition(writing: Writing, planned: number): PaperChange[] {
  const { parts, plan, at, dayOf } = writing;
  const record = plan.reconciler.additions.get(planned);
  if (record === undefined) return [];
  const paper = parts.writer.insert(record, addedAt(plan.draftsOf.get(planned) ?? [], at));
  const note = plan.reconciler.notes.get(planned);
  noteBesides(writing, { planned, paper, note });
  noteFirstCounts(parts.database, { id: paper, date: record.date }, seenOf(plan, planned, dayOf));
  // Should the paper outlive the undoing of its import, what the import said of its day still goes.
  const after = { appearances: record.appearances, ...(note === undefined ? {} : { note }) };
  return [{ paper, before: null, after }];
}

/** Changes one paper, brings it back where it was decided, and notes where its new fields come from. */
export function writeUpdate(writing: Writing, paper: number): PaperChange[] {
  const { parts, edit } = writing;
  return updateOf(writing, paper).map(({ change, seen }) => {
    noteCounts(parts.database, paper, { seen });
    parts.writer.update(paper, change.patch);
    const note = parts.database.sql(
      'INSERT OR REPLACE INTO provenance (paper_id, field, edit_id) VALUES (?, ?, ?)',
    );
    for (const field of Object.keys(change.patch)) note.run(paper, field, edit);
    return {
      paper,
      before: { ...change.before, ...change.note.before },
      after: { ...change.patch, ...change.note.after },
    };
  });
}

/** The same beside the library, until all of the import is published. */
export function stageUpdate(writing: Writing, paper: number): PaperChange[] {
  return updateOf(writing, paper).map(({ change, seen }) => {
    writing.parts.stagedUpdates.put(paper, change.patch, seen);
    return {
      paper,
      before: { ...change.before, ...change.note.before },
      after: { ...change.patch, ...change.note.after },
    };
  });
}

/** What becomes of a paper, and what was seen of its counts; nothing when the plan does not change it. */
function updateOf(writing: Writing, paper: number) {
  const { parts, plan, at, dayOf } = writing;
  const planned = plan.reconciler.updates.get(paper);
  if (planned === undefined) return [];
  const drafts = plan.draftsOf.get(paper) ?? [];
  const { before, after } = broughtBack(parts.database, { paper, update: planned, at, drafts });
  const changed = changedFields(before, after);
  noteBesides(writing, { planned: paper, paper, note: planned.note?.after });
  const note = planned.note
    ? { before: { note: planned.note.before }, after: { note: planned.note.after } }
    : { before: {}, after: {} };
  const change = { before: pick(before, changed), patch: pick(after, changed), note };
  return [{ change, seen: seenOf(plan, paper, dayOf) }];
}

function noteBesides(
  { plan, besides }: Writing,
  {
    planned,
    paper,
    note,
  }: { readonly planned: number; readonly paper: number; readonly note: string | undefined },
): void {
  const paths = plan.reconciler.placements.get(planned);
  if (paths !== undefined) besides.placements.set(paper, { paper, paths, isNew: planned < 0 });
  if (note !== undefined) besides.notes.set(paper, note);
}

/** Nothing of it is to be written for a paper that is planned anew. */
export function forgetBesides({ placements, notes }: Besides, paper: number): void {
  placements.delete(paper);
  notes.delete(paper);
}

/** Writes notes and places papers in their collections. Within the transaction that publishes the import. */
export function writeBesides({ parts, edit, at, besides }: Writing): void {
  for (const [paper, text] of besides.notes) parts.notes.append(paper, text, at);
  placePapers(parts, edit, [...besides.placements.values()]);
}

/** When a paper came: into the library that brought it, where that says so, and never in the future. */
function addedAt(drafts: readonly Draft[], at: string): string {
  const [earliest = at] = drafts.flatMap(({ brought }) => brought?.addedAt ?? []).sort();
  return earliest < at ? earliest : at;
}

/** The papers that the plan leaves as they are: their counts were seen all the same. */
export function untouchedBy({ reconciler, draftsOf }: Plan): number[] {
  return [...draftsOf.keys()].filter((id) => id > 0 && !reconciler.updates.has(id));
}

/** Notes the counts of papers that are left as they are; a new velocity marks them as changed. */
export function noteUntouched(
  { parts, plan, dayOf }: Omit<Writing, 'edit'>,
  papers: readonly number[],
): void {
  const changed = papers.filter(
    // One that was taken out since the plan was made has no counts to keep.
    (paper) =>
      parts.reader.findDecided(paper) &&
      noteCounts(parts.database, paper, { seen: seenOf(plan, paper, dayOf) }),
  );
  if (changed.length > 0) parts.edits.mark(changed, 'present');
}

function seenOf(plan: Plan, id: number, dayOf: Writing['dayOf']) {
  return (plan.draftsOf.get(id) ?? []).map((draft) => ({ day: dayOf(draft), draft }));
}

function changedFields(before: PaperRecord, after: PaperRecord): PaperField[] {
  // The keys of a record.
  return (Object.keys(after) as PaperField[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

function pick(record: PaperRecord, fields: readonly PaperField[]): PaperPatch {
  // Entries of a record under their own keys.
  return Object.fromEntries(fields.map((field) => [field, record[field]])) as PaperPatch;
}
