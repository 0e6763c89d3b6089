import type { RuleProposal } from '#shared/contract/triage.ts';
import { judgementOf } from '#shared/ranking/judgement.ts';
import type { LibraryParts } from '../library-parts.ts';
import { createPace, runInSteps } from '../pace.ts';
import { decidedByRule } from './decisions.ts';
import type { IncomingPapers } from './incoming.ts';
import { type DecidedExample, suggestRules } from './propose-rules.ts';
import { listRules } from './rule-store.ts';
import { tryRule } from './try-rule.ts';

/** So many decisions of the reader are looked at, the newest. */
const mostExamples = 2000;
const mostProposals = 5;
const papersPerSlice = 50;
const days = 30;

/** Rules that the reader's decisions suggest, tried out on the last 30 days, best first (T13). */
export async function proposeRules(parts: LibraryParts, incoming: IncomingPapers): Promise<RuleProposal[]> {
  const pace = createPace(new AbortController().signal);
  const examples = await runInSteps(pace, readExamples(parts));
  const known = new Set(listRules(parts).map(({ query }) => query));
  const proposals: RuleProposal[] = [];
  for (const { query, action } of suggestRules(examples)) {
    if (proposals.length === mostProposals) break;
    if (known.has(query)) continue;
    const actions = [{ kind: action }];
    proposals.push({ query, actions, trial: await tryRule(parts, incoming, { query, actions, days }) });
  }
  return proposals;
}

function* readExamples({ database, reader }: LibraryParts): Generator<void, DecidedExample[]> {
  // What rules decided would only confirm the rules.
  const ids = database
    .sql<{ id: number }>(`
      SELECT paper.id FROM paper
      WHERE paper.decided_at IS NOT NULL AND paper.trashed_at IS NULL
        AND NOT ${decidedByRule}
      ORDER BY paper.decided_at DESC
      LIMIT ${mostExamples}`)
    .all();
  const examples: DecidedExample[] = [];
  for (let start = 0; start < ids.length; start += papersPerSlice) {
    for (const { id } of ids.slice(start, start + papersPerSlice)) {
      const paper = reader.find(id);
      // R1: a grade is the reader's last word, whatever the status.
      const judgement = paper === null ? null : judgementOf(paper);
      if (paper !== null && judgement !== null) examples.push({ ...paper, kept: judgement.kept });
    }
    yield;
  }
  return examples;
}
