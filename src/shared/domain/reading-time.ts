import type { Paper } from './paper.ts';

/** A page of a paper takes so many minutes. */
const minutesPerPage = 3;
/** A paper whose pages are not known has about so many. */
const usualPages = 10;

/**
 * How long reading a paper takes, in minutes: as the reader said, else estimated from the pages of its
 * PDF, else from where there is an abstract to begin with; `null` where there is nothing to go by.
 */
export function readingTime({
  minutes,
  pdf,
  readTo,
  abstract,
}: Pick<Paper, 'minutes' | 'pdf' | 'readTo' | 'abstract'>): { count: number; isEstimate: boolean } | null {
  if (minutes !== null) return { count: minutes, isEstimate: false };
  const pages = readTo?.pages ?? pdf?.pages ?? null;
  if (pages !== null) return { count: Math.min(pages * minutesPerPage, 10_000), isEstimate: true };
  return abstract === null ? null : { count: usualPages * minutesPerPage, isEstimate: true };
}
