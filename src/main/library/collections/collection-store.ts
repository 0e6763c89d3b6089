import type { Collection } from '#shared/contract/collections.ts';
import { AppError } from '#shared/contract/errors.ts';
import { fold } from '#shared/search/text/fold.ts';
import { editList } from '../edits/list-changes.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';
import { deepest, insertCollection, listCollections, withAllIn } from './collection-paths.ts';
import { markMembers } from './members.ts';

/** Makes a collection at the end of its level. @throws AppError not-found, conflict, invalid-input */
export function addCollection(
  parts: LibraryParts,
  { name, parent }: Pick<Collection, 'name' | 'parent'>,
): Collection {
  const { database } = parts;
  return database.transaction(() => {
    if (parent !== null) refuseTooDeep(database, parent, 1);
    refuseTaken(database, { name, parent });
    const sentence = `Made the collection “${name}”`;
    const { result } = editList(parts, { list: 'collection', kind: 'collections', sentence }, () =>
      insertCollection(parts, { name, parent }),
    );
    return { id: result, parent, name, papers: 0 };
  });
}

export interface CollectionChange {
  readonly id: number;
  readonly name?: string | undefined;
  readonly parent?: number | null | undefined;
  /** Among its neighbours, from 0. */
  readonly place?: number | undefined;
}

/** Renames a collection, or moves it with all that is in it. @throws AppError not-found, conflict, invalid-input */
export function updateCollection(
  parts: LibraryParts,
  change: CollectionChange,
): { readonly edit: number | null } {
  const { database } = parts;
  return database.transaction(() => {
    const before = find(database, change.id);
    const { name = before.name, parent = before.parent } = change;
    if (parent !== null && parent !== before.parent) refuseWithinItself(database, before, parent);
    refuseTaken(database, { name, parent }, before.id);
    const isMoved = parent !== before.parent;
    const sentence =
      name === before.name
        ? `Moved the collection “${name}”`
        : `Renamed the collection “${before.name}” to “${name}”`;
    const { edit } = editList(parts, { list: 'collection', kind: 'collections', sentence }, () => {
      if (name !== before.name)
        database.sql('UPDATE collection SET name = ? WHERE id = ?').run(name, before.id);
      if (isMoved) database.sql('UPDATE collection SET parent_id = ? WHERE id = ?').run(parent, before.id);
      if (isMoved || change.place !== undefined) {
        moveAmongNeighbours(database, before.id, parent, change.place ?? Number.MAX_SAFE_INTEGER);
      }
    });
    if (edit !== null && (isMoved || name !== before.name)) {
      markMembers(parts, withAllIn(database, [before.id]));
    }
    return { edit };
  });
}

/** Removes a collection with those in it; the papers stay in the library. @throws AppError not-found */
export function removeCollection(parts: LibraryParts, id: number): { readonly edit: number | null } {
  const { database } = parts;
  return database.transaction(() => {
    const gone = find(database, id);
    const ids = withAllIn(database, [id]);
    const sentence = `Removed the collection “${gone.name}”`;
    const { edit } = editList(parts, { list: 'collection', kind: 'collections', sentence }, () => {
      const remove = database.sql('DELETE FROM collection WHERE id = ?');
      for (const one of ids) remove.run(one);
    });
    markMembers(parts, ids);
    return { edit };
  });
}

function find(database: Database, id: number): Collection {
  const collection = listCollections(database).find((one) => one.id === id);
  if (collection === undefined) throw new AppError('not-found', `No collection has the number ${id}.`);
  return collection;
}

function refuseWithinItself(database: Database, moved: Collection, parent: number): void {
  const all = listCollections(database);
  const within = withAllIn(database, [moved.id]);
  if (within.includes(parent)) {
    throw new AppError('invalid-input', `“${moved.name}” cannot be moved into itself. Choose another place.`);
  }
  refuseTooDeep(database, parent, heightOf(all, moved.id));
}

function heightOf(all: readonly Collection[], id: number): number {
  const below = all.filter(({ parent }) => parent === id).map((child) => heightOf(all, child.id));
  return 1 + Math.max(0, ...below);
}

function refuseTooDeep(database: Database, parent: number, height: number): void {
  const all = new Map(listCollections(database).map((one) => [one.id, one]));
  if (!all.has(parent)) throw new AppError('not-found', `No collection has the number ${parent}.`);
  let depth = 0;
  for (let at: number | null = parent; at !== null; at = all.get(at)?.parent ?? null) depth += 1;
  if (depth + height > deepest) {
    throw new AppError(
      'invalid-input',
      `Collections nest at most ${deepest} deep. Choose a place higher up.`,
    );
  }
}

function refuseTaken(
  database: Database,
  { name, parent }: Pick<Collection, 'name' | 'parent'>,
  own?: number,
): void {
  const other = listCollections(database).find(
    (one) => one.parent === parent && fold(one.name) === fold(name) && one.id !== own,
  );
  if (other !== undefined) {
    throw new AppError(
      'conflict',
      `There is a collection “${other.name}” here already. Choose another name.`,
    );
  }
}

/** A few neighbours: they are numbered anew. */
function moveAmongNeighbours(database: Database, id: number, parent: number | null, place: number): void {
  const others = database
    .sql<{ id: number }>('SELECT id FROM collection WHERE parent_id IS ? AND id <> ? ORDER BY place, id')
    .all(parent, id)
    .map((row) => row.id);
  const order = [...others.slice(0, place), id, ...others.slice(place)];
  const set = database.sql('UPDATE collection SET place = ? WHERE id = ? AND place <> ?');
  for (const [index, one] of order.entries()) set.run(index + 1, one, index + 1);
}
