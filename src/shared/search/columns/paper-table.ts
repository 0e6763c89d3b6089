import type { Paper } from '../../domain/paper.ts';
import type { Day } from '../../domain/partial-date.ts';
import type { Bits } from '../bits.ts';
import type { PaperPack, TextField } from '../packs/paper-pack.ts';
import type { FacetName, View } from '../request.ts';
import { type Phrase, phraseTest } from '../text/phrase.ts';
import type { IdentifierColumn, IdentifierScheme } from './identifier-column.ts';
import { type NumberColumn, noStatus, PaperColumns } from './paper-columns.ts';
import type { ValueColumn } from './value-column.ts';
import { ViewMembers } from './view-members.ts';

/** So many papers that were read from a pack are kept: the rows of a screen or two. */
const mostRead = 256;

/**
 * Every paper under a small number of its own, with what filters, facets and sorting need of it in columns by that
 * number. A paper keeps its number while it is in the library. What has not changed since a pack was made lies in
 * the pack and is read from it when it is asked for.
 */
export class PaperTable {
  readonly #columns = new PaperColumns();
  readonly #numbers = new Map<number, number>();
  #capacity = 0;
  /** Papers that came or changed, by number. */
  readonly #live = new Map<number, Paper>();
  #pack: PaperPack | null = null;
  /** The pack's document of each paper that lies there, by number; -1 for the others. */
  #documents = new Int32Array(0);
  /** Papers of the pack that were read of late. */
  readonly #read = new Map<number, Paper>();
  readonly #free: number[] = [];
  readonly #views: ViewMembers;

