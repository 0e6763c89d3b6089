import { type Bits, bitsIn } from '../bits.ts';

/** What is gathered while the postings of a word are looked at. */
export interface Tally {
  /** What the word adds to each paper's score, by number. */
  readonly sums: Float64Array;
  /** The papers that hold it; in the title; in the very form that was asked for. */
  readonly found: Bits;
  readonly inTitle: Bits;
  readonly exact: Bits;
}

/** The papers in which a word was found, and what it adds to the score of each. */
export class WordHits {
  readonly found: Bits;
  /** Those that hold it in the title; in the very form that was asked for. */
  readonly inTitle: Bits;
  readonly exact: Bits;
  /** One for each paper found, in the order of their numbers. */
  readonly #scores: Float32Array;

  /** Takes what was added up for the papers found, by their numbers; the sums are 0 again after it. */
  constructor({ sums, found, inTitle, exact }: Tally) {
    this.found = found;
    this.inTitle = inTitle;
    this.exact = exact;
    this.#scores = new Float32Array(found.count());
    const { words } = found;
    let place = 0;
    for (let at = 0; at < words.length; at++) {
      for (let left = words[at] ?? 0; left !== 0; left &= left - 1) {
        const number = (at << 5) + 31 - Math.clz32(left & -left);
        this.#scores[place++] = sums[number] ?? 0;
        sums[number] = 0;
      }
    }
  }

  get bytes(): number {
    return this.#scores.byteLength + 3 * this.found.words.byteLength;
  }

  /** Adds the word's scores to those of some papers. */
  addTo(scores: Float64Array, among: Bits): void {
    const { words } = this.found;
    let place = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? 0;
      const wanted = (among.words[at] ?? 0) & word;
      for (let left = wanted; left !== 0; left &= left - 1) {
        const bit = left & -left;
        const number = (at << 5) + 31 - Math.clz32(bit);
        const before = bitsIn(word & (bit - 1));
        scores[number] = (scores[number] ?? 0) + (this.#scores[place + before] ?? 0);
      }
      if (word !== 0) place += bitsIn(word);
    }
  }
}

/** What the words of the last questions found, up to so many bytes for each paper of the library. */
export class KeptHits {
  readonly #bytesPerPaper: number;
  readonly #kept = new Map<string, WordHits>();
  #bytes = 0;

  constructor(bytesPerPaper: number) {
    this.#bytesPerPaper = bytesPerPaper;
  }

  get(word: string): WordHits | undefined {
    const known = this.#kept.get(word);
    if (known !== undefined) {
      this.#kept.delete(word);
      this.#kept.set(word, known);
    }
    return known;
  }

  keep(word: string, hits: WordHits): void {
    this.#kept.set(word, hits);
    this.#bytes += hits.bytes;
    const most = this.#bytesPerPaper * hits.found.words.length * 32;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= most || oldest === word) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytes;
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}
