import type { Collection } from '#shared/contract/collections.ts';
import { writtenPaths } from '#shared/domain/collection-path.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { reported } from './acts.ts';
import { firstPlace } from './address.ts';
import type { Place, Services } from './services.ts';

/** The collections, parents before those in them, and how many papers each finds. */
export interface CollectionsState {
  readonly collections: readonly Collection[];
  /** As search knows them: `Thesis/Chapter 1`. */
  readonly paths: ReadonlyMap<number, string>;
  load(): Promise<void>;
}

/** What finds the papers of a collection and of those in it. */
export function queryOfCollection({ paths }: Pick<CollectionsState, 'paths'>, id: number): string {
  return `collection:"${(paths.get(id) ?? '').replaceAll('"', '')}"`;
}

/** Where a collection shows its papers. */
export function placeOfCollection(state: Pick<CollectionsState, 'paths'>, id: number): Place {
  return { ...firstPlace, query: `${queryOfCollection(state, id)} ` };
}

/** How deep each collection stands, 0 at the top. */
export function depthsOf(collections: readonly Collection[]): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  for (const { id, parent } of collections) {
    depths.set(id, parent === null ? 0 : (depths.get(parent) ?? -1) + 1);
  }
  return depths;
}

/** Makes the collections of a path that are not there yet, and gives the last one's number. */
export async function makePath(services: Services, path: readonly string[]): Promise<number | null> {
  const { library, collections } = services;
  let parent: number | null = null;
  for (const name of path) {
    const known: Collection | undefined = collections
      .getState()
      .collections.find((one) => one.parent === parent && one.name.toLowerCase() === name.toLowerCase());
    if (known) parent = known.id;
    else {
      const made: Collection = await library.collections.add({ name, parent });
      parent = made.id;
      await collections.getState().load();
    }
  }
  return parent;
}

/** Puts papers into a collection, or takes them out. */
export function placeIn(
  services: Services,
  { id }: Pick<Collection, 'id'>,
  { ids, isIn }: { readonly ids: readonly PaperId[]; readonly isIn: boolean },
): Promise<void> {
  return reported(services, async () => {
    const { edit, sentence } = await services.library.collections.place({
      ids: Uint32Array.from(ids),
      collection: id,
      isIn,
    });
    services.toasts.getState().show({ sentence, edit });
  });
}

/** Removes a collection with those in it; undo brings them back with their papers. */
export function removeCollection(services: Services, { id, name }: Collection): Promise<void> {
  return reported(services, async () => {
    const { edit } = await services.library.collections.remove({ id });
    await services.collections.getState().load();
    services.toasts.getState().show({ sentence: `Removed the collection “${name}”; its papers stay.`, edit });
  });
}

/** Where a key moves a collection: among its neighbours, into the one before it, or out of the one that it is in. */
export type Move = 'up' | 'down' | 'in' | 'out';

/** Moves a collection by one step; where there is no such place, nothing happens. */
export function moveCollection(services: Services, moved: Collection, move: Move): Promise<void> {
  const { collections } = services.collections.getState();
  const level = collections.filter(({ parent }) => parent === moved.parent);
  const at = level.findIndex(({ id }) => id === moved.id);
  const before = level[at - 1];
  const above = collections.find(({ id }) => id === moved.parent);
  switch (move) {
    case 'up':
      return at > 0 ? moveTo(services, moved, { place: at - 1 }) : Promise.resolve();
    case 'down':
      return at < level.length - 1 ? moveTo(services, moved, { place: at + 1 }) : Promise.resolve();
    case 'in':
      return before ? moveTo(services, moved, { parent: before.id }) : Promise.resolve();
    case 'out':
      return above ? moveTo(services, moved, { parent: above.parent }) : Promise.resolve();
    default:
      return move satisfies never;
  }
}

/** Moves a collection to a place, or into another (`null`: to the top). */
export function moveTo(
  services: Services,
  { id, name }: Collection,
  where: { readonly parent?: number | null; readonly place?: number },
): Promise<void> {
  return reported(services, async () => {
    await services.library.collections.update({ id, ...where });
    await services.collections.getState().load();
    const state = services.collections.getState();
    services.spoken.getState().say(`${name} is now ${state.paths.get(id) ?? name}.`);
  });
}

/** Keeps the list in step with the library, whoever changes it. */
export function startCollections({ collections, results, connection }: Services): void {
  const load = (): void => void collections.getState().load();
  results.subscribe((now, before) => {
    if (now.answer?.revision !== before.answer?.revision) load();
  });
  connection.subscribe((now, before) => {
    if (now.state === 'connected' && before.state !== 'connected') load();
  });
  if (connection.getState().state === 'connected') load();
}

/** Those of the collections that changed, so that nothing is drawn anew when nothing did. */
export function stateOf(collections: readonly Collection[]): Omit<CollectionsState, 'load'> {
  return { collections, paths: writtenPaths(collections) };
}