  constructor() {
    this.#views = new ViewMembers({
      column: (name) => this.column(name),
      numbers: () => this.numbers(),
      capacity: () => this.#capacity,
    });
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** How many papers came or changed and lie in no pack. */
  get livePapers(): number {
    return this.#live.size;
  }

  /** One more than the highest number in use. */
  get capacity(): number {
    return this.#capacity;
  }

  get facets(): Readonly<Record<FacetName, ValueColumn>> {
    return this.#columns.facets;
  }

  get identifiers(): Readonly<Record<IdentifierScheme, IdentifierColumn>> {
    return this.#columns.identifiers;
  }

  column(name: NumberColumn): Float64Array {
    return this.#columns.column(name);
  }

  number(id: number): number | null {
    return this.#numbers.get(id) ?? null;
  }

  numbers(): IterableIterator<number> {
    return this.#numbers.values();
  }

  /** The id of the paper under a number in use. */
  id(number: number): number {
    return this.column('id')[number] ?? 0;
  }

  paper(number: number): Paper | undefined {
    const known = this.#live.get(number) ?? this.#read.get(number);
    if (known !== undefined) return known;
    const paper = this.#packed(number);
    if (paper === undefined) return undefined;
    for (const oldest of this.#read.keys()) {
      if (this.#read.size < mostRead) break;
      this.#read.delete(oldest);
    }
    this.#read.set(number, paper);
    return paper;
  }

  title(number: number): string {
    return this.text(number, 'title');
  }

  /** One of the long texts of a paper, `''` for none: quicker than reading all of it. */
  text(number: number, field: TextField): string {
    const known = this.#live.get(number) ?? this.#read.get(number);
    if (known !== undefined) return known[field] ?? '';
    const document = this.#documents[number] ?? -1;
    return document < 0 ? '' : (this.#pack?.text(document, field) ?? '');
  }

  /** A test of the long texts of papers for a phrase: much quicker than reading them. */
  phraseTest(phrase: Phrase): (number: number, field: TextField) => boolean {
    const standsIn = phraseTest(phrase);
    const inPack = this.#pack?.phraseTest(phrase);
    return (number, field) => {
      const document = this.#documents[number] ?? -1;
      if (document < 0 || inPack === undefined) return standsIn(this.text(number, field));
      return inPack(document, field);
    };
  }

  /** The place of a packed paper among the packed titles; `null` for one that came or changed. */
  packedPlace(number: number): number | null {
    const document = this.#documents[number] ?? -1;
    return document < 0 ? null : (this.#pack?.arrays.titles.places[document] ?? null);
  }

  /** How many different titles are packed, and each of them by its place. */
  packedTitles(): { readonly count: number; readonly titleAt: (place: number) => string } {
    const pack = this.#pack;
    if (pack === null) return { count: 0, titleAt: () => '' };
    const { documents } = pack.arrays.titles;
    return { count: documents.length, titleAt: (place) => pack.title(documents[place] ?? 0) };
  }

  /** Every paper, each read when it is its turn; may be gone through as often as wanted. */
  *papers(): Generator<Paper, void> {
    for (const number of this.#numbers.values()) {
      const paper = this.#live.get(number) ?? this.#read.get(number) ?? this.#packed(number);
      if (paper !== undefined) yield paper;
    }
  }

  /** Whether a paper came in to be decided, or has been, and is not in the trash. */
  isCandidate(number: number): boolean {
    return this.column('status')[number] !== noStatus && this.column('trashed')[number] === 0;
  }

  isUndecided(number: number): boolean {
    return this.#views.isUndecided(number);
  }

  /** Takes a paper in, in place of an earlier state of it. Gives its number. */
  put(given: Paper): number {
    // The same names come with every paper, as texts of their own: one of each is enough.
    const { author, organization } = this.facets;
    const paper: Paper = {
      ...given,
      authors: given.authors.map((name) => author.dictionary.intern(name)),
      organization: given.organization === null ? null : organization.dictionary.intern(given.organization),
    };
    const known = this.#numbers.get(paper.id);
    const number = known ?? this.#free.pop() ?? this.#capacity;
    if (known !== undefined) this.#views.count(number, -1);
    this.#capacity = Math.max(this.#capacity, number + 1);
    this.#numbers.set(paper.id, number);
    this.#live.set(number, paper);
    this.#forgetPacked(number);
    this.#columns.fill(number, paper);
    this.#views.count(number, 1);
    return number;
  }

  /** Takes a paper out; its number may be given to another. */
  remove(number: number): void {
    const id = this.id(number);
    if (this.#numbers.get(id) !== number) return;
    this.#views.count(number, -1);
    this.#numbers.delete(id);
    this.#live.delete(number);
    this.#forgetPacked(number);
    this.#free.push(number);
    this.#columns.clear(number);
  }

  /**
   * Takes packed papers into use. An empty table takes them all, with their columns, whose arrays it then owns.
   * Later only the papers that a pack says as they are here move into it, so that they need no object of their own.
   * `isCurrent` tells which these are.
   */
  adopt(pack: PaperPack, isCurrent: (number: number, document: number) => boolean): void {
    if (this.size === 0) this.#adoptAll(pack);
    else this.#moveInto(pack, isCurrent);
  }

  #adoptAll(pack: PaperPack): void {
    this.#columns.adopt(pack.arrays.columns);
    this.#pack = pack;
    this.#capacity = pack.size;
    this.#documents = Int32Array.from({ length: pack.size }, (_, number) => number);
    this.#free.length = 0;
    const ids = this.column('id');
    for (let number = 0; number < pack.size; number++) {
      this.#numbers.set(ids[number] ?? 0, number);
      this.#views.count(number, 1);
    }
  }

  #moveInto(pack: PaperPack, isCurrent: (number: number, document: number) => boolean): void {
    const documents = new Int32Array(this.#capacity).fill(-1);
    const ids = pack.arrays.columns.numbers.id;
    for (let document = 0; document < pack.size; document++) {
      const number = this.#numbers.get(ids[document] ?? 0);
      if (number !== undefined && isCurrent(number, document)) documents[number] = document;
    }
    for (const number of this.#numbers.values()) {
      if ((documents[number] ?? -1) >= 0) {
        this.#live.delete(number);
        continue;
      }
      const paper = this.#packed(number);
      if (paper !== undefined) this.#live.set(number, paper);
    }
    this.#pack = pack;
    this.#documents = documents;
    this.#read.clear();
  }

  #packed(number: number): Paper | undefined {
    const document = this.#documents[number] ?? -1;
    return document < 0 ? undefined : this.#pack?.paper(document);
  }

  #forgetPacked(number: number): void {
    if (number < this.#documents.length) this.#documents[number] = -1;
    this.#read.delete(number);
  }

  /** How many papers each view holds on a day. */
  viewTotals(today: Day): Record<View, number> {
    return this.#views.totals(today);
  }

  /** The papers of a view on a day; `'everything'` has the trash too. */
  members(view: View | 'everything', today: Day): Bits {
    return this.viewed(view, today).copy();
  }

  /** The same, only to be read: one object until something changes. */
  viewed(view: View | 'everything', today: Day): Bits {
    return this.#views.members(view, today);
  }
}
