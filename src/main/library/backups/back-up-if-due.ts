import type { Backup } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';
import { removeReleased } from '../reading/keep-files.ts';
import { makeBackup, newestDaily } from './backups.ts';

/** Makes the day's backup when there is none and something has changed since the last one. */
export async function backUpIfDue(parts: LibraryParts): Promise<Backup | null> {
  const now = parts.clock.now();
  const newest = newestDaily(parts.folder);
  // An empty library has nothing to keep, and must not use the day's backup up.
  if (parts.reader.count() === 0) return null;
  const isFresh = newest?.day === now.toISOString().slice(0, 10);
  if (isFresh || parts.reader.revision() === (newest?.revision ?? 0)) return null;
  const backup = await makeBackup(parts.database, parts.folder, 'daily', now);
  // Only then: what cannot be tidied up must not cost a backup.
  try {
    removeReleased(parts);
  } catch (error) {
    parts.log({ level: 'warn', message: 'Files of PDFs that no paper has could not be removed.', error });
  }
  return backup;
}
