import type { Bits } from '../bits.ts';
import { scoring } from '../text/fields.ts';
import { blockSize, fieldCount, type Segment } from './segment.ts';

/** What scoring one term in one field needs to know, and where it writes to. */
export interface FrozenScoring {
  /** What the term's weight, the field's and the term's rarity make together. */
  readonly factor: number;
  /** What each different term of a paper's field takes off. */
  readonly perTerm: number;
  /** What the word adds to each paper's score, by number, and the papers that hold it. */
  readonly sums: Float64Array;
  readonly found: Bits;
  /** Papers to look at; `null` for all. */
  readonly within: Bits | null;
}

/** Postings of one block: where they lie, and the block's first document. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly first: number;
}

/** What of BM25+ is the same for all papers. */
const always = scoring.k * (1 - scoring.b);

/** A frozen segment in use: it knows which of its documents still say what their papers say. */
export class FrozenText {
  readonly segment: Segment;
  /** The paper's place in all columns, by document; -1 for one that is not loaded, was changed or is gone. */
  readonly #numbers: Int32Array;
  /** How many documents that count speak of a paper with another number than their own. */
  #moved = 0;
  #papers = 0;
  readonly #totals = new Float64Array(fieldCount);
  readonly #lengths: FieldLengths[] = [];

  constructor(segment: Segment) {
    this.segment = segment;
    this.#numbers = new Int32Array(segment.size).fill(-1);
  }

  /** How many documents count. */
  get papers(): number {
    return this.#papers;
  }

  /** How many different terms the documents that count have in a field, all together. */
  totalLength(field: number): number {
    return this.#totals[field] ?? 0;
  }

  /** Whether a document says what its paper says. */
  isCounted(document: number): boolean {
    return (this.#numbers[document] ?? -1) >= 0;
  }

  /** Says which paper a document speaks of, by its number; -1 for none any more. */
  count(document: number, number: number): void {
    const before = this.#numbers[document] ?? -1;
    const by = Number(number >= 0) - Number(before >= 0);
    this.#moved += Number(number >= 0 && number !== document) - Number(before >= 0 && before !== document);
    this.#numbers[document] = number;
    if (by === 0) return;
    this.#papers += by;
    for (let field = 0; field < fieldCount; field++) {
      const length = this.segment.arrays.lengths[document * fieldCount + field] ?? 0;
      this.#totals[field] = (this.#totals[field] ?? 0) + by * length;
    }
  }

  /** Whether a term stands in any document that counts. */
  holds(term: number): boolean {
    const { starts, documents } = this.segment.arrays;
    const { blocks } = this.segment;
    const last = (term + 1) * fieldCount * blocks;
    for (let key = term * fieldCount * blocks; key < last; key++) {
      const first = (key % blocks) * blockSize;
      const end = starts[key + 1] ?? 0;
      for (let at = starts[key] ?? 0; at < end; at++) {
        if (this.isCounted(first + (documents[at] ?? 0))) return true;
      }
    }
    return false;
  }

  /** How many documents hold a term in a field. */
  holding(term: number, field: number): number {
    const { blocks } = this.segment;
    const { starts } = this.segment.arrays;
    const run = (term * fieldCount + field) * blocks;
    return (starts[run + blocks] ?? 0) - (starts[run] ?? 0);
  }

  /** Adds what a term in a field is worth to the scores of the papers that hold it there. */
  score(term: number, field: number, scoring: FrozenScoring): void {
    const { blocks, arrays } = this.segment;
    const run = (term * fieldCount + field) * blocks;
    const lengths = this.#lengthsOf(field, scoring.perTerm);
    for (let block = 0; block < blocks; block++) {
      const from = arrays.starts[run + block] ?? 0;
      const to = arrays.starts[run + block + 1] ?? 0;
      if (to === from) continue;
      const place = { from, to, first: block * blockSize };
      if (scoring.within === null && this.#isWhole) this.#scoreAll(place, lengths, scoring);
      else this.#scoreSome(place, lengths, scoring);
    }
  }

  /** Adds the papers that hold a term in a field to a set. */
  mark(term: number, field: number, set: Bits): void {
    const { blocks, arrays } = this.segment;
    const run = (term * fieldCount + field) * blocks;
    for (let block = 0; block < blocks; block++) {
      const end = arrays.starts[run + block + 1] ?? 0;
      for (let at = arrays.starts[run + block] ?? 0; at < end; at++) {
        const number = this.#numbers[block * blockSize + (arrays.documents[at] ?? 0)] ?? -1;
        if (number >= 0) set.add(number);
      }
    }
  }

  /** Whether every document counts, under its own number: then nothing need be looked up. */
  get #isWhole(): boolean {
    return this.#moved === 0 && this.#papers === this.segment.size;
  }

  /** The plainest of loops: a letter or two touch a million postings. */
  #scoreAll({ from, to, first }: Run, { lengths, once }: FieldLengths, scoring: FrozenScoring): void {
    const { documents, frequencies } = this.segment.arrays;
    const { factor, perTerm, sums } = scoring;
    const found = scoring.found.words;
    for (let at = from; at < to; at++) {
      const document = first + (documents[at] ?? 0);
      const often = frequencies[at] ?? 0;
      const length = lengths[document] ?? 0;
      const add = often === 1 ? (once[length] ?? 0) : addOf(often, perTerm * length);
      const before = sums[document] ?? 0;
      sums[document] = before + factor * add;
      if (before === 0) found[document >>> 5] = (found[document >>> 5] ?? 0) | (1 << (document & 31));
    }
  }

