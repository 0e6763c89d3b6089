import type { Day } from '#shared/domain/partial-date.ts';

const oneDay = 86_400_000;

/** The day so many days later, or earlier. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * oneDay).toISOString().slice(0, 10);
}

/** Every day from the first to the last, both included. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0;
}

/** Days on which arXiv announces nothing although they are weekdays. */
const holidays: ReadonlySet<string> = new Set([
  '2026-01-01',
  '2026-01-19',
  '2026-05-25',
  '2026-07-03',
  '2026-09-07',
  '2026-11-26',
  '2026-12-25',
]);

/** Whether papers are announced on a day. */
export function isWorkingDay(day: Day): boolean {
  return !isWeekend(day) && !holidays.has(day);
}

/** The nearest working day before a day. */
export function workingDayBefore(day: Day): Day {
  let before = addDays(day, -1);
  while (!isWorkingDay(before)) before = addDays(before, -1);
  return before;
}

const eastern = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' });

/** The day that arXiv has: that of the US East, where its feeds are made anew at midnight. */
export function easternDay(instant: Date): Day {
  return eastern.format(instant);
}

export function utcDay(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

/** "Wed, 01 Jul 2026 00:00:00 -0400": midnight of a day in the East, in summer time, as arXiv's feeds write it. */
export function easternMidnight(day: Day): string {
  return new Date(`${day}T00:00:00Z`).toUTCString().replace('GMT', '-0400');
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** "Wednesday, 1 July 2026" and its parts. */
export function inWords(day: Day): {
  readonly weekday: string;
  readonly date: number;
  readonly month: string;
  readonly year: string;
} {
  return {
    weekday: weekdays[weekdayOf(day)] ?? '',
    date: Number(day.slice(8)),
    month: months[Number(day.slice(5, 7)) - 1] ?? '',
    year: day.slice(0, 4),
  };
}
