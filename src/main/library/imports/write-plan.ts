import type { Draft } from '#shared/domain/draft.ts';
import type { LibraryParts } from '../library-parts.ts';
import { createKnownPapers } from './known-papers.ts';
import { createReconciler, type Decision, type Reconciler } from './reconcile/reconcile.ts';

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
