import type { Paper } from '../domain/paper.ts';
import { entriesOf } from './entries.ts';
import { featuresOf } from './features.ts';
import { Vectors } from './vectors.ts';

export interface IntakeParts {
  readonly paper: (number: number) => Paper | undefined;
  /** Told of each paper that is read, before its vector is there. */
  readonly onRead: (number: number, paper: Paper) => void;
  /** Told of each paper whose vector is new or gone. */
  readonly onMoved: (number: number) => void;
}

/**
 * Reads papers into vectors when there is time for it: those that came in to be decided first, since the
 * ranking is about them, then the rest of the library.
 */
export class Intake {
  readonly vectors = new Vectors();
  readonly #first = new Set<number>();
  readonly #rest = new Set<number>();
  readonly #parts: IntakeParts;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
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
    this.expect(number, paper.status !== null);
  }

  /** Has a paper wait to be read, among the first or the rest. */
  expect(number: number, isFirst: boolean): void {
    (isFirst ? this.#rest : this.#first).delete(number);
    (isFirst ? this.#first : this.#rest).add(number);
  }

  remove(number: number): void {
    this.#first.delete(number);
    this.#rest.delete(number);
    if (!this.vectors.has(number)) return;
    this.vectors.remove(number);
    this.#parts.onMoved(number);
  }

  /** Reads at most so many papers that wait. Returns whether all are read. */
  readSome(count: number): boolean {
    let left = count;
    for (const queue of [this.#first, this.#rest]) {
      for (const number of queue) {
        if (left-- <= 0) return false;
        this.read(number);
      }
    }
    return true;
  }

  /** Reads a paper now, if it waits. */
  read(number: number): void {
    if (!this.#first.delete(number) && !this.#rest.delete(number)) return;
    const paper = this.#parts.paper(number);
    if (paper === undefined) return;
    this.#parts.onRead(number, paper);
    this.vectors.put(number, entriesOf(featuresOf(paper)));
    this.#parts.onMoved(number);
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
