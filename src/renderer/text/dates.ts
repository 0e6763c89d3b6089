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

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A calendar day as a heading: `Tuesday, 30 June`; with its year when that is not the present one. */
export function weekdayWords(day: string, today: string): string {
  const date = dayWords(day, today, 'long');
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}, ${date}`;
}

/** A calendar day: `30 Jun` or `30 June`; with its year when that is not the present one. */
export function dayWords(day: string, today: string, style: 'short' | 'long' = 'short'): string {
  const { day: number, month, year } = dateParts(day, style);
  return year === today.slice(0, 4) ? `${number} ${month}` : `${number} ${month} ${year}`;
}

/** The time of an instant where the reader is: `8:02`. */
export function timeWords(instant: string): string {
  const then = new Date(instant);
  return `${then.getHours()}:${String(then.getMinutes()).padStart(2, '0')}`;
}

/** The same to the second, as a log has it: `08:02:07`. */
export function clockWords(instant: string): string {
  const then = new Date(instant);
  return [then.getHours(), then.getMinutes(), then.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** A moment's calendar day where the reader is, `YYYY-MM-DD`. */
export function localDay(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** So long a time zone holds before it is looked up again, in milliseconds: to do so takes as long as to draw a row. */
const zoneHolds = 60_000;
let zone = { name: '', since: Number.NEGATIVE_INFINITY };

/** The time zone that the reader's days are in, such as `Europe/Zurich`; one who travels has it within a minute. */
export function readersZone(): string {
  const now = performance.now();
  if (now - zone.since > zoneHolds)
    zone = { name: Intl.DateTimeFormat().resolvedOptions().timeZone, since: now };
  return zone.name;
}

function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}
