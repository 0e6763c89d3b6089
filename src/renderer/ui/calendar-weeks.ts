/** A week of the calendar: its seven days from Monday to Sunday, `YYYY-MM-DD`; `null` for days that are still to come. */
export interface CalendarWeek {
  readonly days: readonly (string | null)[];
  /** The month that begins in it, as a label over the column, where there is room for one. */
  readonly month: string | null;
}

const weekdays = 7;
/** So many columns a month's label needs. */
const roomForMonth = 3;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The last weeks as columns, the newest last; the week of `last` is the last one. */
export function weeksUntil(last: string, count: number): readonly CalendarWeek[] {
  const monday = addDays(last, -weekdayOf(last));
  const weeks = Array.from({ length: count }, (_, index) => {
    const first = addDays(monday, (index - count + 1) * weekdays);
    return Array.from({ length: weekdays }, (_, weekday) => addDays(first, weekday));
  });
  const months = monthsOf(weeks);
  return weeks.map((days, column) => ({
    days: days.map((day) => (day > last ? null : day)),
    month: months.get(column) ?? null,
  }));
}

/** Which columns carry a month's name: where its first day is, and the first column, if labels do not touch. */
function monthsOf(weeks: readonly (readonly string[])[]): ReadonlyMap<number, string> {
  const columns = weeks.flatMap((days, column) => {
    const begins = days.find((day) => day.endsWith('-01')) ?? (column === 0 ? days[0] : undefined);
    return begins === undefined ? [] : [{ column, month: Number(begins.slice(5, 7)) - 1 }];
  });
  const roomy = columns.filter(({ column }, index) => {
    const next = columns[index + 1];
    return next === undefined || next.column - column >= roomForMonth;
  });
  return new Map(roomy.map(({ column, month }) => [column, monthNames[month] ?? '']));
}

/** The day so many days after another. */
export function addDays(day: string, count: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

/** The day of the week: 0 is Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % weekdays;
}

/** The day that a key leads to from another: arrows by day and week, Home and End to both ends; `null` for other keys. */
export function dayByKey(
  key: string,
  day: string,
  ends: { readonly first: string; readonly last: string },
): string | null {
  const to = target(key, day, ends);
  if (to === null) return null;
  return to < ends.first ? ends.first : to > ends.last ? ends.last : to;
}

function target(
  key: string,
  day: string,
  { first, last }: { readonly first: string; readonly last: string },
): string | null {
  switch (key) {
    case 'ArrowUp':
      return addDays(day, -1);
    case 'ArrowDown':
      return addDays(day, 1);
    case 'ArrowLeft':
      return addDays(day, -weekdays);
    case 'ArrowRight':
      return addDays(day, weekdays);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** How dark a day is among the others: 1 to 3 by thirds of the days that have papers. */
export function shadesOf(counts: readonly number[]): (count: number) => 1 | 2 | 3 {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const [third, twoThirds] = [1, 2].map((part) => sorted[Math.floor((sorted.length * part) / 3)] ?? 0);
  const isEven = sorted[0] === sorted.at(-1);
  return (count) => {
    if (isEven) return count > 0 ? 3 : 1;
    return count >= (twoThirds ?? 0) ? 3 : count >= (third ?? 0) ? 2 : 1;
  };
}
