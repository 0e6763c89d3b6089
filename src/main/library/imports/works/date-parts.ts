import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import { fieldsOf, listOf, textOf } from '../huggingface-rows/fields.ts';
import { writtenDate } from '../written-day.ts';

/** A date as CSL writes it, and whether the date says all that it said (no range, season or doubt). */
export interface ReadDate {
  readonly date: PartialDate | null;
  readonly isWhole: boolean;
}

/**
 * Reads CSL's dates: `{ "date-parts": [["2024", 1]] }` with numbers or texts, `raw`, `literal`, a bare text
 * (`2024-01`), a number, or the map that Pandoc's YAML has (`year`, `month`, `day`).
 */
export function readDate(value: unknown): ReadDate {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  if (text !== null) return dateOfText(text);
  const list = listOf(value);
  if (list !== null) return readList(list);
  const fields = fieldsOf(value);
  if (fields === null) return { date: null, isWhole: false };
  const keys = Object.keys(fields).filter((key) => fields[key] !== null);
  const parts = listOf(fields['date-parts']);
  if (parts !== null) {
    const { date, isWhole } = readParts(parts);
    return { date, isWhole: isWhole && keys.length === 1 };
  }
  if (fields['year'] !== undefined) {
    const date = dateOfParts([fields['year'], fields['month'], fields['day']]);
    return { date, isWhole: keys.every((key) => /^(?:year|month|day)$/.test(key)) };
  }
  const raw = textOf(fields['raw']) ?? textOf(fields['literal']);
  if (raw === null) return { date: null, isWhole: false };
  const { date, isWhole } = dateOfText(raw);
  return { date, isWhole: isWhole && keys.length === 1 };
}

/** A year, a month and a day as numbers or texts, from the first on as far as they are there. */
export function dateOfParts(parts: readonly unknown[]): PartialDate | null {
  const [year, month, day] = parts.map(numberOf);
  if (year === undefined || year === null || year < 1 || year > 9999) return null;
  const [whole, half] = [String(year).padStart(4, '0'), two(month)];
  if (half === null) return whole;
  const full = two(day) === null ? `${whole}-${half}` : `${whole}-${half}-${two(day)}`;
  return [full, `${whole}-${half}`, whole].find(isPartialDate) ?? null;
}

function readParts(parts: readonly unknown[]): ReadDate {
  const [first] = parts;
  const own = listOf(first) ?? parts;
  const date = dateOfParts(own);
  const given = own.filter((part) => numberOf(part) !== null).length;
  const isWhole =
    date !== null && date.split('-').length === given && (listOf(first) === null || parts.length === 1);
  return { date, isWhole };
}

/** Pandoc writes a list of one map, or of two where it is a range. */
function readList(list: readonly unknown[]): ReadDate {
  if (fieldsOf(list[0]) === null) return readParts(list);
  const { date, isWhole } = readDate(list[0]);
  return { date, isWhole: isWhole && list.length === 1 };
}

function dateOfText(text: string): ReadDate {
  const trimmed = text.trim();
  const slashed = /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?$/.exec(trimmed);
  if (slashed) return { date: dateOfParts(slashed.slice(1)), isWhole: false };
  const written = writtenDate(trimmed);
  const year = /(?:^|[^\d])(1[5-9]\d\d|20\d\d)(?!\d)/.exec(trimmed.slice(0, 200))?.[1] ?? null;
  return { date: written ?? year, isWhole: written === trimmed };
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,4}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
}

/** A month or a day in two digits. CSL counts seasons as months from 13 on, which are none. */
function two(number: number | null | undefined): string | null {
  return number === null || number === undefined || number < 1 || number > 31
    ? null
    : String(number).padStart(2, '0');
}
