import type { PaperId } from '#shared/domain/paper.ts';
import type { PaperChange } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { MadeDecision } from '../triage/decision-log.ts';
import type { DecidedPaper } from './decided-papers.ts';
import { fieldsDecided, type PaperDecision } from './paper-decision.ts';
import { endOfQueue, placesBehind } from './queue-places.ts';

/** What a decision is about, paper by paper. */
export interface DecisionPlan {
  /** The papers to look at: those that were named, and those that must make room in the queue. */
  readonly ids: readonly number[];
  /** What becomes of papers as they are now; of those that are not there, nothing. */
  look(ids: readonly number[]): Look[];
}

export type Look =
  | { readonly kind: 'same'; readonly paper: DecidedPaper }
  | { readonly kind: 'changed'; readonly paper: DecidedPaper; readonly change: PaperChange };

/** Gives each look's paper the change that was made of it. */
export function madeOf(look: Look): MadeDecision[] {
  return look.kind === 'changed' ? [{ paper: look.paper, change: look.change }] : [];
}

/**
 * Plans a decision, a few papers at a time; only a place in the queue takes steps.
 * @throws AppError invalid-input for a place behind what is not in the queue
 */
export function* planDecision(
  parts: LibraryParts,
  decision: PaperDecision,
  at: string,
): Generator<number, DecisionPlan> {
  const named = new Set<PaperId>(decision.ids);
  const nextPlace = endOfQueue(parts.database);
  const decided = (paper: DecidedPaper) => fieldsDecided(paper, decision, { at, nextPlace });
  const places =
    decision.queueAfter === undefined
      ? new Map<number, number>()
      : placesBehind(parts.database, yield* queuedBy(parts, named, decided), decision.queueAfter);

  return {
    ids: [...new Set<number>([...named, ...places.keys()])],
    look: (ids) =>
      parts.reader.findAllDecided(ids).map((paper): Look => {
        const fields = named.has(paper.id) ? decided(paper) : null;
        const place = places.get(paper.id);
        const isMoved = place !== undefined && place !== paper.queuePlace;
        if (fields === null && !isMoved) return { kind: 'same', paper };
        const change = {
          paper: paper.id,
          before: { ...fields?.before, ...(isMoved ? { queuePlace: paper.queuePlace } : {}) },
          after: { ...fields?.after, ...(isMoved ? { queuePlace: place } : {}) },
        };
        return { kind: 'changed', paper, change };
      }),
  };
}

const papersPerStep = 100;

/** T6: those of the named papers that stand in the queue once the decision is made, in the order in which they were named. */
function* queuedBy(
  { reader }: LibraryParts,
  named: ReadonlySet<PaperId>,
  decided: (paper: DecidedPaper) => ReturnType<typeof fieldsDecided>,
): Generator<number, PaperId[]> {
  const queued: PaperId[] = [];
  const ids = [...named];
  for (let start = 0; start < ids.length; start += papersPerStep) {
    for (const paper of reader.findAllDecided(ids.slice(start, start + papersPerStep))) {
      const after = decided(paper)?.after;
      const place = after && 'queuePlace' in after ? after.queuePlace : paper.queuePlace;
      if (place !== null && place !== undefined) queued.push(paper.id);
    }
    yield start;
  }
  return queued;
}
