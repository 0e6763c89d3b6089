import { type Day, dayRange, isPartialDate } from '../../domain/partial-date.ts';
import { namedDays } from './relative-dates.ts';

/** A range of numbers, both ends included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** A day as a number that sorts: 2026-07-01 is 20260701. */
export function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** The day that such a number stands for; of one that is none (`2026-02-30` and one more), the nearest after it. */
export function dayOf(number: number): Day {
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return moment.toISOString().slice(0, 10);
}

/** The range a number field's value asks for: `50`, `>50`, `>=50`, `<50`, `10..20`, `10..`, `..20`. */
export function resolveNumbers(text: string): NumberRange | null {
  return resolve(text, (bound) => {
    if (!/^\d{1,9}$/.test(bound)) return null;
    return { min: Number(bound), max: Number(bound) };
  });
}

/** The same for amounts that need not be whole: `2.5`, `>2.5`; next to an amount is the very next number. */
export function resolveAmounts(text: string): NumberRange | null {
  const read = (bound: string) => {
    if (!/^\d{1,9}(?:\.\d{1,4})?$/.test(bound)) return null;
    return { min: Number(bound), max: Number(bound) };
  };
  return resolve(text, read, 1e-6);
}

/** The days, as numbers, that a date field's value asks for; `today` is a day, `YYYY-MM-DD`. */
export function resolveDates(text: string, today: string): NumberRange | null {
  const since = /^(\d{1,4})([dwmy])$/i.test(text) ? relativeDay(text, today) : null;
  if (since !== null) return { min: dayNumber(since), max: dayNumber(today) };
  return resolve(text, (bound) => {
    const date = relativeDay(bound, today) ?? bound;
    const days = namedDays(bound, today) ?? (isPartialDate(date) ? dayRange(date) : null);
    if (days === null) return null;
    const { first, last } = days;
    return { min: dayNumber(first), max: dayNumber(last) };
  });
}

/** The range that a text still being typed asks for so far: that of its longest beginning which is one. */
export function soFar<Range>(text: string, resolveText: (text: string) => Range | null): Range | null {
  for (let length = text.length; length > 0; length--) {
    const range = resolveText(text.slice(0, length));
    if (range !== null) return range;
  }
  return null;
}

function resolve(text: string, bound: (text: string) => NumberRange | null, step = 1): NumberRange | null {
  const compared = /^(>=|<=|>|<)(.+)$/.exec(text);
  if (compared !== null) {
    const [, sign, rest = ''] = compared;
    const range = bound(rest);
    if (range === null) return null;
    if (sign === '>') return { min: range.max + step, max: Infinity };
    if (sign === '>=') return { min: range.min, max: Infinity };
    if (sign === '<') return { min: -Infinity, max: range.min - step };
    return { min: -Infinity, max: range.max };
  }
  const at = text.indexOf('..');
  if (at < 0) return bound(text);
  const from = text.slice(0, at);
  const to = text.slice(at + 2);
  if (from === '' && to === '') return null;
  const low = from === '' ? { min: -Infinity } : bound(from);
  const high = to === '' ? { max: Infinity } : bound(to);
  return low === null || high === null ? null : { min: low.min, max: high.max };
}

function relativeDay(text: string, today: string): string | null {
  const match = /^(\d{1,4})([dwmy])$/.exec(text.toLowerCase());
  if (match === null) return null;
  const amount = Number(match[1]);
  switch (match[2]) {
    case 'd':
      return movedDay(today, { days: amount });
    case 'w':
      return movedDay(today, { days: amount * 7 });
    case 'm':
      return movedDay(today, { months: amount });
    default:
      return movedDay(today, { months: amount * 12 });
  }
}

function movedDay(day: string, back: { readonly days?: number; readonly months?: number }): string {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - (back.months ?? 0), 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const moved = Date.UTC(
    first.getUTCFullYear(),
    first.getUTCMonth(),
    Math.min(date, lastDate) - (back.days ?? 0),
  );
  return new Date(moved).toISOString().slice(0, 10);
}
