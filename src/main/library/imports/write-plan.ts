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

const draftsPerStep = 50;

/** Compares drafts with the library, a few at a time: the caller looks after others between the steps. */
export function* planImport(parts: LibraryParts, drafts: readonly Draft[]): Generator<number, Plan> {
  const revision = parts.reader.revision();
  const known = createKnownPapers(parts);
  const reconciler = createReconciler(known);
  const decisions: Decision[] = [];
  const draftsOf = new Map<number, Draft[]>();
  for (let start = 0; start < drafts.length; start += draftsPerStep) {
    const some = drafts.slice(start, start + draftsPerStep);
    parts.database.snapshot(() => {
      known.lookUp(some);
      for (const draft of some) {
        const decision = reconciler.decide(draft);
        decisions.push(decision);
        if (decision.kind === 'ask') continue;
        const known = draftsOf.get(decision.paper.id);
        if (known) known.push(draft);
        else draftsOf.set(decision.paper.id, [draft]);
      }
    });
    yield decisions.length;
  }
  return { reconciler, decisions, draftsOf, revision };
}
