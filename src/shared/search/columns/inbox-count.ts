import type { Paper } from '../../domain/paper.ts';
import { dayNumber } from '../query/ranges.ts';

/**
 * How many papers the Inbox holds on any day (T5), kept as papers come and go: those that nobody snoozed are
 * there on each day, those snoozed from the day on which they wake.
 */
export class InboxCount {
  #awake = 0;
  readonly #asleep = new Map<number, number>();

  add(paper: Paper): void {
    this.#count(paper, 1);
  }

  remove(paper: Paper): void {
    this.#count(paper, -1);
  }

  on(today: number): number {
    let papers = this.#awake;
    for (const [day, woken] of this.#asleep) if (day <= today) papers += woken;
    return papers;
  }

  #count({ trashedAt, snoozedUntil, status, returned }: Paper, by: 1 | -1): void {
    if (trashedAt !== null) return;
    if (snoozedUntil === null) {
      if (status === 'undecided' || returned.length > 0) this.#awake += by;
      return;
    }
    const day = dayNumber(snoozedUntil);
    const papers = (this.#asleep.get(day) ?? 0) + by;
    if (papers === 0) this.#asleep.delete(day);
    else this.#asleep.set(day, papers);
  }
}
