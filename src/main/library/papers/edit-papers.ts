import { AppError } from '#shared/contract/errors.ts';
import type { EditReceipt } from '#shared/contract/library.ts';
import type { EditKind, PaperChange } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import { logDecisions } from '../triage/decision-log.ts';
import { touchSession } from '../triage/sessions.ts';
import { decisionSentence } from './decision-sentence.ts';
import { fieldsDecided, type PaperDecision } from './paper-decision.ts';
import type { DecidedPaper } from './paper-reader.ts';
import { endOfQueue, placesBehind } from './queue-places.ts';

/**
 * Decides about papers as one edit. Papers that are so already are left alone.
 * @throws AppError not-found, or invalid-input for a place behind what is not in the queue
 */
export function editPapers(parts: LibraryParts, decision: PaperDecision): EditReceipt {
  const { database, reader, writer, edits, clock } = parts;
  return database.transaction(() => {
    const at = clock.now().toISOString();
    const papers = [...new Set(decision.ids)]
      .map((id) => reader.findDecided(id))
      .filter((paper) => paper !== null);
    if (papers.length === 0) throw new AppError('not-found', `No paper has the id ${decision.ids[0]}.`);
    if (decision.session !== undefined) touchSession(database, decision.session, at);
    const made = placed(parts, decision, decided(parts, papers, decision, at));
    const changes = made.map(({ change }) => change);
    if (changes.length === 0) {
      return { edit: null, revision: reader.revision(), changed: 0, sentence: 'Nothing had to change' };
    }
    for (const { paper, after } of changes) {
      const { note: _, ...patch } = after;
      writer.update(paper, patch);
    }
    const sentence = decisionSentence(decision, papers, changes);
    const edit = edits.add({ kind: kindOf(decision), sentence, at }, changes);
    const { session, tookMs, reason = 'by hand' } = decision;
    logDecisions(database, made, { edit, at, session, tookMs, reason });
    return { edit, revision: reader.revision(), changed: changes.length, sentence };
  });
}

interface Made {
  readonly paper: DecidedPaper;
  readonly change: PaperChange;
}

function decided(
  { database }: LibraryParts,
  papers: readonly DecidedPaper[],
  decision: PaperDecision,
  at: string,
): Made[] {
  const nextPlace = endOfQueue(database);
  return papers.flatMap((paper) => {
    const fields = fieldsDecided(paper, decision, { at, nextPlace });
    return fields === null ? [] : [{ paper, change: { paper: paper.id, ...fields } }];
  });
}

/** T6: what was decided, with the places in the queue that `queueAfter` asks for. */
function placed({ database, reader }: LibraryParts, decision: PaperDecision, made: Made[]): readonly Made[] {
  if (decision.queueAfter === undefined) return made;
  const changeOf = new Map(made.map((one) => [one.paper.id, one]));
  const queued = [...new Set(decision.ids)].filter((id) => {
    const change = changeOf.get(id)?.change.after;
    const place = change && 'queuePlace' in change ? change.queuePlace : reader.findDecided(id)?.queuePlace;
    return place !== null && place !== undefined;
  });
  for (const [id, place] of placesBehind(database, queued, decision.queueAfter)) {
    const paper = reader.findDecided(id);
    if (paper === null || paper.queuePlace === place) continue;
    const change = changeOf.get(paper.id)?.change;
    changeOf.set(paper.id, {
      paper,
      change: {
        paper: id,
        before: { ...change?.before, queuePlace: paper.queuePlace },
        after: { ...change?.after, queuePlace: place },
      },
    });
  }
  return [...changeOf.values()];
}

function kindOf(decision: PaperDecision): EditKind {
  const { trashed, status, interest, snoozedUntil, rating, addTags, removeTags } = decision;
  if (trashed !== undefined) return 'trash';
  const isDecided = [status, interest, snoozedUntil, rating].some((given) => given !== undefined);
  if (isDecided) return 'status';
  return addTags !== undefined || removeTags !== undefined ? 'tags' : 'queue';
}
