import type { Grade, PaperId, Status } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { EditedFields } from '../edits/edit-log.ts';
import type { DecidedPaper } from './decided-papers.ts';

/** What the reader decides about papers; what is not given stays as it is. */
export interface PaperDecision {
  readonly ids: readonly PaperId[];
  readonly status?: Status | null | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly trashed?: boolean | undefined;
  readonly interest?: Grade | null | undefined;
  readonly snoozedUntil?: Day | null | undefined;
  readonly priority?: number | null | undefined;
  readonly due?: Day | null | undefined;
  readonly minutes?: number | null | undefined;
  readonly queueAfter?: PaperId | null | undefined;
  readonly rating?: Grade | null | undefined;
  readonly session?: number | undefined;
  readonly tookMs?: number | undefined;
  readonly reason?: string | undefined;
}

/** The fields of one paper that a decision changes, before and after. */
export interface DecidedFields {
  readonly before: EditedFields;
  readonly after: EditedFields;
}

/** What a decision makes of one paper; `null` when it is so already. `nextPlace` is asked for the end of the queue. */
export function fieldsDecided(
  paper: DecidedPaper,
  decision: PaperDecision,
  { at, nextPlace }: { readonly at: string; readonly nextPlace: () => number },
): DecidedFields | null {
  const wanted: { -readonly [Field in keyof EditedFields]: EditedFields[Field] } = {
    ...statusFields(paper, decision, at, nextPlace),
  };
  const removed = new Set(decision.removeTags);
  wanted.tags = [...new Set([...paper.tags, ...(decision.addTags ?? [])])].filter((tag) => !removed.has(tag));
  if (decision.trashed !== undefined && decision.trashed !== (paper.trashedAt !== null)) {
    wanted.trashedAt = decision.trashed ? at : null;
  }
  for (const field of plainFields) {
    if (decision[field] !== undefined) Object.assign(wanted, { [field]: decision[field] });
  }
  return differing(paper, wanted);
}

/** Fields that become what the decision says, and nothing else with them. */
const plainFields = ['interest', 'snoozedUntil', 'priority', 'due', 'minutes', 'rating'] as const;

/** T1: a status is decided anew also where it stays the same, if that answers what brought the paper back. */
function statusFields(
  paper: DecidedPaper,
  { status }: PaperDecision,
  at: string,
  nextPlace: () => number,
): EditedFields {
  if (status === undefined) return {};
  const isBack = paper.returned.length > 0 || paper.snoozedUntil !== null;
  if (status === paper.status && !isBack) return {};
  return {
    status,
    decidedAt: status === 'undecided' ? null : at,
    returned: [],
    snoozedUntil: null,
    doneAt: status === 'done' ? (paper.doneAt ?? at) : null,
    queuePlace: placeFor(status, paper, nextPlace),
  };
}

/** T6: a paper that is being read keeps its place, so that it can go back there; others leave the queue. */
function placeFor(status: Status | null, paper: DecidedPaper, nextPlace: () => number): number | null {
  if (status === 'queued') return paper.queuePlace ?? nextPlace();
  return status === 'reading' ? paper.queuePlace : null;
}

function differing(paper: DecidedPaper, wanted: EditedFields): DecidedFields | null {
  const known: Readonly<Record<string, unknown>> = { ...paper };
  const changed = Object.entries(wanted).filter(
    ([field, value]) => JSON.stringify(known[field]) !== JSON.stringify(value),
  );
  if (changed.length === 0) return null;
  // Entries of the paper and of `wanted` under their own keys.
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, known[field]])) as EditedFields,
    after: Object.fromEntries(changed) as EditedFields,
  };
}
