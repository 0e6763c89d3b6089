import type { FacetCount } from './request.ts';

/** How many months are made room for at once, on either side: a century has 9,912 of their numbers. */
const room = 1_000;
/** Places for the days of a month; the first is for dates known to the month alone. */
const days = 32;

/** The units of the histogram, and over how many of them the dates may spread at most (S14). */
const units = [
  { name: 'day', longest: 62 },
  { name: 'month', longest: 144 },
] as const;
type Unit = (typeof units)[number]['name'] | 'year';

interface Counted {
  readonly year: number;
  /** 0 when the date is known to the year alone; `day` when to the month. */
  readonly month: number;
  readonly day: number;
  readonly count: number;
}

/** Counts papers by their dates, each given as its first and last day (20260701), and lists them by day, month or year. */
export class DateCounts {
  #counts = new Uint32Array(0);
  /** The month of the first count, year and month in one number. */
  #first = 0;

  /** A date that is not known (0) counts nothing. */
  add(first: number, last: number): void {
    if (first <= 0) return;
    const month = Math.floor(first / 100);
    const isMonthKnown = month === Math.floor(last / 100);
    this.#count(isMonthKnown ? month : month - (month % 100), first === last ? first % 100 : 0);
  }

  /**
   * The counts by the finest unit over which they do not spread too far and to which most dates are known (S14),
   * oldest first: `2026-07-01`, `2026-07` or `2026`.
   */
  list(): readonly FacetCount[] {
    const counted = this.#counted();
    const unit = unitOf(counted);
    const counts = new Map<string, number>();
    for (const one of counted) {
      if (!isKnown(one, unit)) continue;
      const value = textOf(one, unit);
      counts.set(value, (counts.get(value) ?? 0) + one.count);
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  }

  #count(month: number, day: number): void {
    if (month < this.#first || month >= this.#first + this.#counts.length / days) this.#makeRoomFor(month);
    const place = (month - this.#first) * days + day;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  #counted(): readonly Counted[] {
    const counted: Counted[] = [];
    for (let place = 0; place < this.#counts.length; place++) {
      const count = this.#counts[place] ?? 0;
      if (count === 0) continue;
      const number = this.#first + Math.floor(place / days);
      counted.push({ year: Math.floor(number / 100), month: number % 100, day: place % days, count });
    }
    return counted;
  }

  #makeRoomFor(month: number): void {
    const isFirst = this.#counts.length === 0;
    const first = isFirst ? month - room : Math.min(this.#first, month - room);
    const end = isFirst ? month + room : Math.max(this.#first + this.#counts.length / days, month + room);
    const larger = new Uint32Array((end - first) * days);
    larger.set(this.#counts, isFirst ? 0 : (this.#first - first) * days);
    this.#counts = larger;
    this.#first = first;
  }
}

function unitOf(counted: readonly Counted[]): Unit {
  const total = sum(counted);
  for (const { name, longest } of units) {
    const known = counted.filter((one) => isKnown(one, name));
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined || sum(known) * 2 < total) continue;
    if (numberOf(last, name) - numberOf(first, name) < longest) return name;
  }
  return 'year';
}

function isKnown({ month, day }: Counted, unit: Unit): boolean {
  return unit === 'year' || (unit === 'month' ? month > 0 : day > 0);
}

/** Days and months as numbers that follow each other. */
function numberOf({ year, month, day }: Counted, unit: 'day' | 'month'): number {
  return unit === 'month' ? year * 12 + month : Date.UTC(year, month - 1, day) / 86_400_000;
}

function sum(counted: readonly Counted[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}

function textOf({ year, month, day }: Counted, unit: Unit): string {
  const parts = [String(year).padStart(4, '0')];
  if (unit !== 'year') parts.push(String(month).padStart(2, '0'));
  if (unit === 'day') parts.push(String(day).padStart(2, '0'));
  return parts.join('-');
}
