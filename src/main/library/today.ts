import type { Day } from '#shared/domain/partial-date.ts';
import type { LibraryParts } from './library-parts.ts';

/** The reader's own calendar day. */
export function today({ clock }: Pick<LibraryParts, 'clock'>): Day {
  const now = clock.now();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}
