import type { Day } from '../domain/partial-date.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A stretch of days in words, as short as can be: `28 Nov 2026`, `21–28 Nov 2026`, `28 Dec 2025 – 3 Jan 2026`. */
export function daysWords(first: Day, last: Day): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  if (first === last) return `${from.day} ${from.month} ${from.year}`;
  if (from.year !== to.year)
    return `${from.day} ${from.month} ${from.year} – ${to.day} ${to.month} ${to.year}`;
  if (from.month !== to.month) return `${from.day} ${from.month} – ${to.day} ${to.month} ${to.year}`;
  return `${from.day}–${to.day} ${to.month} ${to.year}`;
}

function partsOf(day: Day): { readonly day: number; readonly month: string; readonly year: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { day: date, month: months[month - 1] ?? '', year };
}
