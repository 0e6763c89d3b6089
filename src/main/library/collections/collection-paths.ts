import type { Collection } from '#shared/contract/collections.ts';
import { pathsOfCollections } from '#shared/domain/collection-path.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';

/** Every collection, parents before their children, each level in the reader's order. */
export function listCollections(database: Database): Collection[] {
  return database
    .sql<Collection>(`
      WITH RECURSIVE level AS (
        SELECT id, NULL AS parent, name, 0 AS depth, printf('%020.9f', place) || printf('%012d', id) AS path
        FROM collection
        WHERE parent_id IS NULL OR parent_id NOT IN (SELECT id FROM collection)
        UNION ALL
        SELECT collection.id, level.id, collection.name, level.depth + 1,
          level.path || printf('%020.9f', collection.place) || printf('%012d', collection.id)
        FROM collection
        JOIN level ON collection.parent_id = level.id
        WHERE level.depth < ${deepest}
      )
      SELECT level.id, level.parent, level.name,
        (SELECT count(*) FROM paper_collection
          JOIN change ON change.paper_id = paper_collection.paper_id AND change.removed = 0
          JOIN paper ON paper.id = paper_collection.paper_id AND paper.trashed_at IS NULL
          WHERE paper_collection.collection_id = level.id) AS papers
      FROM level
      ORDER BY level.path`)
    .all();
}

/** Collections nest no deeper than this; what an input nests deeper is put together at the end. */
export const deepest = 30;

/** Tells paths apart; names are compared as they are written. */
export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** The numbers of all collections by the keys of their paths. */
export function collectionsByPath(database: Database): ReadonlyMap<string, number> {
  const byPath = new Map<string, number>();
  for (const [id, path] of pathsOfCollections(listCollections(database))) {
    if (!byPath.has(pathKey(path))) byPath.set(pathKey(path), id);
  }
  return byPath;
}

/** Adds the row of a collection; its edit is the caller's. */
export function insertCollection(
  { database, clock }: Pick<LibraryParts, 'database' | 'clock'>,
  { name, parent }: Pick<Collection, 'name' | 'parent'>,
): number {
  const { lastInsertRowid } = database
    .sql(`
      INSERT INTO collection (parent_id, place, name, added_at)
      VALUES (?, (SELECT ifnull(max(place), 0) + 1 FROM collection WHERE parent_id IS ?), ?, ?)`)
    .run(parent, parent, name, clock.now().toISOString());
  return Number(lastInsertRowid);
}

/** Collections and all those in them, at any depth; also those that are there no more. */
export function withAllIn(database: Database, ids: readonly number[]): number[] {
  const within = new Set(ids);
  // Parents stand before their children.
  for (const { id, parent } of listCollections(database)) {
    if (parent !== null && within.has(parent)) within.add(id);
  }
  return [...within];
}
