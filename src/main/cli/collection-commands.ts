import type { Collection } from '#shared/contract/collections.ts';
import { pathsOfCollections } from '#shared/domain/collection-path.ts';
import type { Session } from './with-library.ts';

/** `carrel collections`: the collections, each with its path and how many papers are in it. */
export async function runCollections({ library, output }: Session): Promise<void> {
  const { collections } = await library.collections.list({});
  const paths = pathsOfCollections(collections);
  output.answer(
    {
      collections: collections.map(({ id, name, parent, papers }) => ({
        id,
        name,
        parent,
        path: paths.get(id) ?? [name],
        papers,
      })),
    },
    () => inWords(collections, paths),
  );
}

function inWords(collections: readonly Collection[], paths: ReadonlyMap<number, readonly string[]>): string {
  if (collections.length === 0) return 'There are no collections.';
  return collections
    .map(({ id, name, papers }) => {
      const depth = (paths.get(id)?.length ?? 1) - 1;
      return `${String(papers).padStart(6)}  ${'  '.repeat(depth)}${name}`;
    })
    .join('\n');
}
