import type { Paper } from '../../domain/paper.ts';
import type { ColumnArrays } from '../columns/paper-columns.ts';
import type { PackedTitles } from '../columns/title-places.ts';
import { type Phrase, phraseTest } from '../text/phrase.ts';
import { PhraseScan } from './phrase-scan.ts';
import { decodeWords } from './word-code.ts';

/** Every field of a paper but its long texts, in the order in which a pack holds them. */
const packedFields = {
  id: true,
  authors: true,
  authorCount: true,
  organization: true,
  date: true,
  dateInferred: true,
  identifiers: true,
  links: true,
  upvotes: true,
  comments: true,
  status: true,
  tags: true,
  appearances: true,
  categories: true,
  version: true,
  orcids: true,
  interest: true,
  snoozedUntil: true,
  decidedAt: true,
  decidedBy: true,
  returned: true,
  priority: true,
  due: true,
  minutes: true,
  queuePlace: true,
  rating: true,
  doneAt: true,
  highlighted: true,
  readTo: true,
  velocity: true,
  pdf: true,
  publication: true,
  citationKey: true,
  collections: true,
  collectionPaths: true,
  addedAt: true,
  trashedAt: true,
} satisfies Record<Exclude<keyof Paper, TextField>, true>;

/** The long texts, in the order in which a pack holds them. */
const textFields = ['title', 'abstract', 'note'] as const;
export type TextField = (typeof textFields)[number];

/** The names of the packed fields: a file that was written with others cannot be read. */
export const packedFieldNames: readonly string[] = Object.keys(packedFields);

/** Title, abstract, note, and the other fields as JSON. */
export const partsOfPaper = 4;

/** Papers as they were at a revision of their library, flat: nothing in it is an object per paper. */
export interface PackArrays {
  readonly columns: ColumnArrays;
  /** The revision of each paper's last change. */
  readonly revisions: Float64Array<ArrayBuffer>;
  readonly titles: PackedTitles;
  /** The words that the bytes are packed by, and where each part of each paper begins; one more ends the last. */
  readonly words: readonly string[];
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array;
}

/** A paper as the texts that a pack holds of it. */
export function packedTexts(
  paper: Paper,
): readonly [title: string, abstract: string, note: string, rest: string] {
  const fields = packedFieldNames.map((name) => paper[name as keyof Paper]);
  // An empty text differs from none by standing among the rest.
  const empty = [paper.abstract === '' ? 1 : 0, paper.note === '' ? 1 : 0];
  return [paper.title, paper.abstract ?? '', paper.note ?? '', JSON.stringify([...empty, ...fields])];
}

/** Reads the papers of a pack, each when it is asked for. */
export class PaperPack {
  readonly arrays: PackArrays;

  constructor(arrays: PackArrays) {
    this.arrays = arrays;
  }

  get size(): number {
    return this.arrays.revisions.length;
  }

  /** The revision of a paper's last change. */
  revision(document: number): number {
    return this.arrays.revisions[document] ?? 0;
  }

  title(document: number): string {
    return this.#part(document, 0);
  }

  /** One of the long texts of a paper, `''` for none. */
  text(document: number, field: TextField): string {
    return this.#part(document, textFields.indexOf(field));
  }

  /** A test of the long texts of papers for a phrase: about a microsecond each. */
  phraseTest(phrase: Phrase): (document: number, field: TextField) => boolean {
    const { starts, bytes, words } = this.arrays;
    const scan = PhraseScan.of(words, phrase);
    const standsIn = phraseTest(phrase);
    return (document, field) => {
      const at = document * partsOfPaper + textFields.indexOf(field);
      const found = scan?.finds(bytes, starts[at] ?? 0, starts[at + 1] ?? 0) ?? null;
      return found ?? standsIn(this.text(document, field));
    };
  }

  /** What a pack's document says: some 20 microseconds. */
  paper(document: number): Paper {
    // It was written by `packedTexts`, and its file's checksum is right.
    const [isAbstractEmpty, isNoteEmpty, ...values] = JSON.parse(this.#part(document, 3)) as unknown[];
    const abstract = this.#part(document, 1);
    const note = this.#part(document, 2);
    const paper: Record<string, unknown> = {
      title: this.#part(document, 0),
      abstract: abstract === '' && isAbstractEmpty !== 1 ? null : abstract,
      note: note === '' && isNoteEmpty !== 1 ? null : note,
    };
    for (const [at, name] of packedFieldNames.entries()) paper[name] = values[at];
    return paper as Paper;
  }

  /** The bytes of one paper. */
  bytesOf(document: number): { readonly bytes: Uint8Array; readonly lengths: readonly number[] } {
    const { starts, bytes } = this.arrays;
    const first = document * partsOfPaper;
    const at = (part: number): number => starts[first + part] ?? 0;
    return {
      bytes: bytes.subarray(at(0), at(partsOfPaper)),
      lengths: Array.from({ length: partsOfPaper }, (_, part) => at(part + 1) - at(part)),
    };
  }

  #part(document: number, part: number): string {
    const { starts, bytes, words } = this.arrays;
    const at = document * partsOfPaper + part;
    return decodeWords(bytes, words, starts[at] ?? 0, starts[at + 1] ?? 0);
  }
}
