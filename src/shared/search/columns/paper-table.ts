import type { Paper } from '../../domain/paper.ts';
import { returnKinds, statuses } from '../../domain/paper.ts';
import { type Day, dayRange } from '../../domain/partial-date.ts';
import { Bits } from '../bits.ts';
import { dayNumber } from '../query/ranges.ts';
import { type FacetName, facetNames, type View, views } from '../request.ts';
import type { IndexedText } from '../text/fields.ts';
import { isAscii } from '../text/fold.ts';
import { InboxCount } from './inbox-count.ts';
import { ValueColumn } from './value-column.ts';

const noStatus = statuses.length;
const undecidedCode = statuses.indexOf('undecided');

/** Numbers a paper has, one array each; `null` is -1, and 0 for days. */
const numberColumns = [
  'id',
  'status',
  'trashed',
  'dateFirst',
  'dateLast',
  'added',
  'upvotes',
  'comments',
  'velocity',
  // The place in the newest listing and in the queue, made negative so that the first is the largest.
  'rank',
  'queue',
  // What the reader gave: interest and rating, days (0 for none), and what brought a paper back, as bits.
  'grade',
  'rating',
  'snoozed',
  'due',
  'returned',
  'version',
] as const;
export type NumberColumn = (typeof numberColumns)[number];

/**
 * Every paper under a small number of its own, with what filters, facets and sorting need of it in
 * columns by that number. A paper keeps its number while it is in the library.
 */
export class PaperTable {
  readonly facets: Readonly<Record<FacetName, ValueColumn>>;
  readonly #numbers = new Map<number, number>();
  readonly #papers: (Paper | undefined)[] = [];
  readonly #free: number[] = [];
  /** Whether a paper's text is plain ASCII, where that was asked. */
  readonly #plain: (boolean | undefined)[] = [];
  readonly #columns: Record<NumberColumn, Float64Array>;
  /** How many papers each status has, outside and inside the trash. */
  readonly #statusCounts = new Int32Array((noStatus + 1) * 2);
  readonly #inboxCount = new InboxCount();

  constructor() {
    this.facets = {
      status: new ValueColumn(),
      source: new ValueColumn(),
      year: new ValueColumn(),
      organization: new ValueColumn(),
      author: new ValueColumn(),
      tag: new ValueColumn(),
      category: new ValueColumn(),
      listing: new ValueColumn(),
      has: new ValueColumn(),
    };
    const column = () => new Float64Array(64);
    this.#columns = {
      id: column(),
      status: column(),
      trashed: column(),
      dateFirst: column(),
      dateLast: column(),
      added: column(),
      upvotes: column(),
      comments: column(),
      velocity: column(),
      rank: column(),
      queue: column(),
      grade: column(),
      rating: column(),
      snoozed: column(),
      due: column(),
      returned: column(),
      version: column(),
    };
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** One more than the highest number in use. */
  get capacity(): number {
    return this.#papers.length;
  }

  number(id: number): number | null {
    return this.#numbers.get(id) ?? null;
  }

  paper(number: number): Paper | undefined {
    return this.#papers[number];
  }

  /** Whether all text of a paper is ASCII, which makes looking for phrases cheap. */
  isPlain(number: number): boolean {
    const known = this.#plain[number];
    if (known !== undefined) return known;
    const paper = this.#papers[number];
    const isPlain =
      paper !== undefined && Object.values(textOf(paper, number)).every((text) => isAscii(String(text)));
    this.#plain[number] = isPlain;
    return isPlain;
  }

  column(name: NumberColumn): Float64Array {
    return this.#columns[name];
  }

  numbers(): IterableIterator<number> {
    return this.#numbers.values();
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
    const number = this.#numbers.get(paper.id) ?? this.#free.pop() ?? this.#papers.length;
    const before = this.#papers[number];
    if (before !== undefined) this.#count(before, -1);
    this.#numbers.set(paper.id, number);
    this.#papers[number] = paper;
    this.#plain[number] = undefined;
    this.#count(paper, 1);
    this.#fillNumbers(number, paper);
    for (const name of facetNames) this.facets[name].set(number, facetValues(paper, name));
    return number;
  }

  /** Takes a paper out; its number may be given to another. */
  remove(number: number): void {
    const paper = this.#papers[number];
    if (paper === undefined) return;
    this.#count(paper, -1);
    this.#numbers.delete(paper.id);
    this.#papers[number] = undefined;
    this.#free.push(number);
    for (const name of facetNames) this.facets[name].clear(number);
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
    if (view === 'inbox') return this.#inbox(dayNumber(today));
    const members = new Bits(this.capacity);
    const status = view === 'everything' ? null : statusOf(view);
    const wanted = status === null ? null : statuses.indexOf(status);
    const { status: statusColumn, trashed } = this.#columns;
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
    const { status, trashed, snoozed, returned } = this.#columns;
    for (const number of this.#numbers.values()) {
      if (trashed[number] === 1) continue;
      const day = snoozed[number] ?? 0;
      const waits = day === 0 ? status[number] === undecidedCode || returned[number] !== 0 : day <= today;
      if (waits) members.add(number);
    }
    return members;
  }

