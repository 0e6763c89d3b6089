import { textOf } from './columns/paper-facts.ts';
import type { PaperTable } from './columns/paper-table.ts';
import type { Segment } from './segments/segment.ts';
import type { IndexedText } from './text/fields.ts';
import { SearchableText } from './text/searchable-text.ts';

/** Knows of each paper, by its number, whether its text is frozen, indexed live or still to be indexed (S18, S20). */
export class TextIntake {
  readonly text = new SearchableText();
  readonly #table: PaperTable;
  /** The text under which each paper of the live part is indexed. */
  readonly #live = new Map<number, IndexedText>();
  readonly #waiting = new Set<number>();
  /** Up to which revision each paper is known to be unchanged. */
  readonly #knownAt: number[] = [];
  /** The revision that the frozen segment says the text of; -1 without one. */
  #frozenAt = -1;

  constructor(table: PaperTable) {
    this.#table = table;
  }

  /** Of how many papers the text is indexed live. */
  get live(): number {
    return this.#live.size;
  }

  /** Of how many papers the text is not indexed yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  knownAt(number: number): number {
    return this.#knownAt[number] ?? 0;
  }

  /** A paper was told of at a revision, whether or not its text changed with it. */
  told(number: number, revision: number): void {
    this.#knownAt[number] = revision;
  }

  /** The text of a paper is new: it waits to be indexed, where the segment does not say it already. */
  expect(number: number): void {
    if (this.#isFrozen(number)) this.#leaveLive(number);
    else {
      this.text.uncover(this.#table.id(number));
      this.#waiting.add(number);
    }
  }

  /** A paper is about to go. */
  remove(number: number): void {
    this.text.uncover(this.#table.id(number));
    this.#leaveLive(number);
  }

  /** Takes a frozen segment, made at a revision, in place of all that is indexed. */
  adopt(segment: Segment, revision: number): void {
    this.text.adopt(segment);
    this.#frozenAt = revision;
    this.#live.clear();
    this.#waiting.clear();
    for (const number of this.#table.numbers()) if (!this.#isFrozen(number)) this.#waiting.add(number);
  }

  /** Indexes the text of at most `count` papers that wait. Returns whether none waits any more. */
  indexSome(count: number): boolean {
    let left = count;
    for (const number of this.#waiting) {
      if (left-- <= 0) break;
      this.#index(number);
    }
    return this.#waiting.size === 0;
  }

  /** Whether the segment says the text of a paper as it is; from then on it does. */
  #isFrozen(number: number): boolean {
    return this.knownAt(number) <= this.#frozenAt && this.text.cover(this.#table.id(number), number);
  }

  #leaveLive(number: number): void {
    const text = this.#live.get(number);
    if (text !== undefined) this.text.remove(text);
    this.#live.delete(number);
    this.#waiting.delete(number);
  }

  #index(number: number): void {
    this.#waiting.delete(number);
    const paper = this.#table.paper(number);
    if (paper === undefined) return;
    const before = this.#live.get(number);
    const text = textOf(paper, number);
    if (before === undefined) this.text.add(text);
    else this.text.change(before, text);
    this.#live.set(number, text);
  }
}
