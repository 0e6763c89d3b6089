import { indexedFields } from '../text/fields.ts';
import { endOfPrefix, NearTerms, placeOf } from './near-terms.ts';

/** How many fields are indexed; every term has so many runs of postings. */
export const fieldCount = indexedFields.length;

/** A frozen part of the text index, flat: nothing in it is an object per word or per paper. */
export interface SegmentArrays {
  /** The paper of each document; documents are numbered in their order. */
  readonly ids: Uint32Array;
  /** Every term, sorted by code units. */
  readonly terms: readonly string[];
  /**
   * Where the postings of a term in a field begin, block by block: `(term * fieldCount + field) * blocks + block`;
   * one more entry ends the last.
   */
  readonly starts: Uint32Array;
  /** Documents within their block of 65,536: two bytes each, where most of a segment lies. */
  readonly documents: Uint16Array;
  /** How often; 255 stands for that many or more. */
  readonly frequencies: Uint8Array;
  /** How many different terms a document has in a field: `document * fieldCount + field`. */
  readonly lengths: Uint16Array;
}

/** How many documents a block has; within it, two bytes tell them apart. */
export const blockSize = 2 ** 16;

/** How many blocks so many documents take. */
export function blocksOf(documents: number): number {
  return Math.max(1, Math.ceil(documents / blockSize));
}

/** Reads a frozen part of the text index. */
export class Segment {
  readonly arrays: SegmentArrays;
  readonly blocks: number;
  readonly #documents: ReadonlyMap<number, number>;
  readonly #near: NearTerms;

  constructor(arrays: SegmentArrays) {
    this.arrays = arrays;
    this.blocks = blocksOf(arrays.ids.length);
    this.#near = new NearTerms(arrays.terms);
    this.#documents = new Map(Array.from(arrays.ids, (id, document) => [id, document]));
  }

  get size(): number {
    return this.arrays.ids.length;
  }

  /** How many postings a term has in all fields, or all that begin with it. */
  postingsOf(term: string, isBeginning: boolean): number {
    const number = isBeginning ? null : this.termNumber(term);
    const [from, to] = isBeginning ? this.beginning(term) : number === null ? [0, 0] : [number, number + 1];
    const perTerm = fieldCount * this.blocks;
    return (this.arrays.starts[to * perTerm] ?? 0) - (this.arrays.starts[from * perTerm] ?? 0);
  }

  /** The number of a paper's document; `null` when it has none here. */
  documentOf(id: number): number | null {
    return this.#documents.get(id) ?? null;
  }

  /** The number of a term; `null` when it is not among them. */
  termNumber(term: string): number | null {
    const place = placeOf(this.arrays.terms, term);
    return this.arrays.terms[place] === term ? place : null;
  }

  /** The numbers of the terms that begin with a prefix, the first and one more than the last. */
  beginning(prefix: string): readonly [from: number, to: number] {
    const from = placeOf(this.arrays.terms, prefix);
    return [from, endOfPrefix(this.arrays.terms, prefix, from)];
  }

  /** The terms within an edit distance, by number. */
  near(term: string, most: number): ReadonlyMap<number, number> {
    return this.#near.of(term, most);
  }
}
