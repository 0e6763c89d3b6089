import type { RuleAction, RuleTrial } from '#shared/contract/triage.ts';
import { isDecidedByReader, type Paper } from '#shared/domain/paper.ts';
import { createWatchMatcher } from '#shared/watch/match.ts';
import type { LibraryParts } from '../library-parts.ts';
import { countOf } from '../papers/decision-sentence.ts';
import { today } from '../today.ts';
import type { IncomingPapers } from './incoming.ts';
import { refuseEmpty } from './rule-store.ts';
import { listWatches } from './watch-store.ts';

export interface TriedRule {
  readonly query: string;
  readonly actions: readonly RuleAction[];
  readonly days: number;
}

const mostShown = 50;

/** What a rule would have done to the papers that came in the last days (T12). @throws AppError invalid-input */
export async function tryRule(
  parts: LibraryParts,
  incoming: IncomingPapers,
  { query, actions, days }: TriedRule,
): Promise<RuleTrial> {
  refuseEmpty(query);
  const since = new Date(parts.clock.now().getTime() - days * 86_400_000).toISOString();
  const { index, papers } = await incoming.since(since);
  const isMeant = ({ addedAt, trashedAt }: Paper) => addedAt >= since && trashedAt === null;
  const found = index
    .matching(query, { today: today(parts) })
    .flatMap((id) => papers.get(id) ?? [])
    .filter((paper) => isMeant(paper))
    .filter(actedOn(parts, actions))
    .sort((left, right) =>
      left.addedAt === right.addedAt ? left.id - right.id : left.addedAt < right.addedAt ? 1 : -1,
    );
  const counts = countDecided(found);
  return {
    days,
    came: [...papers.values()].filter(isMeant).length,
    matched: found.length,
    ...counts,
    papers: found.slice(0, mostShown).map(({ id, title, status }) => ({ id, title, status })),
    sentence: sentenceOf(actions, { ...counts, matched: found.length, days }),
  };
}

/** T11: a rule that only hides leaves alone what is on the watch lists. */
function actedOn({ database }: LibraryParts, actions: readonly RuleAction[]): (paper: Paper) => boolean {
  if (actions.some(({ kind }) => kind !== 'hide')) return () => true;
  const watches = createWatchMatcher(listWatches(database));
  return (paper) => watches.paper(paper).length === 0;
}

function countDecided(papers: readonly Paper[]) {
  const counts = { kept: 0, skipped: 0, undecided: 0 };
  for (const paper of papers) {
    if (!isDecidedByReader(paper)) counts.undecided += 1;
    else if (paper.status === 'skipped') counts.skipped += 1;
    else counts.kept += 1;
  }
  return counts;
}

function sentenceOf(
  [first]: readonly RuleAction[],
  { matched, kept, skipped, days }: { matched: number; kept: number; skipped: number; days: number },
): string {
  if (matched === 0) {
    const when = days === 1 ? 'the last day' : `the last ${days} days`;
    return `It would have done nothing: no paper of ${when} matches.`;
  }
  const [done, against] = first?.kind === 'queue' ? [skipped, 'skipped'] : [kept, 'kept'];
  const part =
    done === 0 ? `none of which you ${against}` : `of which you ${against} ${done.toLocaleString('en')}`;
  return `It would have ${participleOf(first)} ${countOf(matched)}, ${part}.`;
}

function participleOf(action: RuleAction | undefined): string {
  switch (action?.kind) {
    case 'hide':
      return 'hidden';
    case 'queue':
      return 'queued';
    case 'tag':
      return 'tagged';
    case 'highlight':
      return 'highlighted';
    case 'notify':
    case undefined:
      return 'told you of';
    default:
      return action satisfies never;
  }
}
