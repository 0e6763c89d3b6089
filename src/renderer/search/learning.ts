import type { PaperIndex } from '#shared/search/paper-index.ts';

/** So many decisions are worth learning from at once; fewer wait until the reader pauses. */
const enoughNews = 5;
/** A pause in decisions, in milliseconds. */
const calm = 2_000;
/** How long learning goes on between two questions, in milliseconds. */
const slice = 8;

export interface LearningParts {
  readonly index: Pick<PaperIndex, 'learn' | 'learning'>;
  /** Papers may stand in another order by interest now. */
  readonly onLearned: () => void;
  readonly now: () => number;
  readonly later: (act: () => void, milliseconds: number) => void;
}

/**
 * Learns from the reader's decisions in the pauses between questions: soon after a few of them, or when
 * there was none for a while, so that what is looked at is not put in another order at each key.
 */
export function createLearning({ index, onLearned, now, later }: LearningParts): { notice(): void } {
  let underWay: Generator<void, boolean> | null = null;
  /** Changes with everything that is noticed: only the newest pause counts. */
  let noticed = 0;

  function begin(): void {
    if (underWay !== null || !index.learning.isDue) return;
    underWay = index.learn();
    goOn();
  }

  function goOn(): void {
    const started = now();
    while (underWay !== null && now() - started < slice) {
      const step = underWay.next();
      if (step.done !== true) continue;
      underWay = null;
      if (step.value) onLearned();
      // What came meanwhile waits for its own pause.
      if (index.learning.isDue) notice();
      return;
    }
    later(goOn, 0);
  }

  function notice(): void {
    const mine = ++noticed;
    const { isDue, news } = index.learning;
    if (!isDue) return;
    if (news >= enoughNews) later(begin, 0);
    else later(() => mine === noticed && begin(), calm);
  }

  return { notice };
}
