import type { Rule } from '#shared/contract/triage.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import { createWatchMatcher } from '#shared/watch/match.ts';
import type { EditEntry, EditedFields, PaperChange } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { DecidedPaper } from '../papers/decided-papers.ts';
import { countOf } from '../papers/decision-sentence.ts';
import { fieldsDecided } from '../papers/paper-decision.ts';
import { endOfQueue } from '../papers/queue-places.ts';
import type { Database } from '../storage/database.ts';
import { ruleReason } from './bring-back.ts';
import { logDecisions } from './decision-log.ts';
import type { RuleNotice } from './rule-notices.ts';
import { listWatches } from './watch-store.ts';

/** What each rule found, in the order in which they act. */
export type Matches = ReadonlyMap<Rule, ReadonlySet<number>>;

/** What the rules do with one paper. */
export interface Verdict {
  readonly paper: DecidedPaper;
  readonly status: { readonly to: 'skipped' | 'queued'; readonly by: Rule } | null;
  readonly tags: readonly string[];
  readonly highlighted: boolean;
  /** The rules that did something, and those that are to tell of it. */
  readonly acted: readonly Rule[];
  readonly told: readonly Rule[];
}

/** What rules found among the papers of an import. */
export interface RuleHits {
  readonly edit: number;
  readonly papers: readonly Paper[];
  readonly matches: Matches;
}

/** A verdict that changes its paper. */
export interface MadeByRules {
  readonly verdict: Verdict;
  readonly paper: DecidedPaper;
  readonly change: PaperChange;
}

/**
 * Lets rules act on the papers of an import, as one edit of its own (T10, T11), and says what is to be told.
 * Within a transaction.
 */
export function writeRuleEdit(parts: LibraryParts, found: RuleHits): readonly RuleNotice[] {
  const { database, clock, writer, edits } = parts;
  const at = clock.now().toISOString();
  const verdicts = verdictsOn(parts, found, found.papers);
  const made = madeByRules(verdicts, { at, nextPlace: endOfQueue(database) });
  for (const { paper, change } of made) {
    const { note: _, ...patch } = change.after;
    writer.update(paper.id, patch);
  }
  const edit =
    made.length === 0
      ? found.edit
      : edits.add(
          ruleEntry(verdicts, { at, follows: found.edit }),
          made.map(({ change }) => change),
        );
  logRuleDecisions(parts, made, { edit, at, matches: found.matches });
  noteMatches(database, verdicts, { edit, at });
  return noticesOf(verdicts);
}

/** What the verdicts change, as edits have it. */
export function madeByRules(
  verdicts: readonly Verdict[],
  when: { readonly at: string; readonly nextPlace: () => number },
): readonly MadeByRules[] {
  return verdicts.flatMap((verdict) => {
    const change = changeOf(verdict, when);
    return change === null ? [] : [{ verdict, paper: verdict.paper, change }];
  });
}

/** The edit of what rules did to an import's papers. */
export function ruleEntry(
  verdicts: readonly Verdict[],
  { at, follows }: { readonly at: string; readonly follows: number },
): EditEntry {
  return { kind: 'rule', sentence: sentenceOf(verdicts), at, follows };
}

/** Adds what rules decided to the log of decisions, each with its rule as the reason. */
export function logRuleDecisions(
  { database }: LibraryParts,
  made: readonly MadeByRules[],
  { edit, at, matches }: { readonly edit: number; readonly at: string; readonly matches: Matches },
): void {
  for (const rule of matches.keys()) {
    const decided = made.filter(({ verdict }) => verdict.status?.by === rule);
    logDecisions(database, decided, { edit, at, reason: ruleReason(rule.query) });
  }
}

/** Notes which rules did something to which papers. */
export function noteMatches(
  database: Database,
  verdicts: readonly Verdict[],
  { edit, at }: { readonly edit: number; readonly at: string },
): void {
  const match = database.sql('INSERT INTO rule_match (rule_id, at, paper_id, edit_id) VALUES (?, ?, ?, ?)');
  for (const { paper, acted } of verdicts) for (const rule of acted) match.run(rule.id, at, paper.id, edit);
}

