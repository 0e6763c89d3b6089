import type { Draft } from '#shared/domain/draft.ts';
import type { PaperChange } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { PaperField, PaperPatch, PaperRecord } from '../papers/paper-record.ts';
import { createKnownPapers } from './known-papers.ts';
import {
  createReconciler,
  type Decision,
  type PlannedUpdate,
  type Reconciler,
} from './reconcile/reconcile.ts';

/** What an import is going to write, with the drafts that each paper comes from. */
export interface Plan {
  readonly reconciler: Reconciler;
  readonly decisions: readonly Decision[];
  /** The drafts of each paper of the plan, by its id there. */
  readonly draftsOf: ReadonlyMap<number, readonly Draft[]>;
  /** The library's revision that the plan was made from. */
  readonly revision: number;
}

/** Compares drafts with the library, a few at a time: the caller looks after others between the steps. */
export function* planImport(parts: LibraryParts, drafts: readonly Draft[]): Generator<number, Plan> {
  const revision = parts.reader.revision();
  const reconciler = createReconciler(createKnownPapers(parts));
  const decisions: Decision[] = [];
  const draftsOf = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const decision = reconciler.decide(draft);
    decisions.push(decision);
    if (decision.kind !== 'ask') {
      const known = draftsOf.get(decision.paper.id);
      if (known) known.push(draft);
      else draftsOf.set(decision.paper.id, [draft]);
    }
    yield decisions.length;
  }
  return { reconciler, decisions, draftsOf, revision };
}

/** Adds one paper. Within a transaction; the change goes into the edit. */
export function writeAddition({ writer }: LibraryParts, record: PaperRecord, addedAt: string): PaperChange {
  const paper = writer.insert(record, addedAt);
  // Should the paper outlive the undoing of its import, what the import said of its day still goes.
  return { paper, before: null, after: { appearances: record.appearances } };
}

/** Changes one paper and notes where its new fields come from. Within a transaction. */
export function writeUpdate(
  parts: LibraryParts,
  paper: number,
  { before, after }: PlannedUpdate,
  edit: number,
): PaperChange {
  const changed = changedFields(before, after);
  const patch = pick(after, changed);
  parts.writer.update(paper, patch);
  const note = parts.database.sql(
    'INSERT OR REPLACE INTO provenance (paper_id, field, edit_id) VALUES (?, ?, ?)',
  );
  for (const field of changed) note.run(paper, field, edit);
  return { paper, before: pick(before, changed), after: patch };
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
