import type { ListingKind } from '#shared/domain/paper.ts';
import { type Day, isPartialDate } from '#shared/domain/partial-date.ts';

export interface Listing {
  readonly kind: ListingKind;
  readonly listedOn: Day | null;
}

/**
 * Which listing a page's data are, from the keys beside the rows; `null` for JSON without them. Looks
 * at the text and not at values, so that a page that was cut off tells what it can.
 */
export function listingOf(text: string): Listing | null {
  const isPage = /"(?:dailyPapers|searchResults)"\s*:\s*\[/.test(text);
  if (!isPage) return null;
  const period = /"periodType"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? null;
  const shown = /"dateString"\s*:\s*"([\w:.-]{4,40})"/.exec(text)?.[1] ?? null;
  if (
    /"searchResults"\s*:\s*\[\s*\{/.test(text) ||
    /"query"\s*:\s*\{[^{}]{0,500}"q"\s*:\s*"[^"]/.test(text)
  ) {
    return { kind: 'search', listedOn: dayOfPage(shown) };
  }
  if (/"isTrending"\s*:\s*true/.test(text) || period === 'trending')
    return { kind: 'trending', listedOn: dayOfPage(shown) };
  if (period === 'week') return { kind: 'weekly', listedOn: dayOfPage(shown) };
  if (period === 'month') return { kind: 'monthly', listedOn: dayOfPage(shown) };
  return { kind: 'daily', listedOn: dayOfPage(shown) };
}

/** The day a page stands for: a week's Monday, a month's first. */
export function dayOfPage(shown: string | null): Day | null {
  if (shown === null) return null;
  const week = /^(\d{4})-?W(\d{1,2})$/i.exec(shown);
  if (week) return mondayOf(Number(week[1]), Number(week[2]));
  const text = /^\d{4}-\d{2}$/.test(shown) ? `${shown}-01` : shown.slice(0, 10);
  return text.length === 10 && isPartialDate(text) ? text : null;
}

/** The Monday of an ISO week: week 1 is the one with 4 January. */
function mondayOf(year: number, week: number): Day | null {
  if (week < 1 || week > 53) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const weekday = (fourth.getUTCDay() + 6) % 7;
  return new Date(Date.UTC(year, 0, 4 - weekday + (week - 1) * 7)).toISOString().slice(0, 10);
}
