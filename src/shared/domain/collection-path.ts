import type { Collection } from '../contract/collections.ts';

/** The path of names down to each collection, by its number. Parents stand before their children. */
export function pathsOfCollections(
  collections: readonly Collection[],
): ReadonlyMap<number, readonly string[]> {
  const paths = new Map<number, readonly string[]>();
  for (const { id, parent, name } of collections) {
    paths.set(id, [...(parent === null ? [] : (paths.get(parent) ?? [])), name]);
  }
  return paths;
}

/** Paths as search knows them: names joined by slashes. A slash within a name is written as a fraction's. */
export function writtenPaths(collections: readonly Collection[]): ReadonlyMap<number, string> {
  return new Map(
    [...pathsOfCollections(collections)].map(([id, path]) => [
      id,
      path.map((name) => name.replaceAll('/', '\u2215')).join('/'),
    ]),
  );
}
