import {
  changeOf,
  countBeyondChance,
  isComparable,
  likelihoodRatio,
  mayBeTold,
  type Shares,
} from './significance.ts';
import { gap, type Vocabulary } from './vocabulary.ts';

/** A word, or two or three that stand side by side, by their numbers. */
export interface Candidate {
  readonly words: readonly number[];
  readonly change: 'rising' | 'falling';
  readonly shares: Shares;
  readonly sureness: number;
}

export type Side = 'first' | 'last';

/** Pairs that stand less often than this in all cannot be told from noise. */
const leastPairs = 5;
/** Where pairs are counted roughly before they are counted truly: so few of them come back that it pays. */
const slots = 2 ** 22;
const wordSpace = 2 ** 22;

/** Two words' numbers as one. */
function pairKey(first: number, second: number): number {
  return first * wordSpace + second;
}

/** Counts in how many papers of either side each word and each pair of words stands. */
export class TermCount {
  readonly #vocabulary: Vocabulary;
  readonly #papers: { readonly side: Side; readonly words: Int32Array }[] = [];
  readonly #rough = new Uint8Array(slots);
  readonly #sizes = { first: 0, last: 0 };
  #comparisons = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(words: Int32Array, side: Side): void {
    this.#papers.push({ side, words });
    this.#sizes[side] += 1;
    for (let at = 1; at < words.length; at++) {
      const first = words[at - 1] ?? gap;
      const second = words[at] ?? gap;
      if (first === gap || second === gap) continue;
      const slot = slotOf(first, second);
      const count = this.#rough[slot] ?? 0;
      if (count < leastPairs) this.#rough[slot] = count + 1;
    }
  }

  /** The terms that rose or fell beyond chance, the surest first. Rests after each few papers. */
  *changed(): Generator<void, Candidate[]> {
    this.#comparisons = 0;
    const words = new Tallies();
    const pairs = new Tallies();
    const triples = new Tallies();
    for (const [number, paper] of this.#papers.entries()) {
      /** The pair that ended with the word before, by its number among the pairs. */
      let pair = -1;
      for (let at = 0; at < paper.words.length; at++) {
        const word = paper.words[at] ?? gap;
        const before = paper.words[at - 1] ?? gap;
        const longer = pair;
        pair = -1;
        if (word === gap) continue;
        if (!this.#vocabulary.isDependent(word)) words.count(word, number, paper.side);
        if (before === gap || (this.#rough[slotOf(before, word)] ?? 0) < leastPairs) continue;
        pair = pairs.count(pairKey(before, word), number, paper.side);
        if (longer >= 0) triples.count(pairKey(longer, word), number, paper.side);
      }
      if (number % 50 === 49) yield;
    }
    const compared = [
      ...(yield* this.#compared(words, (word) => [word])),
      ...(yield* this.#compared(pairs, wordsOf)),
      ...(yield* this.#compared(triples, (key) => [
        ...wordsOf(pairs.keyOf(wordsOf(key)[0])),
        wordsOf(key)[1],
      ])),
    ].sort((a, b) => b.sureness - a.sureness || compareWords(a.words, b.words));
    const ratios = compared.map(({ sureness }) => sureness);
    return compared
      .slice(0, countBeyondChance(ratios, this.#comparisons))
      .flatMap(({ change, ...term }) => (change === null ? [] : [{ ...term, change }]));
  }

  *#compared(
    tallies: Tallies,
    wordsOfKey: (key: number) => readonly number[],
  ): Generator<void, readonly Compared[]> {
    const { first: firstOf, last: lastOf } = this.#sizes;
    const compared: Compared[] = [];
    let count = 0;
    for (const [key, { first, last }] of tallies.all()) {
      if (++count % 5_000 === 0) yield;
      const shares = { first, firstOf, last, lastOf };
      if (!isComparable(shares)) continue;
      this.#comparisons += 1;
      const sureness = likelihoodRatio(shares);
      if (mayBeTold(sureness))
        compared.push({ words: wordsOfKey(key), change: changeOf(shares), shares, sureness });
    }
    return compared;
  }
}

type Compared = Omit<Candidate, 'change'> & { readonly change: Candidate['change'] | null };

interface Tally {
  readonly number: number;
  first: number;
  last: number;
  /** The paper that was counted last, so that each counts once. */
  paper: number;
}

class Tallies {
  readonly #tallies = new Map<number, Tally>();
  readonly #keys: number[] = [];

  /** Counts a paper once for a key. Gives the key's number: they are numbered as they come. */
  count(key: number, paper: number, side: Side): number {
    let tally = this.#tallies.get(key);
    if (tally === undefined) {
      tally = { number: this.#keys.length, first: 0, last: 0, paper: -1 };
      this.#tallies.set(key, tally);
      this.#keys.push(key);
    }
    if (tally.paper !== paper) {
      tally.paper = paper;
      tally[side] += 1;
    }
    return tally.number;
  }

  keyOf(number: number): number {
    return this.#keys[number] ?? 0;
  }

  all(): Iterable<readonly [key: number, tally: Tally]> {
    return this.#tallies;
  }
}

function slotOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 10;
}

function wordsOf(key: number): readonly [number, number] {
  return [Math.floor(key / wordSpace), key % wordSpace];
}

function compareWords(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((word, index) => word !== right[index]);
  return (left[at] ?? 0) - (right[at] ?? 0);
}
