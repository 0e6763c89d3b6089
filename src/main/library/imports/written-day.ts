import { type Day, isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import { monthNumber } from '#shared/text/listing-date.ts';

/**
 * The day that a date or an instant names, as it is written: in its own zone, since a listing’s day is
 * the day of those who announce it. Reads ISO 8601 and what mails and feeds use (RFC 822).
 */
export function writtenDay(text: string | null | undefined): Day | null {
  const found = writtenDate(text);
  return found?.length === 10 ? found : null;
}

/** Like `writtenDay`, also for a year or a month alone. */
export function writtenDate(text: string | null | undefined): PartialDate | null {
  const trimmed = (text ?? '').trim().slice(0, 100);
  const iso = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])/.exec(trimmed)?.[1];
  if (iso !== undefined) return isPartialDate(iso) ? iso : null;
  const compact = /^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?!\d)/.exec(trimmed);
  if (compact) return dayFrom(compact[1], Number(compact[2]), compact[3]);
  // "Fri,  3 Mar 23 01:29:12 GMT", "15 September 2026", "Wed 15 Mar 23 18:00:00 GMT".
  const worded =
    /(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)/.exec(trimmed);
  if (worded) return dayFrom(worded[3], monthNumber(worded[2] ?? ''), worded[1]);
  // "September 15, 2026".
  const american = /(?:^|[\s,])([A-Za-z]{3,9})\.?\s+(\d{1,2}),\s+(\d{4})(?!\d)/.exec(trimmed);
  if (american) return dayFrom(american[3], monthNumber(american[1] ?? ''), american[2]);
  return null;
}

function dayFrom(year: string | undefined, month: number | null, day: string | undefined): Day | null {
  if (month === null || year === undefined || day === undefined) return null;
  // Two digits: arXiv began in 1991, and nothing that is listed is older.
  const full = year.length === 4 ? year : `${Number(year) >= 90 ? '19' : '20'}${year}`;
  const text = `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPartialDate(text) ? text : null;
}
