import type { FacetCount } from './request.ts';

/** How many months are made room for at once, on either side: a century has 9,912 of their numbers. */
const room = 1_000;

/** Counts papers by month, each given as year and month in one number (202607). */
export class MonthCounts {
  #counts = new Uint32Array(0);
  /** The month of the first count. */
  #first = 0;

  add(month: number): void {
    if (month < this.#first || month >= this.#first + this.#counts.length) this.#makeRoomFor(month);
    const place = month - this.#first;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  /** The months that were counted, oldest first (`YYYY-MM`). */
  list(): readonly FacetCount[] {
    const list: FacetCount[] = [];
    for (const [place, count] of this.#counts.entries()) {
      if (count > 0) list.push({ value: textOf(this.#first + place), count });
    }
    return list;
  }

  #makeRoomFor(month: number): void {
    const isFirst = this.#counts.length === 0;
    const first = isFirst ? month - room : Math.min(this.#first, month - room);
    const end = isFirst ? month + room : Math.max(this.#first + this.#counts.length, month + room);
    const larger = new Uint32Array(end - first);
    larger.set(this.#counts, isFirst ? 0 : this.#first - first);
    this.#counts = larger;
    this.#first = first;
  }
}

function textOf(month: number): string {
  const year = String(Math.floor(month / 100)).padStart(4, '0');
  return `${year}-${String(month % 100).padStart(2, '0')}`;
}
