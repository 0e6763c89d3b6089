import type { PaperChange } from '../edits/edit-log.ts';
import type { DecidedPaper } from './decided-papers.ts';
import { fieldsDecided, type PaperDecision } from './paper-decision.ts';
import type { Look } from './plan-decision.ts';

/** Fields that go together: who decides about one of them decides about all. */
const status = ['status', 'decidedAt', 'returned', 'snoozedUntil', 'doneAt', 'queuePlace'] as const;

/**
 * What is left of a planned change of a paper that others changed since it was planned. What they did came
 * later and stays; tags join.
 */
export function afterOthers(paper: DecidedPaper, planned: PaperChange, decision: PaperDecision): Look {
  const now: Readonly<Record<string, unknown>> = { ...paper };
  const before: Readonly<Record<string, unknown>> = { ...planned.before };
  const isTheirs = (field: string): boolean =>
    field in before && JSON.stringify(now[field]) !== JSON.stringify(before[field]);
  const theirs = new Set<string>(Object.keys(before).filter(isTheirs));
  if (status.some((field) => theirs.has(field))) for (const field of status) theirs.add(field);
  const tags = 'tags' in planned.after ? tagsOf(paper, decision) : null;
  const left = Object.entries(planned.after).filter(([field]) => field !== 'tags' && !theirs.has(field));
  // Entries of the planned change under their own keys.
  const after = { ...Object.fromEntries(left), ...tags?.after } as PaperChange['after'];
  if (Object.keys(after).length === 0) return { kind: 'same', paper };
  const change = {
    paper: paper.id,
    before: Object.fromEntries(
      Object.keys(after).map((field) => [field, now[field]]),
    ) as PaperChange['after'],
    after,
  };
  return { kind: 'changed', paper, change };
}

function tagsOf(paper: DecidedPaper, { addTags, removeTags }: PaperDecision) {
  return fieldsDecided(paper, { ids: [], addTags, removeTags }, { at: '', nextPlace: () => 0 });
}
