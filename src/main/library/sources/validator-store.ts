import type { Day } from '#shared/domain/partial-date.ts';
import type { Validators } from '../network/web.ts';
import type { Database } from '../storage/database.ts';
import type { Remembered } from './finding.ts';

/** What servers said to ask with next time, kept only once what they sent is in the library. */
export interface ValidatorStore {
  get(url: string): { readonly validators: Validators; readonly day: Day | null } | null;
  /** To be called in the transaction that notes the papers. */
  set(remembered: Remembered): void;
}

/** Makes the store of one connection. */
export function createValidatorStore(database: Database): ValidatorStore {
  const read = database.sql<{ etag: string | null; lastModified: string | null; day: Day | null }>(
    'SELECT etag, last_modified AS lastModified, day FROM validator WHERE url = ?',
  );
  const upsert = database.sql(`
    INSERT INTO validator (url, etag, last_modified, day) VALUES (?, ?, ?, ?)
    ON CONFLICT (url) DO UPDATE
    SET etag = excluded.etag, last_modified = excluded.last_modified, day = excluded.day`);

  return {
    get(url) {
      const row = read.get(url);
      if (!row) return null;
      const { day, ...validators } = row;
      return { validators, day };
    },
    set: ({ url, validators, day }) => void upsert.run(url, validators.etag, validators.lastModified, day),
  };
}
