import type { PartialDate } from '#shared/domain/partial-date.ts';
import { dateParts, dateWords } from '../../text/dates.ts';

/** A date as a row shows it. */
export interface ListDate {
  readonly before: string;
  /** The part that may be inferred: the year, or all of it where the year is not shown. */
  readonly year: string;
  /** The whole date, for the tooltip. */
  readonly whole: string;
}

/** `7 May` in this year, `Dec 2024` before and after, `2025` if only the year is known, `no date`. */
export function listDate(date: PartialDate | null, today: string, inferred: boolean): ListDate {
  if (date === null) return { before: '', year: 'no date', whole: 'No date is known.' };
  const { day, month, year } = dateParts(date, 'short');
  const whole = inferred
    ? `${dateWords(date, 'long')}. The year was concluded, not read.`
    : dateWords(date, 'long');
  if (day !== null && month !== null && year === today.slice(0, 4))
    return { before: '', year: `${day} ${month}`, whole };
  return { before: month === null ? '' : `${month} `, year, whole };
}
