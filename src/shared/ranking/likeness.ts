import type { Bits } from '../search/bits.ts';
import { bucketIn, buckets, keyIn, mostEntries } from './entries.ts';
import { Postings } from './postings.ts';
import type { Vectors } from './vectors.ts';
import type { Weigher } from './weigh.ts';

/** A paper by its number, and how alike it is to the one asked about: the cosine of their vectors. */
export interface Alike {
  readonly number: number;
  readonly likeness: number;
}

/** So many of the best by their rarer features are compared as a whole. */
const candidates = 200;
/** Up to so many papers that are in no postings are looked through one by one: a millisecond or two. */
const mostUnposted = 4000;

/** Finds papers alike: through postings of the rarer features, then exactly. */
export class Likeness {
  readonly #vectors: Vectors;
  readonly #weigher: Weigher;
  #postings: Postings | null = null;
  #making: Generator<void, Postings> | null = null;
  /** Papers that came, changed or went since these postings were begun. */
  #moved = new Set<number>();
  /** Papers that came or changed since the postings were made. */
  #unposted = new Set<number>();
  /** By feature, what it weighs in the paper asked about; all 0 between questions. */
  #asked: Float32Array | null = null;

  constructor(vectors: Vectors, weigher: Weigher) {
    this.#vectors = vectors;
    this.#weigher = weigher;
  }

  /** A paper came, changed or went. */
  touch(number: number): void {
    this.#unposted.add(number);
    if (this.#making !== null) this.#moved.add(number);
  }

  /** The papers most alike to one, the most alike first; equals in the order of their numbers. */
  alike(number: number, { limit, least = 0, within }: AlikeWish): readonly Alike[] {
    const entries = this.#vectors.get(number);
    if (entries.length === 0) return [];
    const asked = (this.#asked ??= new Float32Array(buckets));
    this.#weigher.forLikeness(entries, scratch);
    entries.forEach((entry, at) => {
      asked[bucketIn(entry)] = scratch[at] ?? 0;
    });
    const found: Alike[] = [];
    for (const other of this.#candidates(entries, asked, Math.max(candidates, 2 * limit), within)) {
      if (other === number) continue;
      const likeness = this.#cosine(other, asked);
      if (likeness > 0 && likeness >= least) found.push({ number: other, likeness });
    }
    for (const entry of entries) asked[bucketIn(entry)] = 0;
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

  /**
   * Works on the postings for a moment, where there is more to look through than a question should take.
   * Returns whether there is nothing left to do.
   */
  postSome(): boolean {
    if (this.#making === null && !this.#isPostingDue) return true;
    this.#making ??= this.#begin();
    const { done, value } = this.#making.next();
    if (!done) return false;
    this.#postings = value;
    this.#unposted = this.#moved;
    this.#making = null;
    return true;
  }

  /** Makes the postings now, however few papers there are. */
  postAll(): void {
    this.#making ??= this.#begin();
    while (!this.postSome());
  }

  get #isPostingDue(): boolean {
    const { size } = this.#vectors;
    if (this.#postings === null) return size > mostUnposted;
    return this.#unposted.size > mostUnposted + size / 20;
  }

  #begin(): Generator<void, Postings> {
    const moved = new Set<number>();
    this.#moved = moved;
    return Postings.make(this.#vectors, (number) => moved.has(number));
  }

  *#candidates(
    entries: Uint32Array,
    asked: Float32Array,
    count: number,
    within: Bits | undefined,
  ): Generator<number> {
    if (this.#postings === null) {
      for (let other = 0; other < this.#vectors.capacity; other++) {
        if (this.#vectors.has(other) && within?.has(other) !== false) yield other;
      }
      return;
    }
    for (const other of this.#unposted) if (within?.has(other) !== false) yield other;
    for (const other of this.#postings.best(entries, asked, count, within)) {
      if (!this.#unposted.has(other)) yield other;
    }
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

/** How many papers are wanted, how alike at least, and among which. */
export interface AlikeWish {
  readonly limit: number;
  readonly least?: number;
  readonly within?: Bits;
}

const scratch = new Float64Array(mostEntries);
