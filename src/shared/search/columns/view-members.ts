import { statuses } from '../../domain/paper.ts';
import type { Day } from '../../domain/partial-date.ts';
import { Bits } from '../bits.ts';
import { dayNumber } from '../query/ranges.ts';
import { type View, views } from '../request.ts';
import { InboxCount } from './inbox-count.ts';
import { type NumberColumn, noStatus } from './paper-columns.ts';

const undecidedCode = statuses.indexOf('undecided');

/** What views ask of the table of papers. */
export interface ViewedPapers {
  readonly column: (name: NumberColumn) => ArrayLike<number>;
  /** The papers' numbers. */
  readonly numbers: () => Iterable<number>;
  readonly capacity: () => number;
}

/** Which papers each view holds (S11), and how many: counted as they come, change and go. */
export class ViewMembers {
  readonly #papers: ViewedPapers;
  /** The papers of views that were asked for since something last changed. */
  readonly #members = new Map<string, Bits>();
  /** How many papers each status has, outside and inside the trash. */
  readonly #statusCounts = new Int32Array((noStatus + 1) * 2);
  readonly #inboxCount = new InboxCount();

  constructor(papers: ViewedPapers) {
    this.#papers = papers;
  }

  isUndecided(number: number): boolean {
    return this.#papers.column('status')[number] === undecidedCode;
  }

  /** How many papers each view holds on a day. */
  totals(today: Day): Record<View, number> {
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

  /** The papers of a view on a day; `'everything'` has the trash too. Only to be read. */
  members(view: View | 'everything', today: Day): Bits {
    const key = view === 'inbox' ? `${view} ${today}` : view;
    const members =
      this.#members.get(key) ?? (view === 'inbox' ? this.#inbox(dayNumber(today)) : this.#inView(view));
    this.#members.set(key, members);
    return members;
  }

  #inView(view: Exclude<View, 'inbox'> | 'everything'): Bits {
    const members = new Bits(this.#papers.capacity());
    const status = view === 'everything' ? null : statusOf(view);
    const wanted = status === null ? null : statuses.indexOf(status);
    const statusColumn = this.#papers.column('status');
    const trashed = this.#papers.column('trashed');
    for (const number of this.#papers.numbers()) {
      const isTrashed = trashed[number] === 1;
      if (view !== 'everything' && isTrashed !== (view === 'trash')) continue;
      if (wanted === null || statusColumn[number] === wanted) members.add(number);
    }
    return members;
  }

  /** T5: what is undecided or came back and is not snoozed beyond the day, and what wakes by then. */
  #inbox(today: number): Bits {
    const members = new Bits(this.#papers.capacity());
    const trashed = this.#papers.column('trashed');
    const snoozed = this.#papers.column('snoozed');
    for (const number of this.#papers.numbers()) {
      if (trashed[number] === 1) continue;
      const day = snoozed[number] ?? 0;
      if (day === 0 ? this.#isWaiting(number) : day <= today) members.add(number);
    }
    return members;
  }

  #isWaiting(number: number): boolean {
    return this.isUndecided(number) || this.#papers.column('returned')[number] !== 0;
  }

  /** Counts a paper in, or out, by what the columns say of it. */
  count(number: number, by: 1 | -1): void {
    this.#members.clear();
    const isTrashed = this.#papers.column('trashed')[number] === 1;
    const at = (this.#papers.column('status')[number] ?? noStatus) * 2 + (isTrashed ? 1 : 0);
    this.#statusCounts[at] = (this.#statusCounts[at] ?? 0) + by;
    if (isTrashed) return;
    const day = this.#papers.column('snoozed')[number] ?? 0;
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
