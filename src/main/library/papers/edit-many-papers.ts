import type { EditReceipt } from '#shared/contract/library.ts';
import type { PaperChange } from '../edits/edit-log.ts';
import { catchUp, inSlices, type LongWork, settle } from '../edits/long-work.ts';
import { beginStaging, discardStaged, endStaging } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import { runInSteps } from '../pace.ts';
import { forgetDecision, logDecisions } from '../triage/decision-log.ts';
import { findSession, touchSession } from '../triage/sessions.ts';
import { afterOthers } from './after-others.ts';
import { kindOf, nothingChanged, refuseUnknown } from './decision-receipt.ts';
import { decisionSentence } from './decision-sentence.ts';
import { type Summary, summarize } from './decision-summary.ts';
import type { PaperDecision } from './paper-decision.ts';
import { type DecisionPlan, type Look, madeOf, planDecision } from './plan-decision.ts';

interface Staging {
  readonly parts: LibraryParts;
  readonly decision: PaperDecision;
  readonly work: LongWork;
  readonly plan: DecisionPlan;
  readonly summary: Summary;
  readonly edit: number;
  readonly at: string;
}

/**
 * The same for many papers: what becomes of them is staged where nobody sees it, in slices between which
 * others are served, and published by one transaction.
 * @throws AppError not-found, invalid-input
 */
export async function editManyPapers(
  parts: LibraryParts,
  decision: PaperDecision,
  work: LongWork,
): Promise<EditReceipt> {
  const { pace, staged } = work;
  const at = parts.clock.now().toISOString();
  if (decision.session !== undefined) findSession(parts, decision.session);
  const revision = parts.reader.revision();
  const plan = await runInSteps(pace, planDecision(parts, decision, at));
  const edit = beginStaging(parts, { kind: kindOf(decision), sentence: '', at }, work.owner);
  const staging = { parts, decision, work, plan, summary: summarize(decision), edit, at };
  try {
    staged.clear();
    await runInSteps(
      pace,
      inSlices(plan.ids, (some) => stageSome(staging, some)),
      (done) => work.progress({ step: 'Changing papers', done, total: plan.ids.length }),
    );
    refuseUnknown(decision, staging.summary.sofar.papers);
    const known = { staged, revisionNow: parts.reader.revision, from: revision };
    const caughtUp = await runInSteps(
      pace,
      catchUp(known, (some) => restageSome(staging, some)),
    );
    pace.signal.throwIfAborted();
    const receipt = parts.database.transaction(() => publish(staging, caughtUp), 'large');
    void parts.afterwards.run(
      receipt.edit === null ? discardStaged(parts.database, edit) : settle(parts.database),
    );
    return receipt;
  } catch (error) {
    const discarded = parts.afterwards.run(discardStaged(parts.database, edit));
    if (!pace.signal.aborted) await discarded;
    throw error;
  } finally {
    staged.clear();
  }
}

function stageSome(staging: Staging, ids: readonly number[]): void {
  const { parts, plan, summary } = staging;
  parts.database.transaction(() => {
    const looks = plan.look(ids);
    for (const look of looks) summary.take(look);
    stageLooks(staging, looks);
  }, 'staged');
}

function stageLooks({ parts, decision, work, edit, at }: Staging, looks: readonly Look[]): void {
  const made = looks.flatMap(madeOf);
  for (const { paper, change } of made) work.staged.put(paper, change.after);
  parts.edits.addStaged(
    edit,
    made.map(({ change }) => change),
  );
  const { session, tookMs, reason = 'by hand' } = decision;
  logDecisions(parts.database, made, { edit, at, session, tookMs, reason });
}

/** Others changed these papers since they were staged: what they did came later, and stays. */
function restageSome(staging: Staging, ids: readonly number[]): void {
  const { parts, decision, work, summary, edit } = staging;
  parts.database.transaction(() => {
    for (const id of ids) {
      const change: PaperChange | null = parts.edits.changeOf(edit, id);
      if (change === null) continue;
      parts.edits.forgetStaged(edit, id);
      forgetDecision(parts.database, edit, id);
      work.staged.drop(id);
      const paper = parts.reader.findDecided(id);
      const look = paper && afterOthers(paper, change, decision);
      if (look?.kind === 'changed') stageLooks(staging, [look]);
      else summary.takeBack();
    }
  }, 'staged');
}

function publish(staging: Staging, revision: number): EditReceipt {
  const { parts, decision, work, summary, edit, at } = staging;
  restageSome(staging, work.staged.since(revision));
  const { changed } = summary.sofar;
  if (changed === 0) return nothingChanged(parts);
  if (decision.session !== undefined) touchSession(parts.database, decision.session, at);
  work.staged.write();
  const sentence = decisionSentence(decision, summary.sofar);
  parts.edits.publish(edit, { kind: kindOf(decision), sentence, at });
  endStaging(parts.database, edit);
  return { edit, revision: parts.reader.revision(), changed, sentence };
}
