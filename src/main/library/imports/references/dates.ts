import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import { monthNumber } from '#shared/text/listing-date.ts';

/** A date that a reference gives, as far as it can be read. */
export interface ReferenceDate {
  readonly date: PartialDate;
  /** Whether the text says no more than that; `2016 Spring` and `2013/02/15/received` do. */
  readonly isAll: boolean;
  /** Whether the century was concluded: `99`. */
  readonly isInferred: boolean;
}

/** Reads what references write for dates: `2001/09/01/`, `2016 May-Jun`, `3 March 2015`, `c1998`, `99`. */
export function readReferenceDate(text: string): ReferenceDate | null {
  const trimmed = text.trim().replace(/\s+/g, ' ').slice(0, 200);
  return slashed(trimmed) ?? yearFirst(trimmed) ?? yearLast(trimmed) ?? anyYear(trimmed);
}

/** `YYYY/MM/DD/other information`, of which everything but the year may be missing; `-` and `.` part as well. */
function slashed(text: string): ReferenceDate | null {
  const [, years = '', month = '', day = '', more = ''] =
    /^(\d{4}|\d{2})(?:[/.-](\d{0,2})(?:[/.-](\d{0,2})(?:(?:[/T ]|$)(.*))?)?)?$/s.exec(text) ?? [];
  if (years === '') return null;
  const year = years.length === 4 ? years : `${Number(years) >= 50 ? '19' : '20'}${years}`;
  // Two digits with more behind them are no year.
  if (years.length === 2 && month + day + more !== '') return null;
  const found = partial(year, month, day);
  if (found === null) return null;
  const isInstant = /^(?:\d{2}:\d{2}|0{1,2}$)/.test(more);
  const isAll = isWhole(found, [month, day]) && (more.replaceAll('/', '').trim() === '' || isInstant);
  return { date: found, isAll, isInferred: years.length === 2 };
}

/** `2016 Mar 3`, `2016 May-Jun`, `2013 06 10`. */
function yearFirst(text: string): ReferenceDate | null {
  const [, year, word = '', day = '', more = ''] =
    /^(\d{4}),? ([\p{L}.]{3,10}|\d{1,2})(?: (\d{1,2}))?\b(.*)$/u.exec(text) ?? [];
  return year === undefined ? null : worded({ year, word, day, more });
}

/** `3 March 2015`, `March 3, 2015`, `Mar 2015`. */
function yearLast(text: string): ReferenceDate | null {
  const [, dayBefore = '', word = '', dayAfter = '', year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([\p{L}.]{3,10})(?: (\d{1,2})(?:st|nd|rd|th)?)?,?[ -](\d{4})$/u.exec(
      text,
    ) ?? [];
  return year === undefined ? null : worded({ year, word, day: dayBefore || dayAfter, more: '' });
}

function worded({
  year,
  word,
  day,
  more,
}: {
  readonly year: string;
  readonly word: string;
  readonly day: string;
  readonly more: string;
}): ReferenceDate | null {
  const month = /^\d/.test(word) ? Number(word) : monthNumber(word);
  if (month === null) return { date: year, isAll: false, isInferred: false };
  const date = partial(year, String(month), day);
  if (date === null) return null;
  return { date, isAll: more.trim() === '' && isWhole(date, [String(month), day]), isInferred: false };
}

/** `in press 2019`, `c1998`, `2019/2020`: the first year that stands there. */
function anyYear(text: string): ReferenceDate | null {
  const year = /(?:^|\D)((?:1[4-9]|20)\d{2})(?!\d)/.exec(text)?.[1];
  return year === undefined ? null : { date: year, isAll: false, isInferred: false };
}

/** As much of a date as there is in the calendar. */
function partial(year: string, month: string, day: string): PartialDate | null {
  const [two, three] = [month, day].map((part) => part.padStart(2, '0'));
  const tries = [`${year}-${two}-${three}`, `${year}-${two}`, year];
  return tries.find(isPartialDate) ?? null;
}

function isWhole(date: PartialDate, parts: readonly string[]): boolean {
  return date.split('-').length === 1 + parts.filter((part) => Number(part) > 0).length;
}

/** The month and day that stand alone, beside a year of their own: `Mar 3`, `Jan`, `2015-03-03`. */
export function withinYear(year: string, text: string): ReferenceDate | null {
  const found = readReferenceDate(text);
  if (found !== null && found.date.length >= 4 && /\d{4}/.test(text)) return found;
  const line = text.trim().replace(/\s+/g, ' ');
  const [, before = '', word = '', after = ''] =
    /^(?:(\d{1,2})\.? )?([\p{L}.]{3,10})(?: (\d{1,2}))?$/u.exec(line) ?? [];
  return monthNumber(word) === null ? null : worded({ year, word, day: before || after, more: '' });
}

/**
 * The date that several fields tell together: the year of the first that can be read, and of those of the same year
 * the one that says most. Gives back which texts it says in full.
 */
export function bestDate(
  texts: readonly string[],
): (ReferenceDate & { readonly told: ReadonlySet<string> }) | null {
  const first = texts.map(readReferenceDate).find((found) => found !== null);
  if (first === undefined) return null;
  const year = first.date.slice(0, 4);
  const read = texts.flatMap((text) => {
    const found = withinYear(year, text) ?? readReferenceDate(text);
    return found !== null && found.date.startsWith(year) ? [{ text, ...found }] : [];
  });
  const best = read.reduce((most, one) => (says(one) > says(most) ? one : most));
  const told = new Set(
    read.filter((one) => one.isAll && best.date.startsWith(one.date)).map(({ text }) => text),
  );
  return { date: best.date, isAll: best.isAll, isInferred: first.isInferred && best.isInferred, told };
}

/** How much a date says; one with more behind it (`2013/02/15/received`) is another event’s. */
function says({ date, isAll }: ReferenceDate): number {
  return isAll ? date.length : 0;
}
