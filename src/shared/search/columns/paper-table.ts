import { type Paper, statuses } from '../../domain/paper.ts';
import type { Day } from '../../domain/partial-date.ts';
import { Bits } from '../bits.ts';
import type { PaperPack, TextField } from '../packs/paper-pack.ts';
import { dayNumber } from '../query/ranges.ts';
import { type FacetName, type View, views } from '../request.ts';
import { type Phrase, phraseTest } from '../text/phrase.ts';
import type { IdentifierColumn, IdentifierScheme } from './identifier-column.ts';
import { InboxCount } from './inbox-count.ts';
import { type NumberColumn, noStatus, PaperColumns } from './paper-columns.ts';
import type { ValueColumn } from './value-column.ts';

const undecidedCode = statuses.indexOf('undecided');
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
  /** The papers of views that were asked for since something last changed. */
  readonly #members = new Map<string, Bits>();
  /** How many papers each status has, outside and inside the trash. */
  readonly #statusCounts = new Int32Array((noStatus + 1) * 2);
  readonly #inboxCount = new InboxCount();

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
    return this.column('status')[number] === undecidedCode;
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
    if (known !== undefined) this.#count(number, -1);
    this.#capacity = Math.max(this.#capacity, number + 1);
    this.#numbers.set(paper.id, number);
    this.#live.set(number, paper);
    this.#forgetPacked(number);
    this.#columns.fill(number, paper);
    this.#count(number, 1);
    return number;
  }

  /** Takes a paper out; its number may be given to another. */
  remove(number: number): void {
    const id = this.id(number);
    if (this.#numbers.get(id) !== number) return;
    this.#count(number, -1);
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
      this.#count(number, 1);
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
    const of = (status: (typeof statuses)[number]) => this.#statusCounts[statuses.indexOf(status) * 2] ?? 0;
    let library = 0;
    let trash = 0;
    this.#statusCounts.forEach((count, at) => {
      if (at % 2 === 0) library += count;
      else trash += count;
    });
    return {
      inbox: this.#inboxCount.on(dayNumber(today)),
      queue: of('queued'),
      reading: of('reading'),
      done: of('done'),
      library,
      trash,
    };
  }

  /** The papers of a view on a day; `'everything'` has the trash too. */
  members(view: View | 'everything', today: Day): Bits {
    const key = view === 'inbox' ? `${view} ${today}` : view;
    const members =
      this.#members.get(key) ?? (view === 'inbox' ? this.#inbox(dayNumber(today)) : this.#inView(view));
    this.#members.set(key, members);
    return members.copy();
  }

  #inView(view: Exclude<View, 'inbox'> | 'everything'): Bits {
    const members = new Bits(this.capacity);
    const status = view === 'everything' ? null : statusOf(view);
    const wanted = status === null ? null : statuses.indexOf(status);
    const statusColumn = this.column('status');
    const trashed = this.column('trashed');
    for (const number of this.#numbers.values()) {
      const isTrashed = trashed[number] === 1;
      if (view !== 'everything' && isTrashed !== (view === 'trash')) continue;
      if (wanted === null || statusColumn[number] === wanted) members.add(number);
    }
    return members;
  }

  /** T5: what is undecided or came back and is not snoozed beyond the day, and what wakes by then. */
  #inbox(today: number): Bits {
    const members = new Bits(this.capacity);
    const trashed = this.column('trashed');
    const snoozed = this.column('snoozed');
    for (const number of this.#numbers.values()) {
      if (trashed[number] === 1) continue;
      const day = snoozed[number] ?? 0;
      if (day === 0 ? this.#isWaiting(number) : day <= today) members.add(number);
    }
    return members;
  }

  #isWaiting(number: number): boolean {
    return this.isUndecided(number) || this.column('returned')[number] !== 0;
  }

  #count(number: number, by: 1 | -1): void {
    this.#members.clear();
    const isTrashed = this.column('trashed')[number] === 1;
    const at = (this.column('status')[number] ?? noStatus) * 2 + (isTrashed ? 1 : 0);
    this.#statusCounts[at] = (this.#statusCounts[at] ?? 0) + by;
    if (isTrashed) return;
    const day = this.column('snoozed')[number] ?? 0;
    if (day > 0) this.#inboxCount.countAsleep(day, by);
    else if (this.#isWaiting(number)) this.#inboxCount.countAwake(by);
  }
}

/** The status whose papers a view shows; `null` for the views of all statuses, and for the Inbox (T5). */
export function statusOf(view: View): (typeof statuses)[number] | null {
  switch (view) {
    case 'queue':
      return 'queued';
    case 'reading':
      return 'reading';
    case 'done':
      return 'done';
    case 'inbox':
    case 'library':
    case 'trash':
      return null;
    default:
      return view satisfies never;
  }
}

/** Whether a text names a view. */
export function isView(text: string): text is View {
  return views.some((view) => view === text);
}