  #scoreSome({ from, to, first }: Run, { lengths, once }: FieldLengths, scoring: FrozenScoring): void {
    const { documents, frequencies } = this.segment.arrays;
    const { factor, perTerm, sums, within } = scoring;
    const found = scoring.found.words;
    const numbers = this.#numbers;
    const wanted = within?.words ?? null;
    for (let at = from; at < to; at++) {
      const document = first + (documents[at] ?? 0);
      const number = numbers[document] ?? -1;
      if (number < 0) continue;
      if (wanted !== null && ((wanted[number >>> 5] ?? 0) & (1 << (number & 31))) === 0) continue;
      const often = frequencies[at] ?? 0;
      const length = lengths[document] ?? 0;
      const add = often === 1 ? (once[length] ?? 0) : addOf(often, perTerm * length);
      const before = sums[number] ?? 0;
      sums[number] = before + factor * add;
      if (before === 0) found[number >>> 5] = (found[number >>> 5] ?? 0) | (1 << (number & 31));
    }
  }

  #lengthsOf(field: number, perTerm: number): FieldLengths {
    const known = this.#lengths[field];
    if (known?.perTerm === perTerm) return known;
    const lengths = known?.lengths ?? this.#readLengths(field);
    const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    const once = Float64Array.from({ length: longest + 1 }, (_, length) => addOf(1, perTerm * length));
    const made = { perTerm, lengths, once };
    this.#lengths[field] = made;
    return made;
  }

  #readLengths(field: number): Uint16Array {
    const all = this.segment.arrays.lengths;
    const lengths = new Uint16Array(this.segment.size);
    for (let document = 0; document < lengths.length; document++)
      lengths[document] = all[document * fieldCount + field] ?? 0;
    return lengths;
  }
}

/** The lengths of a field by document, and what a term that stands there once adds, by the length. */
interface FieldLengths {
  readonly perTerm: number;
  readonly lengths: Uint16Array;
  readonly once: Float64Array;
}

/** What a term that stands so often in a field adds to a paper's score, but for its factor: BM25+. */
function addOf(often: number, taken: number): number {
  return scoring.d + (often * (scoring.k + 1)) / (often + always + taken);
}
