import type { Bits } from '../search/bits.ts';
import { bucketIn, buckets, timesIn } from './entries.ts';
import type { Vectors } from './vectors.ts';

/** Features that more than this part of the papers have bring nobody together. */
const commonPart = 0.05;
/** Below so many papers nothing is too common. */
const leastCommon = 100;
/** Entries put into the lists between two rests: less than a millisecond, but ten while the memory is new. */
const entriesBetweenRests = 5_000;
const bucketsBetweenRests = 2 ** 17;

interface Lists {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly numbers: Uint32Array;
  readonly times: Uint8Array;
  readonly lengths: Float32Array;
}

/**
 * Which papers have each of the rarer features, as they were when this was made. Common features, and
 * those of one paper alone, are left out: they are half of all and bring nobody together.
 */
export class Postings {
  /** Where each feature's papers begin, and where they end. */
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #numbers: Uint32Array;
  readonly #times: Uint8Array;
  /** How many entries each paper has, which stands for the length of its vector. */
  readonly #lengths: Float32Array;
  readonly #sums: Float32Array;

  private constructor({ starts, ends, numbers, times, lengths }: Lists) {
    this.#starts = starts;
    this.#ends = ends;
    this.#numbers = numbers;
    this.#times = times;
    this.#lengths = lengths;
    this.#sums = new Float32Array(lengths.length);
  }

  /**
   * Makes them of the papers that there are now, resting now and then. Those that came, changed or went in a
   * rest are left out: who asks looks through them one by one.
   */
  static *make(vectors: Vectors, isMoved: (number: number) => boolean): Generator<void, Postings> {
    const { size, capacity } = vectors;
    // As it is now: with those that move left out, no list can be too short for what comes into it.
    const having = vectors.papersWith.slice();
    yield;
    const common = Math.max(leastCommon, size * commonPart);
    const starts = new Uint32Array(buckets + 1);
    for (let bucket = 0; bucket < buckets; bucket++) {
      const count = having[bucket] ?? 0;
      starts[bucket + 1] = (starts[bucket] ?? 0) + (count > 1 && count <= common ? count : 0);
      if (bucket % bucketsBetweenRests === bucketsBetweenRests - 1) yield;
    }
    yield;
    const total = starts[buckets] ?? 0;
    const lists = { starts, numbers: new Uint32Array(total), times: new Uint8Array(total) };
    const ends = starts.slice(0, buckets);
    const lengths = new Float32Array(capacity);
    yield;
    let looked = 0;
    for (let number = 0; number < capacity; number++) {
      if (isMoved(number)) continue;
      const entries = vectors.get(number);
      lengths[number] = Math.sqrt(entries.length);
      for (const entry of entries) {
        const bucket = bucketIn(entry);
        const end = ends[bucket] ?? 0;
        if (starts[bucket] === starts[bucket + 1]) continue;
        lists.numbers[end] = number;
        lists.times[end] = Math.min(255, timesIn(entry));
        ends[bucket] = end + 1;
      }
      looked += entries.length;
      if (looked < entriesBetweenRests) continue;
      looked = 0;
      yield;
    }
    return new Postings({ ...lists, ends, lengths });
  }

  /** About the papers most alike to one of these entries: those that share the most of its rarer features. */
  best(entries: Uint32Array, asked: Float32Array, count: number, within: Bits | undefined): number[] {
    const sums = this.#sums;
    const touched: number[] = [];
    for (const entry of entries) {
      const bucket = bucketIn(entry);
      const weight = asked[bucket] ?? 0;
      if (weight === 0) continue;
      const end = this.#ends[bucket] ?? 0;
      for (let at = this.#starts[bucket] ?? 0; at < end; at++) {
        const number = this.#numbers[at] ?? 0;
        if (within?.has(number) === false) continue;
        const before = sums[number] ?? 0;
        if (before === 0) touched.push(number);
        // The other paper's weight goes with the same rarity, and about with how often it has it.
        sums[number] = before + weight * weight * (1 + Math.log(this.#times[at] ?? 1));
      }
    }
    const scores = Float64Array.from(touched, (number) => (sums[number] ?? 0) / (this.#lengths[number] ?? 1));
    for (const number of touched) sums[number] = 0;
    if (touched.length <= count) return touched;
    const least = scores.slice().sort()[touched.length - count] ?? 0;
    return touched.filter((_, at) => (scores[at] ?? 0) >= least);
  }
}
