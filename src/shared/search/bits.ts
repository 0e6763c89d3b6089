/** A set of small whole numbers, as bits. */
export class Bits {
  readonly words: Uint32Array;

  constructor(capacity: number) {
    this.words = new Uint32Array((capacity + 31) >>> 5);
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  add(number: number): void {
    const at = number >>> 5;
    this.words[at] = (this.words[at] ?? 0) | (1 << (number & 31));
  }

  delete(number: number): void {
    const at = number >>> 5;
    this.words[at] = (this.words[at] ?? 0) & ~(1 << (number & 31));
  }

  copy(): Bits {
    const copy = new Bits(this.words.length << 5);
    copy.words.set(this.words);
    return copy;
  }

  /** Keeps what is in `other` too. */
  keep(other: Bits): this {
    for (let at = 0; at < this.words.length; at++)
      this.words[at] = (this.words[at] ?? 0) & (other.words[at] ?? 0);
    return this;
  }

  /** Takes out what is in `other`. */
  drop(other: Bits): this {
    for (let at = 0; at < this.words.length; at++) {
      this.words[at] = (this.words[at] ?? 0) & ~(other.words[at] ?? 0);
    }
    return this;
  }

  /** Takes in what is in `other`; both have the same capacity. */
  join(other: Bits): this {
    for (let at = 0; at < this.words.length; at++)
      this.words[at] = (this.words[at] ?? 0) | (other.words[at] ?? 0);
    return this;
  }

  isEmpty(): boolean {
    for (let at = 0; at < this.words.length; at++) if (this.words[at] !== 0) return false;
    return true;
  }

  count(): number {
    let total = 0;
    for (let at = 0; at < this.words.length; at++) total += bitsIn(this.words[at] ?? 0);
    return total;
  }

  forEach(visit: (number: number) => void): void {
    for (let at = 0; at < this.words.length; at++) {
      for (let word = this.words[at] ?? 0; word !== 0; word &= word - 1) {
        visit((at << 5) + 31 - Math.clz32(word & -word));
      }
    }
  }
}

/** How many bits of a number of 32 are set. */
export function bitsIn(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
