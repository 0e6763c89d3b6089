import { AppError } from '#shared/contract/errors.ts';
import type { SavedSearch } from '#shared/contract/saved-searches.ts';
import { fold } from '#shared/search/text/fold.ts';
import { editList } from '../edits/list-changes.ts';
import { moveInList } from '../edits/move-in-list.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Database } from '../storage/database.ts';

/** The searches that the reader keeps, in the reader's order. */
export function listSavedSearches(database: Database): SavedSearch[] {
  return database.sql<SavedSearch>('SELECT id, name, query FROM saved_search ORDER BY place, id').all();
}

/** Keeps a search behind the others. @throws AppError conflict */
export function addSavedSearch(
  parts: LibraryParts,
  { name, query }: Pick<SavedSearch, 'name' | 'query'>,
): SavedSearch {
  const { database, clock } = parts;
  return database.transaction(() => {
    refuseTaken(database, name);
    const sentence = `Saved the search “${name}”`;
    const { result } = editList(parts, { list: 'saved_search', kind: 'searches', sentence }, () =>
      database
        .sql(`
          INSERT INTO saved_search (place, name, query, added_at)
          VALUES ((SELECT ifnull(max(place), 0) + 1 FROM saved_search), ?, ?, ?)`)
        .run(name, query, clock.now().toISOString()),
    );
    return { id: Number(result.lastInsertRowid), name, query };
  });
}

export interface SavedSearchChange {
  readonly id: number;
  readonly name?: string | undefined;
  readonly query?: string | undefined;
  readonly place?: number | undefined;
}

/** Renames a saved search, changes what it asks for, or moves it. @throws AppError not-found, conflict */
export function updateSavedSearch(parts: LibraryParts, change: SavedSearchChange): SavedSearch {
  const { database } = parts;
  const { id, name, query, place } = change;
  return database.transaction(() => {
    const before = find(database, id);
    if (name !== undefined) refuseTaken(database, name, id);
    const sentence = changeSentence(before, change);
    editList(parts, { list: 'saved_search', kind: 'searches', sentence }, () => {
      if (name !== undefined) database.sql('UPDATE saved_search SET name = ? WHERE id = ?').run(name, id);
      if (query !== undefined) database.sql('UPDATE saved_search SET query = ? WHERE id = ?').run(query, id);
      if (place !== undefined) moveInList(database, 'saved_search', { id, place });
    });
    return find(database, id);
  });
}

/** Keeps a search no more, and answers the edit. @throws AppError not-found */
export function removeSavedSearch(parts: LibraryParts, id: number): { readonly edit: number } {
  const { database } = parts;
  return database.transaction(() => {
    const sentence = `Removed the saved search “${find(database, id).name}”`;
    const { edit } = editList(parts, { list: 'saved_search', kind: 'searches', sentence }, () =>
      database.sql('DELETE FROM saved_search WHERE id = ?').run(id),
    );
    // A row that was there is gone.
    return { edit: edit ?? 0 };
  });
}

function find(database: Database, id: number): SavedSearch {
  const search = listSavedSearches(database).find((one) => one.id === id);
  if (search === undefined) throw new AppError('not-found', `No saved search has the number ${id}.`);
  return search;
}

function refuseTaken(database: Database, name: string, own?: number): void {
  const other = listSavedSearches(database).find((one) => fold(one.name) === fold(name) && one.id !== own);
  if (other !== undefined) {
    throw new AppError(
      'conflict',
      `There is a saved search “${other.name}” already. Give this one another name.`,
    );
  }
}

function changeSentence(before: SavedSearch, { name, query, place }: SavedSearchChange): string {
  const what = `the saved search “${before.name}”`;
  if (name !== undefined && name !== before.name) return `Renamed ${what} to “${name}”`;
  if (query !== undefined && query !== before.query) return `Changed what ${what} asks for to “${query}”`;
  return place === undefined ? `Changed ${what}` : `Moved ${what}`;
}
