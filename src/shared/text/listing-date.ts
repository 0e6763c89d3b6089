import { type Day, daysInMonth, isPartialDate } from '../domain/partial-date.ts';

/** A date as a page shows it: the year may be left out. */
export interface ShownDate {
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The number (1–12) of an English month, full or shortened to three letters or more; `null` for anything else. */
export function monthNumber(name: string): number | null {
  const lower = name.toLowerCase().replace(/\.$/, '');
  if (
    !/^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/.test(
      lower,
    )
  )
    return null;
  return months.indexOf(lower.slice(0, 3)) + 1;
}

/**
 * The day that a shown date stands for. One without a year is its latest occurrence not after
 * `notAfter` (29 February: in the latest leap year). `null` for a day that the calendar lacks.
 */
export function resolveDate(
  shown: ShownDate,
  notAfter: Day,
): { readonly day: Day; readonly inferred: boolean } | null {
  if (shown.year !== null) {
    const day = toDay(shown.year, shown);
    return day === null ? null : { day, inferred: false };
  }
  const lastYear = Number(notAfter.slice(0, 4));
  // Leap years are at most eight years apart.
  for (let year = lastYear; year >= lastYear - 8 && year >= 1; year -= 1) {
    const day = toDay(year, shown);
    if (day !== null && day <= notAfter) return { day, inferred: true };
  }
  return null;
}

function toDay(year: number, { month, day }: ShownDate): Day | null {
  if (day > daysInMonth(year, month)) return null;
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isPartialDate(text) ? text : null;
}
