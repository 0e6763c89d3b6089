import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import { monthNumber } from '#shared/text/listing-date.ts';

export interface ReadDate {
  readonly date: PartialDate | null;
  /** The fields that say more than the date: a range, “in press”, a season. */
  readonly unread: readonly string[];
}

/** The date that the fields `date`, `year`, `month` and `day` give together, decoded; each may be missing. */
export function readDate(
  texts: Readonly<Partial<Record<'date' | 'year' | 'month' | 'day', string>>>,
): ReadDate {
  const given = texts.date?.trim() ?? '';
  const whole = wholeDate(given);
  const parts = partedDate(texts);
  if (whole === null)
    return { date: parts.date, unread: given === '' ? parts.unread : ['date', ...parts.unread] };
  const isAgain = parts.date !== null && parts.unread.length === 0 && whole.startsWith(parts.date);
  return {
    date: whole,
    unread: [...(whole === given ? [] : ['date']), ...(isAgain ? [] : present(texts))],
  };
}

function present(texts: Readonly<Record<string, string | undefined>>): string[] {
  return ['year', 'month', 'day'].filter((name) => texts[name] !== undefined);
}

/** ISO 8601 and the first of a range: `2019-07-05`, `2019-07/2019-08`, `2019~`, `2019-07-05T10:00`. */
function wholeDate(text: string): PartialDate | null {
  const found = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])/.exec(text)?.[1];
  if (found === undefined)
    return /^\d{4}(?!\d)/.test(text) && isPartialDate(text.slice(0, 4)) ? text.slice(0, 4) : null;
  return isPartialDate(found) ? found : found.slice(0, 4);
}

function partedDate(texts: Readonly<Partial<Record<string, string>>>): ReadDate {
  const unread: string[] = [];
  const yearText = texts['year']?.trim() ?? '';
  const year =
    /^(?:\D{0,20}[^\d])?(\d{4})(?!\d)/.exec(yearText)?.[1] ??
    (/^\d{3}$/.test(yearText) ? `0${yearText}` : undefined);
  if (yearText !== '' && year !== yearText) unread.push('year');
  if (year === undefined) return { date: null, unread: present(texts).filter((name) => texts[name] !== '') };
  // A whole date in the field of the year: `2019-07-05`.
  const inYear = wholeDate(yearText);
  if (inYear !== null && inYear.length > 4) return { date: inYear, unread: present(texts) };
  const monthText = texts['month']?.trim() ?? '';
  const month = readMonth(monthText);
  if (monthText !== '' && (month === null || month.isMore)) unread.push('month');
  const dayText = texts['day']?.trim() ?? '';
  const day = /^\d{1,2}$/.test(dayText) ? Number(dayText) : (month?.day ?? null);
  const date = [year, month?.month, month === null ? null : day]
    .filter((part) => part != null)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  if (isPartialDate(date))
    return { date, unread: dayText === '' || date.length === 10 ? unread : [...unread, 'day'] };
  return { date: isPartialDate(year) ? year : null, unread: present(texts) };
}

interface Month {
  readonly month: number;
  readonly day: number | null;
  /** Whether the text says more than this. */
  readonly isMore: boolean;
}

/** `jul`, `July`, `7`, `jul 1`, `1 July`, `Jul-Aug`, `OCT 1`. */
function readMonth(text: string): Month | null {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 12) return { month: number, day: null, isMore: false };
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const at = words.findIndex((word) => monthNumber(word) !== null);
  const month = monthNumber(words[at] ?? '');
  if (month === null) return null;
  const rest = words.filter((_, index) => index !== at);
  const [only] = rest;
  const isDay = rest.length === 1 && only !== undefined && /^\d{1,2}(?:st|nd|rd|th)?$/.test(only);
  return { month, day: isDay ? Number.parseInt(only, 10) : null, isMore: rest.length > 0 && !isDay };
}

/** An instant of coming into a library, in the spellings of managers; without a zone it is taken as UTC’s. */
export function readInstant(text: string): string | null {
  const match =
    /^(\d{4})[-./](\d{2})[-./](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (match === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', part = '', zone = 'Z'] = match;
  const clock = `${hour}:${minute}:${second}`;
  if (
    zone === 'Z' &&
    /^\d{4}-\d{2}-\d{2}T[\d:]{8}(?:\.\d+)?Z$/.test(text.trim()) &&
    isPartialDate(`${year}-${month}-${day}`) &&
    !Number.isNaN(Date.parse(text.trim()))
  ) {
    return text.trim();
  }
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = new Date(`${year}-${month}-${day}T${clock}${part.slice(0, 4)}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
