import type { Paper } from '#shared/domain/paper.ts';
import { catchUp, inSlices, settle } from '../edits/long-work.ts';
import { beginStaging, discardStaged, endStaging } from '../imports/staging.ts';
import type { LibraryParts } from '../library-parts.ts';
import { type Pace, runInSteps } from '../pace.ts';
import { endOfQueue } from '../papers/queue-places.ts';
import { forgetDecision } from './decision-log.ts';
import {
  logRuleDecisions,
  madeByRules,
  noteMatches,
  noticesOf,
  type RuleHits,
  ruleEntry,
  type Verdict,
  verdictsOn,
} from './rule-edit.ts';
import type { RuleNotice } from './rule-notices.ts';

/** What is being staged of rules. */
interface Staging {
  readonly parts: LibraryParts;
  readonly found: RuleHits;
  readonly edit: number;
  readonly at: string;
  readonly nextPlace: () => number;
  readonly papers: ReadonlyMap<number, Paper>;
  readonly verdicts: Map<number, Verdict>;
}

/**
 * Lets rules act on thousands of papers: what becomes of each is worked out in slices where nobody sees it, and
 * published by one transaction (L23). `isDue` says in that transaction whether nobody else has acted meanwhile.
 */
export function stageRuleEdit(
  parts: LibraryParts,
  found: RuleHits,
  { pace, isDue }: { readonly pace: Pace; readonly isDue: () => boolean },
): Promise<readonly RuleNotice[]> {
  return parts.largeEdits.turns.take(pace.signal, async () => {
    const { database, largeEdits, reader } = parts;
    const at = parts.clock.now().toISOString();
    const from = reader.revision();
    const edit = beginStaging(parts, ruleEntry([], { at, follows: found.edit }), parts.owner);
    const papers = new Map<number, Paper>(found.papers.map((paper) => [paper.id, paper]));
    const nextPlace = endOfQueue(database);
    const staging = { parts, found, edit, at, nextPlace, papers, verdicts: new Map<number, Verdict>() };
    let isPublished = false;
    try {
      largeEdits.staged.clear();
      await runInSteps(
        pace,
        inSlices([...papers.keys()], (some) => stageSome(staging, some)),
      );
      const known = { staged: largeEdits.staged, revisionNow: reader.revision, from };
      const revision = await runInSteps(
        pace,
        catchUp(known, (some) => restageSome(staging, some)),
      );
      return database.transaction(() => {
        if (!isDue()) return [];
        isPublished = publish(staging, revision);
        return noticesOf([...staging.verdicts.values()]);
      }, 'large');
    } finally {
      largeEdits.staged.clear();
      void parts.afterwards.run(isPublished ? settle(database) : discardStaged(database, edit));
    }
  });
}

function stageSome(staging: Staging, ids: readonly number[]): void {
  const { parts, found, edit, at, nextPlace, papers, verdicts } = staging;
  parts.database.transaction(() => {
    const some = verdictsOn(
      parts,
      found,
      ids.flatMap((id) => papers.get(id) ?? []),
    );
    for (const verdict of some) verdicts.set(verdict.paper.id, verdict);
    const made = madeByRules(some, { at, nextPlace });
    for (const { paper, change } of made) parts.largeEdits.staged.put(paper, change.after);
    parts.edits.addStaged(
      edit,
      made.map(({ change }) => change),
    );
    logRuleDecisions(parts, made, { edit, at, matches: found.matches });
  }, 'staged');
}

/** Others changed these papers since they were staged: the rules look at them as they are now. */
function restageSome(staging: Staging, ids: readonly number[]): void {
  const { parts, edit, verdicts } = staging;
  parts.database.transaction(() => {
    for (const id of ids) {
      parts.edits.forgetStaged(edit, id);
      forgetDecision(parts.database, edit, id);
      parts.largeEdits.staged.drop(id);
      verdicts.delete(id);
    }
    stageSome(staging, ids);
  }, 'staged');
}

/** Says whether the rules changed anything: what they only found belongs to the import's own edit. */
function publish(staging: Staging, revision: number): boolean {
  const { parts, found, edit, at } = staging;
  const { staged } = parts.largeEdits;
  restageSome(staging, staged.since(revision));
  const verdicts = [...staging.verdicts.values()];
  const hasChanges = staged.count > 0;
  noteMatches(parts.database, verdicts, { edit: hasChanges ? edit : found.edit, at });
  if (!hasChanges) return false;
  staged.write();
  parts.edits.publish(edit, ruleEntry(verdicts, { at, follows: found.edit }));
  endStaging(parts.database, edit);
  return true;
}
