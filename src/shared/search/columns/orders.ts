import type { Sort } from '../request.ts';
import type { PaperTable } from './paper-table.ts';
import { sortByKeys } from './sort-by-keys.ts';
import { titlePlaces } from './title-places.ts';

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
    const id = this.#table.column('id');
    const date = this.#table.column('dateFirst');
    const byId = sortByKeys(Uint32Array.from(this.#table.numbers()), (number) => id[number] ?? 0);
    return sortByKeys(byId, (number) => -(date[number] ?? 0));
  }

  /** Sorting the order by date once more keeps it among equals, since sorting is stable. */
  #by(sort: Exclude<ColumnSort, 'date'>): Uint32Array {
    const byDate = this.get('date');
    if (sort === 'interest') return this.#byInterest();
    if (sort === 'title') {
      const places = titlePlaces(this.#table);
      return sortByKeys(byDate, (number) => places[number] ?? 0);
    }
    const values = this.#table.column(sort);
    return sortByKeys(byDate, (number) => -(values[number] ?? 0));
  }

  /** Equals, and so all while nothing is known, as their listings have them, then by upvotes (R5). */
  #byInterest(): Uint32Array {
    const rank = this.#table.column('rank');
    const byRank = sortByKeys(this.get('upvotes'), (number) => -(rank[number] ?? 0));
    return sortByKeys(byRank, (number) => -this.#interest(number));
  }
}
