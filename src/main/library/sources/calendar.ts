import type { SourceKind } from '#shared/contract/sources.ts';
import type { Day } from '#shared/domain/partial-date.ts';

const oneDay = 86_400_000;

/** The day so many days later, or earlier. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * oneDay).toISOString().slice(0, 10);
}

/** Every day from the first to the last, both included; none when they are the other way round. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

export function daysBetween(first: Day, last: Day): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / oneDay);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export function weekdayName(day: Day): string {
  return weekdays[weekdayOf(day)] ?? '';
}

/** The ISO week of a day, `2026-W27`. */
export function weekOf(day: Day): string {
  const thursday = addDays(day, 3 - ((weekdayOf(day) + 6) % 7));
  const year = thursday.slice(0, 4);
  const number = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7);
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

const eastern = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

function easternTime(instant: Date): { readonly day: Day; readonly hour: number } {
  const part = Object.fromEntries(eastern.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part['year']}-${part['month']}-${part['day']}`, hour: Number(part['hour']) };
}

/**
 * The day that a source has now: arXiv and the preprint servers live by the US East, Hugging Face and feeds
 * by UTC. The reader's own day may be another, and would call a fresh listing stale.
 */
export function presentDay(kind: SourceKind, now: Date): Day {
  switch (kind) {
    case 'arxiv':
    case 'arxiv-search':
    case 'arxiv-author':
    case 'biorxiv':
    case 'medrxiv':
      return easternTime(now).day;
    case 'huggingface':
    case 'feed':
    case 'folder':
      return now.toISOString().slice(0, 10);
    default:
      return kind satisfies never;
  }
}

/**
 * The day on which arXiv lists what was submitted at an instant: submissions are taken until 14:00 in the US
 * East of a working day, and listed on the working day after it (info.arxiv.org/help/availability).
 */
export function arxivListingDay(submitted: Date, isWorkingDay = (day: Day): boolean => !isWeekend(day)): Day {
  const { day, hour } = easternTime(submitted);
  const deadline = firstFrom(hour >= 14 ? addDays(day, 1) : day, isWorkingDay);
  return firstFrom(addDays(deadline, 1), isWorkingDay);
}

function firstFrom(day: Day, isWanted: (day: Day) => boolean): Day {
  let found = day;
  // No holidays are longer.
  for (let step = 0; step < 14 && !isWanted(found); step += 1) found = addDays(found, 1);
  return found;
}
