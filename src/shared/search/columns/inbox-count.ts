/**
 * How many papers the Inbox holds on any day (T5), kept as papers come and go: those that nobody snoozed are
 * there on each day, those snoozed from the day on which they wake.
 */
export class InboxCount {
  #awake = 0;
  readonly #asleep = new Map<number, number>();

  on(today: number): number {
    let papers = this.#awake;
    for (const [day, woken] of this.#asleep) if (day <= today) papers += woken;
    return papers;
  }

  /** Counts a paper that waits in the Inbox on every day in, or out. */
  countAwake(by: 1 | -1): void {
    this.#awake += by;
  }

  /** Counts a paper that waits there from a day (YYYYMMDD as a number) on. */
  countAsleep(day: number, by: 1 | -1): void {
    const papers = (this.#asleep.get(day) ?? 0) + by;
    if (papers === 0) this.#asleep.delete(day);
    else this.#asleep.set(day, papers);
  }
}
