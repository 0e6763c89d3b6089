import type { Status } from '#shared/domain/paper.ts';
import type { DecisionSummary } from './decision-summary.ts';
import type { PaperDecision } from './paper-decision.ts';

/** What a decision did, for people: "Queued “A Title” and tagged it with ml". What it left as it was is not said. */
export function decisionSentence(decision: PaperDecision, summary: DecisionSummary): string {
  const isOne = summary.papers === 1;
  const what = isOne ? `“${summary.title}”` : countOf(summary.changed);
  const pronoun = isOne ? 'it' : 'them';
  const acts = actsOf(withoutIdleTags(decision, summary), summary.fields);
  return acts.map((act, index) => (index === 0 ? act(what) : lowerFirst(act(pronoun)))).join(' and ');
}

/** "1 paper", "12 papers". */
export function countOf(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers.toLocaleString('en')} papers`;
}

const verbs: { readonly [Name in Status]: string } = {
  undecided: 'Put back to undecided',
  queued: 'Queued',
  reading: 'Started reading',
  done: 'Finished',
  skipped: 'Skipped',
};

type Act = (object: string) => string;

function actsOf(decision: PaperDecision, changed: ReadonlySet<string>): Act[] {
  const { status, addTags = [], removeTags = [], trashed, interest, snoozedUntil, rating } = decision;
  const acts: Act[] = [];
  if (trashed === true) acts.push((object) => `Moved ${object} to the trash`);
  if (trashed === false) acts.push((object) => `Took ${object} out of the trash`);
  const isDecided = ['status', 'returned', 'snoozedUntil'].some((field) => changed.has(field));
  if (isDecided && status) acts.push((object) => `${verbs[status]} ${object}`);
  if (isDecided && status === null) acts.push((object) => `Took the status off ${object}`);
  if (changed.has('snoozedUntil') && snoozedUntil !== undefined) {
    acts.push((object) =>
      snoozedUntil === null ? `Woke ${object}` : `Snoozed ${object} until ${snoozedUntil}`,
    );
  }
  if (changed.has('interest')) acts.push(gradeAct('interest', interest));
  if (changed.has('rating')) acts.push(gradeAct('rating', rating));
  acts.push(...queueActs(decision, changed));
  if (addTags.length > 0) acts.push((object) => `Tagged ${object} with ${addTags.join(', ')}`);
  if (removeTags.length > 0) acts.push((object) => `Took ${removeTags.join(', ')} off ${object}`);
  return acts;
}

function gradeAct(name: string, grade: number | null | undefined): Act {
  if (grade === null) return (object) => `Took the ${name} off ${object}`;
  return (object) => `Gave ${object} ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} of ${grade}`;
}

function queueActs(decision: PaperDecision, changed: ReadonlySet<string>): Act[] {
  const { priority, due, minutes, queueAfter } = decision;
  const acts: Act[] = [];
  if (changed.has('priority')) {
    acts.push((object) =>
      priority === null ? `Took the priority off ${object}` : `Gave ${object} priority ${priority}`,
    );
  }
  if (changed.has('due')) {
    acts.push((object) =>
      due === null ? `Took the due date off ${object}` : `Made ${object} due on ${due}`,
    );
  }
  if (changed.has('minutes')) {
    acts.push((object) =>
      minutes === null ? `Took the estimate off ${object}` : `Estimated ${object} at ${minutes} minutes`,
    );
  }
  if (changed.has('queuePlace') && queueAfter !== undefined) {
    acts.push((object) => `Moved ${object} in the queue`);
  }
  return acts;
}

/** The decision without the tags that none of the papers gained or lost by it. */
function withoutIdleTags(decision: PaperDecision, { lacking, held }: DecisionSummary): PaperDecision {
  const { addTags = [], removeTags = [] } = decision;
  const isTaken = new Set(removeTags);
  return {
    ...decision,
    addTags: addTags.filter((tag) => !isTaken.has(tag) && lacking.has(tag)),
    removeTags: removeTags.filter((tag) => held.has(tag)),
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
