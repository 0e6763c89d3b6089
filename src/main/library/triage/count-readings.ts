import type { CountReading } from '#shared/contract/triage.ts';
import type { LibraryParts } from '../library-parts.ts';

/** The counts of a paper over time, oldest first. @throws AppError not-found */
export function seriesOf({ database, reader }: LibraryParts, paper: number): CountReading[] {
  reader.get(paper);
  return database
    .sql<CountReading>(
      'SELECT day, upvotes, comments, stars FROM count_reading WHERE paper_id = ? ORDER BY day',
    )
    .all(paper);
}
