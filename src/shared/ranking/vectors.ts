import { bucketIn, buckets, mostEntries } from './entries.ts';
import { mostPackedBytes, packEntries, unpackEntries } from './packed-entries.ts';

/** Bytes in one block: a megabyte, so that growing never copies what is there. */
const blockSize = 2 ** 20;
const none = new Uint32Array(0);

/**
 * The entries of every paper by its number, packed, and how many papers have each feature. What it holds depends on the
 * papers alone and not on the order in which they came or went.
 */
export class Vectors {
  readonly #blocks: Uint8Array[] = [];
  /** Where each paper's bytes begin, counted over all blocks, and how many there are; -1 where there are none. */
  #starts = new Int32Array(64).fill(-1);
  #counts = new Uint16Array(64);
  /** Made with the first paper: four megabytes that an index without a ranking does not need. */
  #papersWith = new Uint32Array(0);
  #end = 0;
  #wasted = 0;
  #size = 0;

  /** How many papers there are. */
  get size(): number {
    return this.#size;
  }

  /** One more than the highest number that ever was in use. */
  get capacity(): number {
    return this.#starts.length;
  }

  /** How many papers have each feature. */
  get papersWith(): Uint32Array {
    return this.#papersWith;
  }

  has(number: number): boolean {
    return (this.#starts[number] ?? -1) >= 0;
  }

  /** A paper's entries. */
  get(number: number): Uint32Array {
    const count = this.read(number, scratch);
    return count === 0 ? none : scratch.slice(0, count);
  }

  /** Reads a paper's entries into an array of `mostEntries` places; returns how many there are. */
  read(number: number, into: Uint32Array): number {
    const start = this.#starts[number] ?? -1;
    const block = this.#blocks[Math.floor(start / blockSize)];
    if (start < 0 || block === undefined) return 0;
    const from = start % blockSize;
    return unpackEntries(block, { from, to: from + (this.#counts[number] ?? 0) }, into);
  }

  put(number: number, entries: Uint32Array): void {
    if (this.#papersWith.length === 0) this.#papersWith = new Uint32Array(buckets);
    this.remove(number);
    this.#reserve(number);
    this.#write(number, packed.subarray(0, packEntries(entries, packed)));
    this.#count(entries, 1);
    this.#size++;
  }

  remove(number: number): void {
    if (!this.has(number)) return;
    const entries = this.get(number);
    this.#count(entries, -1);
    this.#wasted += this.#counts[number] ?? 0;
    this.#starts[number] = -1;
    this.#counts[number] = 0;
    this.#size--;
    if (this.#wasted > blockSize && this.#wasted > this.#end / 2) this.#compact();
  }

  #count(entries: Uint32Array, by: 1 | -1): void {
    for (const entry of entries) {
      const bucket = bucketIn(entry);
      this.#papersWith[bucket] = (this.#papersWith[bucket] ?? 0) + by;
    }
  }

  /** No paper's bytes lie in two blocks. */
  #write(number: number, bytes: Uint8Array): void {
    const left = blockSize - (this.#end % blockSize);
    if (bytes.length > left) {
      this.#end += left;
      this.#wasted += left;
    }
    const block = Math.floor(this.#end / blockSize);
    if (this.#blocks[block] === undefined) this.#blocks[block] = new Uint8Array(blockSize);
    this.#blocks[block].set(bytes, this.#end % blockSize);
    this.#starts[number] = this.#end;
    this.#counts[number] = bytes.length;
    this.#end += bytes.length;
  }

  #reserve(number: number): void {
    if (number < this.#starts.length) return;
    const length = Math.max(number + 1, this.#starts.length * 2);
    const starts = new Int32Array(length).fill(-1);
    starts.set(this.#starts);
    this.#starts = starts;
    const counts = new Uint16Array(length);
    counts.set(this.#counts);
    this.#counts = counts;
  }

  #compact(): void {
    const kept = new Map<number, Uint8Array>();
    for (let number = 0; number < this.#starts.length; number++) {
      const start = this.#starts[number] ?? -1;
      const block = this.#blocks[Math.floor(start / blockSize)];
      if (start < 0 || block === undefined) continue;
      const from = start % blockSize;
      kept.set(number, block.slice(from, from + (this.#counts[number] ?? 0)));
    }
    this.#blocks.length = 0;
    this.#end = 0;
    this.#wasted = 0;
    for (const [number, bytes] of kept) this.#write(number, bytes);
  }
}

const scratch = new Uint32Array(mostEntries);
const packed = new Uint8Array(mostPackedBytes);
