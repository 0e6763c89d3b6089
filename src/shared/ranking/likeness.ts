import type { Bits } from '../search/bits.ts';
import { bucketIn, buckets, keyIn, mostEntries, timesIn } from './entries.ts';
import type { Vectors } from './vectors.ts';
import type { Weigher } from './weigh.ts';

/** A paper by its number, and how alike it is to the one asked about: the cosine of their vectors. */
export interface Alike {
  readonly number: number;
  readonly likeness: number;
}

/** How many papers are wanted, how alike at least, and among which. */
export interface AlikeWish {
  readonly limit: number;
  readonly least?: number;
  readonly within?: Bits;
}

/** Up to so many papers are all compared as a whole: a millisecond or two. */
const mostCompared = 4000;
/** Of more papers, so many of the best by their rarer features are. */
const candidates = 200;
/** Features that more than this part of the papers have bring nobody together. */
const commonPart = 0.05;
/** Below so many papers nothing is too common. */
const leastCommon = 100;
/** Entries looked at between two rests: about a millisecond. */
const entriesBetweenRests = 150_000;

/** Finds papers alike: of many, those that share the most of the rarer features first, then exactly. */
export class Likeness {
  readonly #vectors: Vectors;
  readonly #weigher: Weigher;
  readonly #mostCompared: number;

  /** Of more than `most` papers not all are compared as a whole. */
  constructor(vectors: Vectors, weigher: Weigher, most: number = mostCompared) {
    this.#vectors = vectors;
    this.#weigher = weigher;
    this.#mostCompared = most;
  }

  /**
   * The papers most alike to one, the most alike first; equals in the order of their numbers. Rests now and then;
   * papers that come, change or go in a rest are seen as they are when it is their turn.
   */
  *alike(number: number, { limit, least = 0, within }: AlikeWish): Generator<void, readonly Alike[]> {
    const entries = this.#vectors.get(number);
    if (entries.length === 0) return [];
    const asked = new Float32Array(buckets);
    this.#weigher.forLikeness(entries, scratch);
    entries.forEach((entry, at) => {
      asked[bucketIn(entry)] = scratch[at] ?? 0;
    });
    const compared =
      this.#vectors.size <= this.#mostCompared
        ? this.#all(within)
        : yield* this.#best(entries, asked, Math.max(candidates, 2 * limit), within);
    const found: Alike[] = [];
    for (const other of compared) {
      if (other === number) continue;
      const likeness = this.#cosine(other, asked);
      if (likeness > 0 && likeness >= least) found.push({ number: other, likeness });
    }
    return found.sort((a, b) => b.likeness - a.likeness || a.number - b.number).slice(0, limit);
  }

  /** The keys of the features that two papers share, what binds them most first. */
  shared(one: number, other: number): number[] {
    const weights = new Map<number, number>();
    const entries = this.#vectors.get(one);
    this.#weigher.forLikeness(entries, scratch);
    entries.forEach((entry, at) => weights.set(keyIn(entry), scratch[at] ?? 0));
    const others = this.#vectors.get(other);
    this.#weigher.forLikeness(others, scratch);
    const products: { key: number; product: number }[] = [];
    others.forEach((entry, at) => {
      const product = (weights.get(keyIn(entry)) ?? 0) * (scratch[at] ?? 0);
      if (product > 0) products.push({ key: keyIn(entry), product });
    });
    return products.sort((a, b) => b.product - a.product || a.key - b.key).map(({ key }) => key);
  }

  *#all(within: Bits | undefined): Generator<number> {
    for (let other = 0; other < this.#vectors.capacity; other++) {
      if (this.#vectors.has(other) && within?.has(other) !== false) yield other;
    }
  }

  /**
   * About the papers most alike to one of these entries: those that share the most of its rarer features. Every
   * paper is looked through, which takes no more than reading its features once, and no memory.
   */
  *#best(
    entries: Uint32Array,
    asked: Float32Array,
    most: number,
    within: Bits | undefined,
  ): Generator<void, readonly number[]> {
    const isRare = this.#rareOf(entries);
    const scores = new Float64Array(this.#vectors.capacity);
    const touched: number[] = [];
    const others = new Uint32Array(mostEntries);
    let looked = 0;
    for (let number = 0; number < scores.length; number++) {
      if (within?.has(number) === false) continue;
      const count = this.#vectors.read(number, others);
      let sum = 0;
      for (let at = 0; at < count; at++) {
        const entry = others[at] ?? 0;
        const bucket = bucketIn(entry);
        if (((isRare[bucket >>> 5] ?? 0) & (1 << (bucket & 31))) === 0) continue;
        const weight = asked[bucket] ?? 0;
        // The other paper's weight goes with the same rarity, and about with how often it has it.
        sum += weight * weight * (1 + Math.log(timesIn(entry)));
      }
      looked += count;
      if (sum > 0) {
        scores[number] = sum / Math.sqrt(count);
        touched.push(number);
      }
      if (looked < entriesBetweenRests) continue;
      looked = 0;
      yield;
    }
    if (touched.length <= most) return touched;
    const line = Float64Array.from(touched, (number) => scores[number] ?? 0).sort()[touched.length - most];
    return touched.filter((number) => (scores[number] ?? 0) >= (line ?? 0));
  }

  /** Which features are among these entries and not had by too many, one bit each. */
  #rareOf(entries: Uint32Array): Uint32Array {
    const { papersWith, size } = this.#vectors;
    const isRare = new Uint32Array(buckets / 32);
    for (const entry of entries) {
      const bucket = bucketIn(entry);
      if ((papersWith[bucket] ?? 0) > Math.max(leastCommon, size * commonPart)) continue;
      isRare[bucket >>> 5] = (isRare[bucket >>> 5] ?? 0) | (1 << (bucket & 31));
    }
    return isRare;
  }

  #cosine(number: number, asked: Float32Array): number {
    const entries = this.#vectors.get(number);
    this.#weigher.forLikeness(entries, scratch);
    let sum = 0;
    for (let at = 0; at < entries.length; at++) {
      sum += (scratch[at] ?? 0) * (asked[bucketIn(entries[at] ?? 0)] ?? 0);
    }
    return Math.min(1, sum);
  }
}

const scratch = new Float64Array(mostEntries);
