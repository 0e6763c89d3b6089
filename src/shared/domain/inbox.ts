import type { Paper, Return } from './paper.ts';
import type { Day } from './partial-date.ts';

type Waiting = Pick<Paper, 'status' | 'trashedAt' | 'snoozedUntil' | 'returned'>;

/** Whether a paper sleeps beyond a day. */
export function isSnoozed({ snoozedUntil }: Pick<Paper, 'snoozedUntil'>, today: Day): boolean {
  return snoozedUntil !== null && snoozedUntil > today;
}

/** Whether a paper waits for the reader's decision (T5): it is undecided, or something brought it back. */
export function isInInbox(paper: Waiting, today: Day): boolean {
  if (paper.trashedAt !== null || isSnoozed(paper, today)) return false;
  return paper.status === 'undecided' || returnsOn(paper, today).length > 0;
}

/** What brought a paper back into the Inbox, the end of a snooze too: nobody writes that down when the day comes. */
export function returnsOn(
  { returned, snoozedUntil }: Pick<Paper, 'returned' | 'snoozedUntil'>,
  today: Day,
): readonly Return[] {
  if (snoozedUntil === null || snoozedUntil > today) return returned;
  const woken: Return = {
    kind: 'snoozed',
    sentence: `Snoozed until ${snoozedUntil}`,
    at: `${snoozedUntil}T00:00:00.000Z`,
  };
  return [...returned, woken];
}
