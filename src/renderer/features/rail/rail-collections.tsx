import type { DragEvent, KeyboardEvent, MouseEvent } from 'react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Collection } from '#shared/contract/collections.ts';
import { addressOf } from '../../app/address.ts';
import {
  depthsOf,
  type Move,
  moveCollection,
  moveTo,
  placeOfCollection,
  queryOfCollection,
  removeCollection,
} from '../../app/collections.ts';
import { isPlaceOf } from '../../app/saved-searches.ts';
import type { Place } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './rail.module.css';

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** What a collection is dragged as: nothing else that is dropped is one. */
const dragType = 'application/x-carrel-collection';

/**
 * The collections as a tree. `Alt` with arrows moves one, `F2` renames, `Delete` removes; one that is dragged onto
 * another goes into it, and onto the heading to the top.
 */
export function RailCollections({ onFollow }: { readonly onFollow: (event: MouseEvent, to: Place) => void }) {
  const services = useServices();
  const { collections: store, place, saved, sheet } = services;
  const state = useStore(store);
  const counts = useStore(saved, ({ counts: all }) => all);
  const here = useStore(place, (now) => now.place);
  const [over, setOver] = useState<number | 'top' | null>(null);
  const { collections } = state;
  if (collections.length === 0) return null;
  const depths = depthsOf(collections);

  function key(event: KeyboardEvent, collection: Collection): void {
    const move = event.altKey ? moves[event.key] : undefined;
    if (move !== undefined) void moveCollection(services, collection, move);
    else if (event.key === 'F2')
      sheet.getState().open({ kind: 'collections', papers: [], rename: collection.id });
    else if (event.key === 'Delete') void removeCollection(services, collection);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function dropping(target: number | 'top') {
    return {
      onDragOver(event: DragEvent): void {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(target);
      },
      onDragLeave: (): void => setOver(null),
      onDrop(event: DragEvent): void {
        const id = Number(event.dataTransfer.getData(dragType));
        const moved = collections.find((one) => one.id === id);
        setOver(null);
        if (!moved) return;
        event.preventDefault();
        event.stopPropagation();
        const parent = target === 'top' ? null : target;
        if (parent !== id && parent !== moved.parent) void moveTo(services, moved, { parent });
      },
    };
  }

  return (
    <>
      <h2 className={classes(styles.section, over === 'top' && styles.over)} {...dropping('top')}>
        <button
          type="button"
          className={styles.sectionLink}
          data-tip="Make, rename, move and remove them"
          onClick={() => sheet.getState().open({ kind: 'collections', papers: [], rename: null })}
        >
          Collections
        </button>
      </h2>
      {collections.map((collection) => {
        const { id, name } = collection;
        const query = queryOfCollection(state, id);
        const isHere = isPlaceOf(here, { query });
        const count = counts.get(query);
        const to = placeOfCollection(state, id);
        return (
          <a
            key={id}
            href={addressOf(to)}
            className={classes(styles.go, isHere && styles.here, over === id && styles.over)}
            style={{
              paddingInlineStart: `calc(var(--s-2) + ${Math.min(depths.get(id) ?? 0, 6)} * var(--s-3))`,
            }}
            aria-current={isHere ? 'page' : undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowRight Alt+ArrowLeft F2 Delete"
            data-region-focus={isHere ? '' : undefined}
            data-tip={state.paths.get(id)}
            draggable
            onDragStart={(event) => event.dataTransfer.setData(dragType, String(id))}
            {...dropping(id)}
            onClick={(event) => onFollow(event, to)}
            onKeyDown={(event) => key(event, collection)}
          >
            <Icon name="folder" />
            <span className={styles.label}>{name}</span>
            {count === undefined ? null : <span className={styles.count}>{countWords(count)}</span>}
          </a>
        );
      })}
    </>
  );
}
