import { type Day, isPartialDate } from '../domain/partial-date.ts';
import { mondayOf, movedDay } from '../text/day-in-zone.ts';

/** The days that a digest is about, both included, and what they are called. */
export interface Period {
  readonly kind: 'day' | 'week' | 'days';
  readonly from: Day;
  readonly to: Day;
}

export function dayPeriod(day: Day): Period {
  return { kind: 'day', from: day, to: day };
}

/** The days from one to another. */
export function daysPeriod(from: Day, to: Day): Period {
  return { kind: 'days', from, to };
}

/** The period of a week's name in the manner of ISO 8601, `2026-W27`; `null` for a text that is none. */
export function weekPeriod(name: string): Period | null {
  const match = /^(\d{4})-W(\d{2})$/i.exec(name.trim());
  if (match === null) return null;
  const [, year = '', number = ''] = match;
  // The week with the year's first Thursday is its first; it holds 4 January.
  const from = movedDay(mondayOf(`${year}-01-04`), 7 * (Number(number) - 1));
  const to = movedDay(from, 6);
  return weekName(from) === `${year}-W${number}` ? { kind: 'week', from, to } : null;
}

/** The name of a day's week: `2026-W27`. The year is that of its Thursday. */
export function weekName(day: Day): string {
  const monday = mondayOf(day);
  const year = movedDay(monday, 3).slice(0, 4);
  const first = mondayOf(`${year}-01-04`);
  const weeks = Math.round((Date.parse(monday) - Date.parse(first)) / (7 * 86_400_000));
  return `${year}-W${String(weeks + 1).padStart(2, '0')}`;
}

/** A day in words: `Wednesday 1 July 2026`. */
export function dayWords(day: Day): string {
  if (day.length !== 10 || !isPartialDate(day)) return day;
  const date = new Date(`${day}T00:00:00.000Z`);
  const month = months[date.getUTCMonth()] ?? '';
  return `${weekdays[date.getUTCDay()] ?? ''} ${date.getUTCDate()} ${month} ${day.slice(0, 4)}`;
}

/** A period in words: `Wednesday 1 July 2026`, `week 27 of 2026, 29 June to 5 July`, `29 June to 5 July 2026`. */
export function periodWords({ kind, from, to }: Period): string {
  if (kind === 'day' || from === to) return dayWords(from);
  const short = (day: Day) => dayWords(day).split(' ').slice(1, 3).join(' ');
  if (kind === 'days') return `${short(from)} to ${short(to)} ${to.slice(0, 4)}`;
  const [year = '', number = ''] = weekName(from).split('-W');
  return `week ${Number(number)} of ${year}, ${short(from)} to ${short(to)}`;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];
