import type { Paper } from '../domain/paper.ts';
import { entriesOf } from './entries.ts';
import { featuresOf } from './features.ts';
import { Vectors } from './vectors.ts';

/**
 * Reads papers into vectors when there is time for it: those that came in to be decided first, since the
 * ranking is about them, then the rest of the library.
 */
export class Intake {
  readonly vectors = new Vectors();
  readonly #first = new Map<number, Paper>();
  readonly #rest = new Map<number, Paper>();
  /** Told of each paper whose vector is new or gone. */
  readonly #onMoved: (number: number) => void;

  constructor(onMoved: (number: number) => void) {
    this.#onMoved = onMoved;
  }

  /** Whether all papers are read. */
  get isDone(): boolean {
    return this.#first.size === 0 && this.#rest.size === 0;
  }

  /** Whether all papers that came in to be decided are read: enough to learn from. */
  get isFirstDone(): boolean {
    return this.#first.size === 0;
  }

  put(number: number, paper: Paper, before: Paper | undefined): void {
    const isWaiting = this.#first.has(number) || this.#rest.has(number);
    if (!isWaiting && before !== undefined && isDescribedAlike(before, paper)) return;
    this.#first.delete(number);
    this.#rest.delete(number);
    (paper.status === null ? this.#rest : this.#first).set(number, paper);
  }

  remove(number: number): void {
    this.#first.delete(number);
    this.#rest.delete(number);
    if (!this.vectors.has(number)) return;
    this.vectors.remove(number);
    this.#onMoved(number);
  }

  /** Reads at most so many papers that wait. Returns whether all are read. */
  readSome(count: number): boolean {
    let left = count;
    for (const queue of [this.#first, this.#rest]) {
      for (const number of queue.keys()) {
        if (left-- <= 0) return false;
        this.read(number);
      }
    }
    return true;
  }

  /** Reads a paper now, if it waits. */
  read(number: number): void {
    const paper = this.#first.get(number) ?? this.#rest.get(number);
    if (paper === undefined) return;
    this.#first.delete(number);
    this.#rest.delete(number);
    this.vectors.put(number, entriesOf(featuresOf(paper)));
    this.#onMoved(number);
  }
}

/** Whether all that features are made of is the same. */
function isDescribedAlike(before: Paper, after: Paper): boolean {
  return (
    before.title === after.title &&
    before.abstract === after.abstract &&
    before.organization === after.organization &&
    isSame(before.authors, after.authors) &&
    isSame(before.categories, after.categories) &&
    isSame(
      before.appearances.map(({ source }) => source),
      after.appearances.map(({ source }) => source),
    ) &&
    before.links.some(({ kind }) => kind === 'code') === after.links.some(({ kind }) => kind === 'code')
  );
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((value, at) => value === after[at]);
}