/** What the rules do with some of the papers, as these are now. */
export function verdictsOn(
  { database, reader }: LibraryParts,
  { matches }: RuleHits,
  papers: readonly Paper[],
): readonly Verdict[] {
  const watches = createWatchMatcher(listWatches(database));
  return papers.flatMap((paper) => {
    const present = reader.findDecided(paper.id);
    if (present === null || present.trashedAt !== null) return [];
    const verdict = verdictOn(present, matches, () => watches.paper(paper).length > 0);
    return verdict.acted.length === 0 ? [] : [verdict];
  });
}

/** T11: the first rule that hides or queues decides; what is hidden no later rule touches. */
function verdictOn(paper: DecidedPaper, matches: Matches, isWatched: () => boolean): Verdict {
  // The reader may have been quicker: an interest is the reader's word as well.
  const isFresh =
    paper.status === 'undecided' &&
    [paper.decidedAt, paper.snoozedUntil, paper.interest].every((decided) => decided === null);
  let status: Verdict['status'] = null;
  let highlighted = false;
  const tags: string[] = [];
  const acted: Rule[] = [];
  const told: Rule[] = [];
  for (const [rule, found] of matches) {
    if (status?.to === 'skipped') break;
    if (!found.has(paper.id)) continue;
    const before = acted.length;
    for (const action of rule.actions) {
      switch (action.kind) {
        case 'hide':
          if (!isFresh || status !== null || isWatched()) continue;
          status = { to: 'skipped', by: rule };
          break;
        case 'queue':
          if (!isFresh || status !== null) continue;
          status = { to: 'queued', by: rule };
          break;
        case 'tag':
          if (!isFresh) continue;
          tags.push(action.tag);
          break;
        case 'highlight':
          highlighted = true;
          break;
        case 'notify':
          told.push(rule);
          break;
        default:
          action satisfies never;
      }
      if (acted.length === before) acted.push(rule);
    }
  }
  return { paper, status, tags, highlighted, acted, told };
}

function changeOf(
  { paper, status, tags, highlighted }: Verdict,
  when: { readonly at: string; readonly nextPlace: () => number },
): PaperChange | null {
  const decision = { ids: [], addTags: tags, ...(status === null ? {} : { status: status.to }) };
  const fields = fieldsDecided(paper, decision, when);
  const isMarked = highlighted && !paper.highlighted;
  if (fields === null && !isMarked) return null;
  const mark = (value: boolean): EditedFields => (isMarked ? { highlighted: value } : {});
  return {
    paper: paper.id,
    before: { ...fields?.before, ...mark(false) },
    after: { ...fields?.after, ...mark(true) },
  };
}

/** "Rules hid 12 papers, queued 3 and tagged 1". */
function sentenceOf(verdicts: readonly Verdict[]): string {
  const acts = [
    ['hid', ({ status }: Verdict) => status?.to === 'skipped'],
    ['queued', ({ status }: Verdict) => status?.to === 'queued'],
    ['tagged', ({ tags }: Verdict) => tags.length > 0],
    ['highlighted', ({ highlighted }: Verdict) => highlighted],
  ] as const;
  const said = acts
    .map(([verb, isMeant]) => ({ verb, papers: verdicts.filter(isMeant).length }))
    .filter(({ papers }) => papers > 0)
    .map(
      ({ verb, papers }, index) => `${verb} ${index === 0 ? countOf(papers) : papers.toLocaleString('en')}`,
    );
  const last = said.at(-1) ?? '';
  return said.length < 2 ? `Rules ${last}` : `Rules ${said.slice(0, -1).join(', ')} and ${last}`;
}

/** What is to be told of what rules found. */
export function noticesOf(verdicts: readonly Verdict[]): readonly RuleNotice[] {
  const papers = new Map<Rule, PaperId[]>();
  for (const { paper, told } of verdicts) {
    for (const rule of told) papers.set(rule, [...(papers.get(rule) ?? []), paper.id]);
  }
  return [...papers].map(([rule, ids]) => ({
    rule: rule.id,
    sentence: `${countOf(ids.length)} that came in ${ids.length === 1 ? 'matches' : 'match'} “${rule.query}”.`,
    papers: ids,
  }));
}
