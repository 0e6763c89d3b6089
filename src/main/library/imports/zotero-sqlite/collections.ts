import { groupedBy, namesIn, numberIn, type Row, type Tables, textIn } from './tables.ts';

/** The collections of each item, each as the path of names down to it; those of groups begin with the group’s name. */
export function collectionsOf(tables: Tables): (item: Row) => string[][] {
  const removed = new Set(tables.rows('deletedCollections').map((row) => numberIn(row, 'collectionID')));
  const collections = new Map(
    tables.rows('collections').map((row) => [numberIn(row, 'collectionID'), row] as const),
  );
  const groups = namesIn(tables.rows('groups'), 'libraryID', 'name');
  const members = groupedBy(tables.rows('collectionItems'), 'itemID');
  const paths = new Map<number, string[] | null>();

  function pathOf(id: number): string[] | null {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const names: string[] = [];
    const seen = new Set<number>();
    let at: number | null = id;
    while (at !== null) {
      const row = collections.get(at);
      // One that is gone, in the trash, or within itself.
      if (row === undefined || removed.has(at) || seen.has(at) || seen.size > 100) return remember(id, null);
      seen.add(at);
      names.unshift(textIn(row, 'collectionName')?.trim() || 'Unnamed');
      at = numberIn(row, 'parentCollectionID');
    }
    return remember(id, names);
  }

  function remember(id: number, path: string[] | null): string[] | null {
    paths.set(id, path);
    return path;
  }

  return (item) => {
    const group = groups.get(numberIn(item, 'libraryID') ?? -1);
    const own = (members.get(numberIn(item, 'itemID') ?? -1) ?? []).flatMap((row) => {
      const path = pathOf(numberIn(row, 'collectionID') ?? -1);
      return path === null ? [] : [group === undefined ? path : [group, ...path]];
    });
    return own.length === 0 && group !== undefined ? [[group]] : own;
  };
}
