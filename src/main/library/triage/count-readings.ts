import type { CountReading } from '#shared/contract/triage.ts';
import type { Draft } from '#shared/domain/draft.ts';
import type { Day, PartialDate } from '#shared/domain/partial-date.ts';
import { daysBetween, movedDay } from '#shared/text/day-in-zone.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';

/** The counts of a paper over time, oldest first. @throws AppError not-found */
export function seriesOf({ database, reader }: LibraryParts, paper: number): CountReading[] {
  reader.get(paper);
  return database
    .sql<CountReading>(
      'SELECT day, upvotes, comments, stars FROM count_reading WHERE paper_id = ? ORDER BY day',
    )
    .all(paper);
}

/** Readings older than this, in days, say nothing of how fast upvotes come now. */
const velocityWindow = 7;

/** What drafts say of a paper's counts, and on which day they were seen. */
export type CountsSeen = readonly { readonly day: Day; readonly draft: Draft }[];

/**
 * Notes the counts that an import's drafts give of a paper (T7), and how fast its upvotes come. Returns whether
 * the velocity changed. Within the transaction that writes the paper. `tables` stands before the names of tables.
 */
export function noteCounts(
  database: Database,
  paper: number,
  { seen, tables = '' }: { readonly seen: CountsSeen; readonly tables?: '' | 'temp.import_' },
): boolean {
  let hasUpvotes = false;
  for (const { day, draft } of seen) {
    const { upvotes, comments } = draft;
    const stars = starsOf(draft);
    if (upvotes === null && comments === null && stars === null) continue;
    hasUpvotes ||= upvotes !== null;
    database
      .sql(`
        INSERT INTO ${tables}count_reading (paper_id, day, upvotes, comments, stars) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (paper_id, day) DO UPDATE SET
          upvotes = max(ifnull(upvotes, excluded.upvotes), ifnull(excluded.upvotes, upvotes)),
          comments = max(ifnull(comments, excluded.comments), ifnull(excluded.comments, comments)),
          stars = max(ifnull(stars, excluded.stars), ifnull(excluded.stars, stars))`)
      .run(paper, day, upvotes, comments, stars);
  }
  return hasUpvotes && keepVelocity(database, paper, tables);
}

/** The same for a paper that was just added, of which nothing need be looked up. */
export function noteFirstCounts(
  database: Database,
  paper: { readonly id: number; readonly date: PartialDate | null },
  seen: CountsSeen,
): void {
  const [only] = seen;
  if (seen.length !== 1 || only === undefined) {
    noteCounts(database, paper.id, { seen });
    return;
  }
  const { day, draft } = only;
  const { upvotes, comments } = draft;
  const stars = starsOf(draft);
  if (upvotes === null && comments === null && stars === null) return;
  database
    .sql('INSERT INTO count_reading (paper_id, day, upvotes, comments, stars) VALUES (?, ?, ?, ?, ?)')
    .run(paper.id, day, upvotes, comments, stars);
  const velocity = upvotes === null ? null : velocityOf([{ day, upvotes }], paper.date);
  if (velocity === null) return;
  database.sql('UPDATE paper SET velocity = ? WHERE id = ?').run(velocity, paper.id);
}

function starsOf({ extra }: Draft): number | null {
  const stars = extra['githubStars'];
  return typeof stars === 'number' && Number.isSafeInteger(stars) && stars >= 0 ? stars : null;
}

function keepVelocity(database: Database, paper: number, tables: string): boolean {
  const readings = database
    .sql<{ day: Day; upvotes: number }>(`
      SELECT day, upvotes FROM ${tables}count_reading
      WHERE paper_id = ? AND upvotes IS NOT NULL
      ORDER BY day DESC
      LIMIT ${velocityWindow + 1}`)
    .all(paper);
  const row = database
    .sql<{ date: PartialDate | null; velocity: number | null }>(
      `SELECT date, velocity FROM ${tables}paper WHERE id = ?`,
    )
    .get(paper);
  const velocity = velocityOf(readings, row?.date ?? null);
  if (velocity === row?.velocity) return false;
  database.sql(`UPDATE ${tables}paper SET velocity = ? WHERE id = ?`).run(velocity, paper);
  return true;
}

/**
 * Upvotes gained a day, from the newest reading back to the oldest of the week before it; `readings` come newest
 * first. A paper of that week that was read once began with none on the day of its date.
 */
export function velocityOf(
  readings: readonly { readonly day: Day; readonly upvotes: number }[],
  date: PartialDate | null,
): number | null {
  const [newest] = readings;
  if (newest === undefined) return null;
  const earliest = weekBefore(newest.day);
  const oldest = readings.findLast(({ day }) => day >= earliest) ?? newest;
  if (oldest.day !== newest.day) {
    return perDay(newest.upvotes - oldest.upvotes, daysBetween(oldest.day, newest.day));
  }
  const isOfTheWeek = date?.length === 10 && date >= earliest && date <= newest.day;
  return isOfTheWeek ? perDay(newest.upvotes, daysBetween(date, newest.day)) : null;
}

let lastWeek: { readonly day: Day; readonly before: Day } | null = null;

/** The first day of the window; a listing asks for the same one again and again. */
function weekBefore(day: Day): Day {
  if (lastWeek?.day !== day) lastWeek = { day, before: movedDay(day, -velocityWindow) };
  return lastWeek.before;
}

function perDay(gained: number, days: number): number {
  return Math.round((Math.max(0, gained) / Math.max(1, days)) * 100) / 100;
}
