import type { Paper } from '../../domain/paper.ts';
import { PaperColumns } from '../columns/paper-columns.ts';
import { packTitles, titleSortKey } from '../columns/title-places.ts';
import { type PackArrays, type PaperPack, packedTexts } from './paper-pack.ts';
import { WordEncoder } from './word-code.ts';

/** Gathers papers, one after the other, and packs them. */
export class PackBuilder {
  readonly #base: PaperPack | null;
  readonly #words: WordEncoder;
  readonly #columns = new PaperColumns();
  readonly #revisions: number[] = [];
  readonly #titleKeys: string[] = [];
  readonly #starts: number[] = [0];

  /** Papers of `base` can be kept as they are: it goes on with its words. */
  constructor(base: PaperPack | null = null) {
    this.#base = base;
    this.#words = new WordEncoder(base?.arrays.words);
  }

  get size(): number {
    return this.#revisions.length;
  }

  /** Takes a paper in as it was last changed at a revision. A paper is added once. */
  add(paper: Paper, revision: number): void {
    this.#take(paper, revision);
    for (const text of packedTexts(paper)) {
      this.#words.add(text);
      this.#starts.push(this.#words.length);
    }
  }

  /** Takes over a paper of `base`. */
  keep(document: number): void {
    if (this.#base === null) return;
    const { bytes, lengths } = this.#base.bytesOf(document);
    this.#take(this.#base.paper(document), this.#base.revision(document));
    let end = this.#words.length;
    this.#words.copy(bytes);
    for (const length of lengths) {
      end += length;
      this.#starts.push(end);
    }
  }

  #take(paper: Paper, revision: number): void {
    this.#columns.fill(this.size, paper);
    this.#revisions.push(revision);
    this.#titleKeys.push(titleSortKey(paper.title));
  }

  /** The arrays of all that was added. */
  finish(): PackArrays {
    return {
      columns: this.#columns.arrays(this.size),
      revisions: Float64Array.from(this.#revisions),
      titles: packTitles(this.#titleKeys),
      words: this.#words.words(),
      starts: Uint32Array.from(this.#starts),
      bytes: this.#words.bytes(),
    };
  }
}
