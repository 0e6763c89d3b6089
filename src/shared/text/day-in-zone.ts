import type { Day } from '../domain/partial-date.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** No place on earth is farther from UTC than this, in minutes. */
const farthest = 15 * 60;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant (milliseconds) in a time zone, such as `Europe/Zurich`. */
export function dayInZone(instant: number, timeZone: string): Day {
  if (timeZone === 'UTC') return new Date(instant).toISOString().slice(0, 10);
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The first instant (milliseconds) of a day in a time zone; of the next one where the zone leaves the day out. */
export function startOfDay(day: Day, timeZone: string): number {
  const inUtc = Date.parse(`${day}T00:00:00.000Z`);
  if (timeZone === 'UTC') return inUtc;
  let before = -farthest;
  let reached = farthest;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (dayInZone(inUtc + middle * minuteMs, timeZone) >= day) reached = middle;
    else before = middle;
  }
  return inUtc + reached * minuteMs;
}

/** The day so many days later; earlier for a negative number. */
export function movedDay(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days the second is after the first. */
export function daysBetween(first: Day, second: Day): number {
  return Math.round((Date.parse(`${second}T00:00:00.000Z`) - Date.parse(`${first}T00:00:00.000Z`)) / dayMs);
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return movedDay(day, -((weekday + 6) % 7));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
