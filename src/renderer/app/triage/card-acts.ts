import type { TriageSession } from '#shared/contract/triage.ts';
import type { Grade, Paper, PaperId } from '#shared/domain/paper.ts';
import { counted } from '../../text/counts.ts';
import type { Services } from '../services.ts';
import type { Act, ActChange } from './act-queue.ts';
import type { TriageModel } from './triage-model.ts';

type Outcome = TriageSession['steps'][number]['outcome'];

const verbs = { queued: 'Queued', skipped: 'Skipped' } as const;

interface CardParts {
  readonly model: TriageModel;
  /** The paper on the card, where it can be seen. */
  readonly paper: () => Paper | null;
  /** When it was shown, as the page's clock counts. */
  readonly shownAt: () => number;
}

/** What is done to the paper on the card, and to those that are decided with it. */
export function createCardActs(
  { place, sheet }: Pick<Services, 'place' | 'sheet'>,
  { model, paper, shownAt }: CardParts,
) {
  /** Without a paper to see there is nothing to decide. */
  function onCard(act: (paper: Paper) => void): void {
    const shown = paper();
    if (shown !== null) act(shown);
  }

  function tookMs(): number {
    return Math.max(0, Math.round(performance.now() - shownAt()));
  }

  function take(verb: string, paper: Paper, change: ActChange, outcome: Outcome | null): void {
    const took = tookMs();
    model.do({
      papers: [paper.id],
      change: { ...change, tookMs: took },
      verb,
      object: `“${paper.title}”`,
      steps: outcome === null ? [] : [{ paper: paper.id, outcome, tookMs: took }],
    });
  }

  return {
    decide(status: 'queued' | 'skipped'): void {
      onCard((paper) => take(verbs[status], paper, { status }, status));
    },
    /** Decides for reading at once, and opens the paper. */
    read(): void {
      onCard((paper) => {
        take('Opened', paper, { status: 'reading' }, 'reading');
        place.getState().go({ page: 'read', paper: paper.id, detail: null });
      });
    },
    snooze(until: string, words: string): void {
      onCard((paper) => take(`Snoozed until ${words}`, paper, { snoozedUntil: until }, 'snoozed'));
    },
    /** Says how much it interests; saying it again takes it back. The paper stays. */
    grade(grade: Grade): void {
      onCard((paper) => {
        const isSame = paper.interest === grade;
        const verb = isSame ? 'Took the interest off' : `Interest ${grade} of 5 for`;
        take(verb, paper, { interest: isSame ? null : grade }, null);
      });
    },
    tag(paper: Paper, change: Pick<ActChange, 'addTags' | 'removeTags'>): void {
      const verb = change.addTags
        ? `Added ${change.addTags.join(', ')} to`
        : `Took ${change.removeTags?.join(', ') ?? 'nothing'} off`;
      model.do({ papers: [paper.id], change, verb, object: `“${paper.title}”`, steps: [] });
    },
    /** Decides many at once, as one edit. */
    decideAll(ids: readonly PaperId[], status: 'queued' | 'skipped', reason: string): void {
      const took = tookMs();
      // They were decided together: the time was taken once.
      const steps = ids.map((paper, index) => ({ paper, outcome: status, tookMs: index === 0 ? took : 0 }));
      model.do({
        papers: ids,
        change: { status, reason, tookMs: took },
        verb: verbs[status],
        object: counted(ids.length, 'paper'),
        steps,
      });
    },
    askForAll(status: 'queued' | 'skipped'): void {
      onCard(({ id }) => sheet.getState().open({ kind: 'bulk', paper: id, status }));
    },
  };
}

/** What an act is called where it is shown. */
export function actWords(act: Act): string {
  return `${act.verb} ${act.object}`;
}
