import { z } from 'zod';

/** A date known to the year, the month or the day: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDateSchema = z
  .string()
  .refine(isPartialDate, { error: 'A date looks like 2026, 2026-07 or 2026-07-01.' });

export type PartialDate = z.infer<typeof partialDateSchema>;

/** A calendar day, `YYYY-MM-DD`, without a time or a zone. */
export const daySchema = z
  .string()
  .refine((text) => text.length === 10 && isPartialDate(text), { error: 'A day looks like 2026-07-01.' });

export type Day = z.infer<typeof daySchema>;

/** Whether a text is a partial date that exists in the calendar. */
export function isPartialDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month));
}

/** The number of days in a month (1–12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The first and the last day that a partial date may stand for. */
export function dayRange(date: PartialDate): { readonly first: Day; readonly last: Day } {
  const [year = '0000', month, day] = date.split('-');
  if (day !== undefined) return { first: date, last: date };
  const lastMonth = month ?? '12';
  const lastDay = String(daysInMonth(Number(year), Number(lastMonth))).padStart(2, '0');
  return { first: `${year}-${month ?? '01'}-01`, last: `${year}-${lastMonth}-${lastDay}` };
}
