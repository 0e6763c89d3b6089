import type { Sort } from '../request.ts';
import { fold } from '../text/fold.ts';
import type { NumberColumn } from './paper-columns.ts';
import type { PaperTable } from './paper-table.ts';

export type ColumnSort = Exclude<Sort, 'relevance'>;

/**
 * All papers in each order that was asked for, kept until a paper comes, goes or changes in what the
 * order looks at. Every order is total: ties fall to the date, newest first, then to the id (S10).
 */
export class Orders {
  readonly #table: PaperTable;
  readonly #interest: (number: number) => number;
  readonly #kept = new Map<ColumnSort, Uint32Array>();

  /** `interest` says how likely the reader keeps a paper, on any scale; the same of all while nothing is known. */
  constructor(table: PaperTable, interest: (number: number) => number) {
    this.#table = table;
    this.#interest = interest;
  }

  forget(): void {
    this.#kept.clear();
  }

  /** Interest is told anew. */
  forgetInterest(): void {
    this.#kept.delete('interest');
  }

  get(sort: ColumnSort): Uint32Array {
    const kept = this.#kept.get(sort);
    if (kept !== undefined) return kept;
    const order = sort === 'date' ? this.#byDate() : this.#by(sort);
    this.#kept.set(sort, order);
    return order;
  }

  #byDate(): Uint32Array {
    const date = this.#table.column('dateFirst');
    const id = this.#table.column('id');
    return Uint32Array.from(this.#table.numbers()).sort(
      (a, b) => (date[b] ?? 0) - (date[a] ?? 0) || (id[a] ?? 0) - (id[b] ?? 0),
    );
  }

  /** Sorting the order by date once more keeps it among equals, since sorting is stable. */
  #by(sort: Exclude<ColumnSort, 'date'>): Uint32Array {
    const order = Uint32Array.from(this.get('date'));
    if (sort === 'title') {
      const titles = new Map<number, string>();
      for (const number of order) titles.set(number, titleKey(this.#table.title(number)));
      return order.sort((a, b) => compare(titles.get(a) ?? '', titles.get(b) ?? ''));
    }
    if (sort === 'interest') return this.#byInterest(order);
    const column: NumberColumn = sort;
    const values = this.#table.column(column);
    return order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  }

  /** Equals, and so all while nothing is known, as their listings have them, then by upvotes (R5). */
  #byInterest(order: Uint32Array<ArrayBuffer>): Uint32Array {
    const rank = this.#table.column('rank');
    const upvotes = this.#table.column('upvotes');
    const interest = new Float64Array(this.#table.capacity);
    for (const number of order) interest[number] = this.#interest(number);
    return order.sort(
      (a, b) =>
        (interest[b] ?? 0) - (interest[a] ?? 0) ||
        (rank[b] ?? 0) - (rank[a] ?? 0) ||
        (upvotes[b] ?? 0) - (upvotes[a] ?? 0),
    );
  }
}

function titleKey(title: string): string {
  return title
    .split(/\s+/)
    .map((word) => fold(word))
    .join(' ')
    .trim();
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
