import type { Bits } from '../search/bits.ts';
import { bucketIn, buckets, timesIn } from './entries.ts';
import type { Vectors } from './vectors.ts';

/** Features that more than this part of the papers have bring nobody together. */
const commonPart = 0.05;
/** Below so many papers nothing is too common. */
const leastCommon = 100;

/**
 * Which papers have each of the rarer features, as they were when this was made. Common features, and
 * those of one paper alone, are left out: they are half of all and bring nobody together.
 */
export class Postings {
  /** Where each feature's papers begin; one more than there are features. */
  readonly #starts = new Uint32Array(buckets + 1);
  readonly #numbers: Uint32Array;
  readonly #times: Uint8Array;
  /** How many entries each paper has, which stands for the length of its vector. */
  readonly #lengths: Float32Array;
  readonly #sums: Float32Array;

  constructor(vectors: Vectors) {
    const { papersWith, size, capacity } = vectors;
    const common = Math.max(leastCommon, size * commonPart);
    for (let bucket = 0; bucket < buckets; bucket++) {
      const having = papersWith[bucket] ?? 0;
      const kept = having > 1 && having <= common ? having : 0;
      this.#starts[bucket + 1] = (this.#starts[bucket] ?? 0) + kept;
    }
    const total = this.#starts[buckets] ?? 0;
    this.#numbers = new Uint32Array(total);
    this.#times = new Uint8Array(total);
    this.#lengths = new Float32Array(capacity);
    this.#sums = new Float32Array(capacity);
    const ends = this.#starts.slice(0, buckets);
    for (let number = 0; number < capacity; number++) {
      const entries = vectors.get(number);
      this.#lengths[number] = Math.sqrt(entries.length);
      for (const entry of entries) {
        const bucket = bucketIn(entry);
        const end = ends[bucket] ?? 0;
        if (end === this.#starts[bucket + 1]) continue;
        this.#numbers[end] = number;
        this.#times[end] = Math.min(255, timesIn(entry));
        ends[bucket] = end + 1;
      }
    }
  }

  /** About the papers most alike to one of these entries: those that share the most of its rarer features. */
  best(entries: Uint32Array, asked: Float32Array, count: number, within: Bits | undefined): number[] {
    const sums = this.#sums;
    const touched: number[] = [];
    for (const entry of entries) {
      const bucket = bucketIn(entry);
      const weight = asked[bucket] ?? 0;
      if (weight === 0) continue;
      const end = this.#starts[bucket + 1] ?? 0;
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
