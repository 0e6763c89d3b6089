import { type Day, dayRange } from '../../domain/partial-date.ts';
import { mondayOf, movedDay } from '../../text/day-in-zone.ts';

/** The stretches of days that have a name, seen from today; weeks begin on Monday. */
export const relativeNames = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const;

/** The days that a name means, both included; `null` when it is none, in any case. */
export function namedDays(text: string, today: Day): { readonly first: Day; readonly last: Day } | null {
  const name = relativeNames.find((known) => known === text.toLowerCase());
  if (name === undefined) return null;
  const monday = mondayOf(today);
  switch (name) {
    case 'today':
      return { first: today, last: today };
    case 'yesterday':
      return { first: movedDay(today, -1), last: movedDay(today, -1) };
    case 'this-week':
      return { first: monday, last: movedDay(monday, 6) };
    case 'last-week':
      return { first: movedDay(monday, -7), last: movedDay(monday, -1) };
    case 'this-month':
      return dayRange(today.slice(0, 7));
    case 'last-month':
      return dayRange(movedDay(dayRange(today.slice(0, 7)).first, -1).slice(0, 7));
    case 'this-year':
      return dayRange(today.slice(0, 4));
    case 'last-year':
      return dayRange(movedDay(dayRange(today.slice(0, 4)).first, -1).slice(0, 4));
    default:
      return name satisfies never;
  }
}

/** Whether a text still being typed may become a name. */
export function isBeginningOfName(text: string): boolean {
  const typed = text.toLowerCase();
  return relativeNames.some((name) => name.startsWith(typed));
}
