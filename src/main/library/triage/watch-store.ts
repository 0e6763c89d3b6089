import { AppError } from '#shared/contract/errors.ts';
import type { Watch } from '#shared/contract/triage.ts';
import { editList } from '../edits/list-changes.ts';
import type { LibraryParts } from '../library-parts.ts';
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
  parts: LibraryParts,
  { id, kind, value, variants, orcid }: Omit<Watch, 'id'> & { readonly id?: number | undefined },
): Watch {
  const { database } = parts;
  const others = [...new Set(variants)].filter((variant) => variant !== value);
  const cells = [kind, value, JSON.stringify(others), orcid] as const;
  return database.transaction(() => {
    const sentence =
      id === undefined
        ? `Put ${value} on the watch lists`
        : `Changed how ${find(parts, id).value} is watched`;
    const { result } = editList(parts, { list: 'watch', kind: 'watches', sentence }, () =>
      id === undefined
        ? database.sql('INSERT INTO watch (kind, value, variants, orcid) VALUES (?, ?, ?, ?)').run(...cells)
        : database
            .sql('UPDATE watch SET kind = ?, value = ?, variants = ?, orcid = ? WHERE id = ?')
            .run(...cells, id),
    );
    return { id: id ?? Number(result.lastInsertRowid), kind, value, variants: others, orcid };
  });
}

/** Watches it no more, and answers the edit. @throws AppError not-found */
export function removeWatch(parts: LibraryParts, id: number): { readonly edit: number } {
  const { database } = parts;
  return database.transaction(() => {
    const sentence = `Took ${find(parts, id).value} off the watch lists`;
    const { edit } = editList(parts, { list: 'watch', kind: 'watches', sentence }, () =>
      database.sql('DELETE FROM watch WHERE id = ?').run(id),
    );
    // A row that was there is gone.
    return { edit: edit ?? 0 };
  });
}

function find({ database }: LibraryParts, id: number): Watch {
  const watch = listWatches(database).find((one) => one.id === id);
  if (watch === undefined) throw missing(id);
  return watch;
}

function missing(id: number): AppError {
  return new AppError('not-found', `Nothing on the watch lists has the number ${id}.`);
}
