import type { PartialDate } from '#shared/domain/partial-date.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A partial date in words: `9 Dec 2024` or `9 December 2024`, `Dec 2024`, `2024`. */
export function dateWords(date: PartialDate, style: 'short' | 'long'): string {
  const parts = dateParts(date, style);
  return [parts.day, parts.month, parts.year].filter((part) => part !== null).join(' ');
}

/** The parts of a date in words, apart, so that an inferred year can be underlined. */
export function dateParts(
  date: PartialDate,
  style: 'short' | 'long',
): { readonly day: string | null; readonly month: string | null; readonly year: string } {
  const [year = date, month, day] = date.split('-');
  const name = month === undefined ? null : (months[Number(month) - 1] ?? month);
  return {
    day: day === undefined ? null : String(Number(day)),
    month: name === null || style === 'long' ? name : name.slice(0, 3),
    year,
  };
}

/** An instant as a reader says it: `today, 18:12`, `yesterday, 7:55`, `30 Jun, 18:39`, `30 Jun 2025`. */
export function momentWords(instant: string, now: Date = new Date()): string {
  const then = new Date(instant);
  if (Number.isNaN(then.getTime())) return instant;
  const time = `${then.getHours()}:${String(then.getMinutes()).padStart(2, '0')}`;
  const days = Math.round((startOfDay(now).getTime() - startOfDay(then).getTime()) / 86_400_000);
  if (days === 0) return `today, ${time}`;
  if (days === 1) return `yesterday, ${time}`;
  const day = `${then.getDate()} ${(months[then.getMonth()] ?? '').slice(0, 3)}`;
  return then.getFullYear() === now.getFullYear() ? `${day}, ${time}` : `${day} ${then.getFullYear()}`;
}

/** A moment's calendar day where the reader is, `YYYY-MM-DD`. */
export function localDay(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The time zone that the reader's days are in, such as `Europe/Zurich`. */
export function readersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}
