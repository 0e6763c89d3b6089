import { AppError } from '#shared/contract/errors.ts';
import type { Watch } from '#shared/contract/triage.ts';
import type { Database } from '../storage/database.ts';

type WatchRow = Omit<Watch, 'variants'> & { readonly variants: string };

/** Everything watched, in the order in which it was added. */
export function listWatches(database: Database): Watch[] {
  return database
    .sql<WatchRow>('SELECT id, kind, value, variants, orcid FROM watch ORDER BY id')
    .all()
    .map((row) => ({
      ...row,
      // Written by `putWatch`.
      variants: JSON.parse(row.variants) as string[],
    }));
}

/** Adds a watch, or puts it in the place of the one with its id. @throws AppError not-found */
export function putWatch(
  database: Database,
  { id, kind, value, variants, orcid }: Omit<Watch, 'id'> & { readonly id?: number | undefined },
): Watch {
  const others = [...new Set(variants)].filter((variant) => variant !== value);
  if (id === undefined) {
    const { lastInsertRowid } = database
      .sql('INSERT INTO watch (kind, value, variants, orcid) VALUES (?, ?, ?, ?)')
      .run(kind, value, JSON.stringify(others), orcid);
    return { id: Number(lastInsertRowid), kind, value, variants: others, orcid };
  }
  const { changes } = database
    .sql('UPDATE watch SET kind = ?, value = ?, variants = ?, orcid = ? WHERE id = ?')
    .run(kind, value, JSON.stringify(others), orcid, id);
  if (changes === 0) throw missing(id);
  return { id, kind, value, variants: others, orcid };
}

/** @throws AppError not-found */
export function removeWatch(database: Database, id: number): void {
  const { changes } = database.sql('DELETE FROM watch WHERE id = ?').run(id);
  if (changes === 0) throw missing(id);
}

function missing(id: number): AppError {
  return new AppError('not-found', `Nothing on the watch lists has the number ${id}.`);
}
