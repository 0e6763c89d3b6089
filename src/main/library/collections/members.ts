import { AppError } from '#shared/contract/errors.ts';
import type { EditReceipt } from '#shared/contract/library.ts';
import { recordListChanges } from '../edits/list-changes.ts';
import type { LibraryParts } from '../library-parts.ts';
import { countOf } from '../papers/decision-sentence.ts';
import {
  collectionsByPath,
  deepest,
  insertCollection,
  listCollections,
  pathKey,
} from './collection-paths.ts';

export interface Membership {
  readonly ids: readonly number[];
  readonly collection: number;
  /** Whether they are to be in it. */
  readonly isIn: boolean;
}

/**
 * Puts papers into a collection or takes them out, as one edit: a few statements, however many papers.
 * @throws AppError not-found
 */
export function setMembership(parts: LibraryParts, { ids, collection, isIn }: Membership): EditReceipt {
  const { database, reader, edits, clock } = parts;
  return database.transaction(() => {
    const known = listCollections(database).find((one) => one.id === collection);
    if (known === undefined) throw new AppError('not-found', `No collection has the number ${collection}.`);
    const changed = database
      .sql<{ id: number }>(`
        SELECT change.paper_id AS id
        FROM json_each(?) AS wanted
        JOIN change ON change.paper_id = wanted.value AND change.removed = 0
        WHERE EXISTS (SELECT 1 FROM paper_collection
          WHERE paper_collection.paper_id = change.paper_id AND collection_id = ?) <> ?
        GROUP BY change.paper_id`)
      .all(JSON.stringify(ids), collection, isIn ? 1 : 0)
      .map(({ id }) => id);
    if (changed.length === 0) {
      return { edit: null, revision: reader.revision(), changed: 0, sentence: 'Nothing had to change' };
    }
    const [first = 0] = changed;
    const what = changed.length === 1 ? `“${reader.get(first).title}”` : countOf(changed.length);
    const sentence = isIn
      ? `Put ${what} into the collection “${known.name}”`
      : `Took ${what} out of the collection “${known.name}”`;
    const entry = { kind: 'collections', sentence, at: clock.now().toISOString() } as const;
    const edit = edits.stage(entry);
    const papers = JSON.stringify(changed);
    noteCollections(parts, edit, papers, 'before');
    if (isIn) {
      database
        .sql('INSERT INTO paper_collection (paper_id, collection_id) SELECT value, ? FROM json_each(?)')
        .run(collection, papers);
    } else {
      database
        .sql(`
          DELETE FROM paper_collection
          WHERE collection_id = ? AND paper_id IN (SELECT value FROM json_each(?))`)
        .run(collection, papers);
    }
    noteCollections(parts, edit, papers, 'after');
    edits.publish(edit, entry);
    return { edit, revision: reader.revision(), changed: changed.length, sentence };
  });
}

/** Papers and the paths of the collections that an import puts them into. */
export interface Placement {
  readonly paper: number;
  readonly paths: readonly (readonly string[])[];
  /** Whether the import adds the paper: undoing it takes the paper itself. */
  readonly isNew: boolean;
}

/** Makes the collections that are lacking, as part of an edit, and puts papers into theirs. Within its transaction. */
export function placePapers(parts: LibraryParts, edit: number, placements: readonly Placement[]): void {
  if (placements.length === 0) return;
  const { database } = parts;
  const known = new Map(collectionsByPath(database));
  recordListChanges(database, edit, 'collection', () => {
    for (const { paths } of placements) for (const path of paths) makePath(parts, known, path);
  });
  const old = JSON.stringify(placements.filter(({ isNew }) => !isNew).map(({ paper }) => paper));
  noteCollections(parts, edit, old, 'before');
  const insert = database.sql(
    'INSERT OR IGNORE INTO paper_collection (paper_id, collection_id) VALUES (?, ?)',
  );
  for (const { paper, paths } of placements) {
    for (const path of paths) insert.run(paper, known.get(pathKey(shortened(path))) ?? 0);
  }
  noteCollections(parts, edit, old, 'after');
}

function makePath(parts: LibraryParts, known: Map<string, number>, whole: readonly string[]): void {
  const path = shortened(whole);
  let parent: number | null = null;
  for (let depth = 1; depth <= path.length; depth += 1) {
    const key = pathKey(path.slice(0, depth));
    const id: number = known.get(key) ?? insertCollection(parts, { name: path[depth - 1] ?? '', parent });
    known.set(key, id);
    parent = id;
  }
}

function shortened(path: readonly string[]): readonly string[] {
  if (path.length <= deepest) return path;
  return [...path.slice(0, deepest - 1), path.slice(deepest - 1).join(' › ')];
}

/** Papers whose collections came or went read differently from now on: copies of them are to hear of it. */
export function markMembers({ database, edits }: LibraryParts, collections: readonly number[]): void {
  const members = database
    .sql<{ id: number }>(`
      SELECT DISTINCT paper_collection.paper_id AS id
      FROM json_each(?) AS wanted
      JOIN paper_collection ON paper_collection.collection_id = wanted.value
      JOIN change ON change.paper_id = paper_collection.paper_id AND change.removed = 0`)
    .all(JSON.stringify(collections));
  if (members.length > 0)
    edits.mark(
      members.map(({ id }) => id),
      'present',
    );
}

/** Notes the collections of papers in an edit, as they are before it writes or after. */
function noteCollections(
  { database }: LibraryParts,
  edit: number,
  papers: string,
  side: 'before' | 'after',
): void {
  const collections = `json_object('collections', json((SELECT json_group_array(paper_collection.collection_id ORDER BY paper_collection.collection_id)
      FROM paper_collection JOIN collection ON collection.id = paper_collection.collection_id
      WHERE paper_collection.paper_id = wanted.value)))`;
  database
    .sql(`
      INSERT INTO edit_change (edit_id, paper_id, before, after)
        SELECT ?, wanted.value, ${collections}, '{}' FROM json_each(?) AS wanted WHERE true
      ON CONFLICT (edit_id, paper_id) DO UPDATE SET ${side} = json_patch(ifnull(${side}, '{}'), excluded.before)`)
    .run(edit, papers);
}