  #count(paper: Paper, by: 1 | -1): void {
    const at = statusCode(paper) * 2 + (paper.trashedAt === null ? 0 : 1);
    this.#statusCounts[at] = (this.#statusCounts[at] ?? 0) + by;
    if (by === 1) this.#inboxCount.add(paper);
    else this.#inboxCount.remove(paper);
  }

  #fillNumbers(number: number, paper: Paper): void {
    if (number >= this.#columns.id.length) {
      for (const name of numberColumns) {
        const larger = new Float64Array(Math.max(number + 1, this.#columns[name].length * 2));
        larger.set(this.#columns[name]);
        this.#columns[name] = larger;
      }
    }
    const days = paper.date === null ? null : dayRange(paper.date);
    const { id, status, trashed, dateFirst, dateLast, added, upvotes, comments } = this.#columns;
    const { velocity, rank, queue } = this.#columns;
    id[number] = paper.id;
    status[number] = statusCode(paper);
    trashed[number] = paper.trashedAt === null ? 0 : 1;
    dateFirst[number] = days === null ? 0 : dayNumber(days.first);
    dateLast[number] = days === null ? 0 : dayNumber(days.last);
    added[number] = Date.parse(paper.addedAt);
    upvotes[number] = paper.upvotes ?? -1;
    comments[number] = paper.comments ?? -1;
    velocity[number] = paper.velocity ?? -1;
    rank[number] = -newestRank(paper);
    queue[number] = -(paper.queuePlace ?? Number.MAX_SAFE_INTEGER);
    this.#fillDecisions(number, paper);
  }

  #fillDecisions(number: number, paper: Paper): void {
    const { grade, rating, snoozed, due, returned, version } = this.#columns;
    grade[number] = paper.interest ?? -1;
    rating[number] = paper.rating ?? -1;
    snoozed[number] = paper.snoozedUntil === null ? 0 : dayNumber(paper.snoozedUntil);
    due[number] = paper.due === null ? 0 : dayNumber(paper.due);
    returned[number] = paper.returned.reduce((bits, { kind }) => bits | (1 << returnKinds.indexOf(kind)), 0);
    version[number] = paper.version ?? -1;
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

/** The values a paper has in a facet; none when it has none. */
export function facetValues(paper: Paper, facet: FacetName): readonly string[] {
  switch (facet) {
    case 'status':
      return paper.status === null ? [] : [paper.status];
    case 'source':
      return paper.appearances.map(({ source }) => source);
    case 'year':
      return paper.date === null ? [] : [paper.date.slice(0, 4)];
    case 'organization':
      return paper.organization === null || paper.organization === '' ? [] : [paper.organization];
    case 'author':
      return paper.authors.filter((author) => author !== '');
    case 'tag':
      return paper.tags;
    case 'category':
      return paper.categories;
    case 'listing':
      return paper.appearances.flatMap(({ listedOn }) => (listedOn === null ? [] : [listedOn]));
    case 'has':
      return thingsOf(paper);
    default:
      return facet satisfies never;
  }
}

/** A paper's text, field by field. Authors and tags stand on lines of their own. */
export function textOf(paper: Paper, number: number): IndexedText {
  return {
    number,
    title: paper.title,
    abstract: paper.abstract ?? '',
    author: paper.authors.join('\n'),
    org: paper.organization ?? '',
    tag: paper.tags.join('\n'),
    note: paper.note ?? '',
  };
}

/** Its rank in the newest listing that ranks it. */
export function newestRank(paper: Paper): number {
  let newest: { day: string; rank: number } | null = null;
  for (const { listedOn, rank } of paper.appearances) {
    const day = listedOn ?? '';
    if (rank !== null && (newest === null || day > newest.day)) newest = { day, rank };
  }
  return newest?.rank ?? Number.MAX_SAFE_INTEGER;
}

function statusCode(paper: Paper): number {
  return paper.status === null ? noStatus : statuses.indexOf(paper.status);
}

function thingsOf(paper: Paper): string[] {
  const things: string[] = [];
  if (isFilled(paper.note)) things.push('note');
  if (paper.links.length > 0) things.push('link');
  if (paper.links.some(({ kind }) => kind === 'code')) things.push('code');
  if (isFilled(paper.abstract)) things.push('abstract');
  if (paper.pdf?.state === 'here' || paper.links.some(({ kind }) => kind === 'pdf')) things.push('pdf');
  if (paper.tags.length > 0) things.push('tag');
  return things;
}

function isFilled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
