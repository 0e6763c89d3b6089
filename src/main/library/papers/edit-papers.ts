import type { EditReceipt } from '#shared/contract/library.ts';
import { runToEnd } from '#shared/work/run-to-end.ts';
import { type LongWork, largestAtOnce } from '../edits/long-work.ts';
import type { LibraryParts } from '../library-parts.ts';
import { logDecisions } from '../triage/decision-log.ts';
import { touchSession } from '../triage/sessions.ts';
import { kindOf, nothingChanged, refuseUnknown } from './decision-receipt.ts';
import { decisionSentence } from './decision-sentence.ts';
import { summarize } from './decision-summary.ts';
import { editManyPapers } from './edit-many-papers.ts';
import type { PaperDecision } from './paper-decision.ts';
import { madeOf, planDecision } from './plan-decision.ts';

/**
 * Decides about papers as one edit. Papers that are so already are left alone; above some hundreds it is staged.
 * @throws AppError not-found, or invalid-input for a place behind what is not in the queue
 */
export async function editPapers(
  parts: LibraryParts,
  decision: PaperDecision,
  work: LongWork,
): Promise<EditReceipt> {
  work.pace.signal.throwIfAborted();
  if (decision.ids.length <= largestAtOnce) {
    const receipt = editAtOnce(parts, decision);
    if (receipt !== 'too-large') return receipt;
  }
  return work.turns.take(work.pace.signal, () => editManyPapers(parts, decision, work));
}

/** One transaction; a move for which the whole of a long queue must make room is too large for that. */
function editAtOnce(parts: LibraryParts, decision: PaperDecision): EditReceipt | 'too-large' {
  const { database, reader, writer, edits, clock } = parts;
  return database.transaction(() => {
    const at = clock.now().toISOString();
    const plan = runToEnd(planDecision(parts, decision, at));
    if (plan.ids.length > largestAtOnce) return 'too-large';
    const summary = summarize(decision);
    const looks = plan.look(plan.ids);
    for (const look of looks) summary.take(look);
    refuseUnknown(decision, summary.sofar.papers);
    if (decision.session !== undefined) touchSession(database, decision.session, at);
    const made = looks.flatMap(madeOf);
    if (made.length === 0) return nothingChanged(parts);
    for (const { change } of made) {
      const { note: _, pdf: _pdf, ...patch } = change.after;
      writer.update(change.paper, patch);
    }
    const sentence = decisionSentence(decision, summary.sofar);
    const changes = made.map(({ change }) => change);
    const edit = edits.add({ kind: kindOf(decision), sentence, at }, changes);
    const { session, tookMs, reason = 'by hand' } = decision;
    logDecisions(database, made, { edit, at, session, tookMs, reason });
    return { edit, revision: reader.revision(), changed: made.length, sentence };
  });
}
