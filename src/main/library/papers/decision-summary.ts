import type { PaperDecision } from './paper-decision.ts';
import type { Look } from './plan-decision.ts';

/** What a decision came to, as far as its sentence needs it; gathered paper by paper. */
export interface DecisionSummary {
  /** How many of the named papers there are. */
  readonly papers: number;
  /** The title of the first of them. */
  readonly title: string;
  readonly changed: number;
  readonly fields: ReadonlySet<string>;
  /** Tags of the decision that at least one paper did not have, or did have. */
  readonly lacking: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
}

export type Summary = ReturnType<typeof summarize>;

/** Begins a summary; `take` adds what became of one paper. */
export function summarize(decision: PaperDecision) {
  const named = new Set<number>(decision.ids);
  const { addTags = [], removeTags = [] } = decision;
  const fields = new Set<string>();
  const lacking = new Set<string>();
  const held = new Set<string>();
  let papers = 0;
  let changed = 0;
  let title = '';
  return {
    take(look: Look): void {
      const { paper } = look;
      if (named.has(paper.id)) {
        if (papers === 0) title = paper.title;
        papers += 1;
        for (const tag of addTags) if (!paper.tags.includes(tag)) lacking.add(tag);
        for (const tag of removeTags) if (paper.tags.includes(tag)) held.add(tag);
      }
      if (look.kind === 'same') return;
      changed += 1;
      for (const field of Object.keys(look.change.after)) fields.add(field);
    },
    /** One that was counted stays as it was after all. */
    takeBack(): void {
      changed -= 1;
    },
    get sofar(): DecisionSummary {
      return { papers, title, changed, fields, lacking, held };
    },
  };
}
