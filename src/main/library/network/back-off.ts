/** How often a question is asked at most, the first time included. */
export const mostAttempts = 4;

/** The first wait in ms; each one doubles it. */
const firstWait = 3000;

/** How long a server's own wish to wait is waited for while somebody looks on, in ms. */
export const longestWait = 60_000;

/** The wait before asking again, in ms: doubled each time, and spread so that not all come back at once. */
export function backOff(attempt: number, random: () => number): number {
  const wait = firstWait * 2 ** (attempt - 1);
  return Math.round(wait * (0.75 + random() / 2));
}

/** No server is left alone for longer, whatever it says: 24 hours, in ms. */
export const longestRetryAfter = 24 * 3_600_000;

/** When a server wants to be asked again, by its `Retry-After`: seconds, or a date; `null` for neither. */
export function readRetryAfter(text: string | null, now: Date): Date | null {
  const trimmed = text?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) * 1000 : waitUntil(trimmed, now);
  if (wait === null) return null;
  return new Date(now.getTime() + Math.min(Math.max(wait, 0), longestRetryAfter));
}

function waitUntil(text: string, now: Date): number | null {
  // Dates of HTTP begin with a weekday; `Date.parse` alone would take "5.5" and more for one.
  const instant = /^[A-Za-z]{3,9},?\s/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant - now.getTime();
}

/** When a day is tried again after so many vain tries, in ms from now: a quarter of an hour, doubled, at most 6 hours. */
export function retryDelay(tries: number, random: () => number): number {
  const quarters = 2 ** Math.min(Math.max(tries, 1) - 1, 5);
  const wait = Math.min(quarters * 15 * 60_000, 6 * 3_600_000);
  return Math.round(wait * (0.9 + random() / 5));
}
