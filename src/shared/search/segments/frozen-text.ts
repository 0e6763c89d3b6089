import { Bits } from '../bits.ts';
import { scoring } from '../text/fields.ts';
import { blockSize, fieldCount, type Segment } from './segment.ts';

/** What scoring one term in one field needs to know, and where it writes to. */
export interface FrozenScoring {
  /** What the term's weight, the field's and the term's rarity make together. */
  readonly factor: number;
  /** What each different term of a paper's field takes off. */
  readonly perTerm: number;
  readonly scores: Float64Array;
  /** Papers to look at. */
  readonly within: Bits | null;
  /** The same as documents, where `documentsWithin` gives them. */
  readonly documents: Bits | null;
  /** Sets that the papers are added to. */
  readonly sets: readonly Bits[];
}

/** What of BM25+ is the same for all papers. */
const always = scoring.k * (1 - scoring.b);

/** A frozen segment in use: it knows which of its documents still say what their papers say. */
export class FrozenText {
  readonly segment: Segment;
  /** The paper's place in all columns, by document; -1 for one that is not loaded, was changed or is gone. */
  readonly #numbers: Int32Array;
  /** The documents that count, and how many of them speak of a paper with another number than their own. */
  readonly #counted: Bits;
  #moved = 0;
  #papers = 0;
  readonly #totals = new Float64Array(fieldCount);
  readonly #lengths: FieldLengths[] = [];

  constructor(segment: Segment) {
    this.segment = segment;
    this.#numbers = new Int32Array(segment.size).fill(-1);
    this.#counted = new Bits(segment.size);
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
    if (by > 0) this.#counted.add(document);
    else this.#counted.delete(document);
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

  /**
   * The papers among `within` that documents speak of, where these have the papers' own numbers, as after every
   * start: then looking a number up is spared. `null` where some have others.
   */
  documentsWithin(within: Bits | null): Bits | null {
    if (this.#moved > 0) return null;
    return within === null ? this.#counted : this.#counted.copy().keep(within);
  }

  /** Adds what a term in a field is worth to the scores of the papers that hold it there. */
  score(term: number, field: number, scoring: FrozenScoring): void {
    const { starts } = this.segment.arrays;
    const { blocks } = this.segment;
    const run = (term * fieldCount + field) * blocks;
    const lengths = this.#lengthsOf(field, scoring.perTerm);
    for (let block = 0; block < blocks; block++) {
      const from = starts[run + block] ?? 0;
      const to = starts[run + block + 1] ?? 0;
      if (to > from) this.#scoreRun({ from, to, first: block * blockSize }, lengths, scoring);
    }
  }

  #scoreRun(
    { from, to, first }: { readonly from: number; readonly to: number; readonly first: number },
    { lengths, once }: FieldLengths,
    { factor, perTerm, scores, within, documents: own, sets }: FrozenScoring,
  ): void {
    const { documents, frequencies } = this.segment.arrays;
    const numbers = this.#numbers;
    const wanted = own?.words ?? within?.words ?? null;
    const isOwn = own !== null;
    for (let at = from; at < to; at++) {
      const document = first + (documents[at] ?? 0);
      const number = isOwn ? document : (numbers[document] ?? -1);
      if (number < 0) continue;
      const word = number >>> 5;
      const bit = 1 << (number & 31);
      if (wanted !== null && ((wanted[word] ?? 0) & bit) === 0) continue;
      const often = frequencies[at] ?? 0;
      const length = lengths[document] ?? 0;
      const add = often === 1 ? (once[length] ?? 0) : addOf(often, perTerm * length);
      scores[number] = (scores[number] ?? 0) + factor * add;
      for (let set = 0; set < sets.length; set++) {
        const words = sets[set]?.words;
        if (words !== undefined) words[word] = (words[word] ?? 0) | bit;
      }
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
