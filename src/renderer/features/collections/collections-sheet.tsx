import { type KeyboardEvent, useId, useState } from 'react';
import { useStore } from 'zustand';
import { type Collection, collectionSchema } from '#shared/contract/collections.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { reported } from '../../app/acts.ts';
import {
  depthsOf,
  type Move,
  makePath,
  moveCollection,
  placeIn,
  removeCollection,
} from '../../app/collections.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted, countWords } from '../../text/counts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CheckMark } from '../../ui/check-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './collections-sheet.module.css';
import { useHeld } from './use-held.ts';

/** The collections: made, renamed, moved and removed; and, of papers, put into them. */
export function CollectionsSheet() {
  const sheet = useStore(useServices().sheet, (state) => state.sheet);
  return sheet?.kind === 'collections' ? (
    <OpenCollections papers={sheet.papers} rename={sheet.rename} />
  ) : null;
}

function OpenCollections({
  papers,
  rename,
}: {
  readonly papers: readonly PaperId[];
  readonly rename: number | null;
}) {
  const services = useServices();
  const { sheet, collections: store } = services;
  const collections = useStore(store, (state) => state.collections);
  const paths = useStore(store, (state) => state.paths);
  const held = useHeld(papers);
  const [text, setText] = useState('');
  const [renamed, setRenamed] = useState<number | null>(rename);
  const heading = useId();
  const close = (): void => sheet.getState().close();

  const path = text
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isPath = path.length > 0 && path.every((name) => collectionSchema.shape.name.safeParse(name).success);
  const wanted = path.join('/').toLowerCase();
  const isNew = isPath && ![...paths.values()].some((known) => known.toLowerCase() === wanted);
  const shown = collections.filter(({ id }) => (paths.get(id) ?? '').toLowerCase().includes(wanted));
  const depths = depthsOf(collections);

  function make(): void {
    void reported(services, async () => {
      const id = await makePath(services, path);
      setText('');
      if (id !== null && papers.length > 0) await placeIn(services, { id }, { ids: papers, isIn: true });
      await store.getState().load();
    });
  }

  async function toggle(collection: Collection): Promise<void> {
    const isIn = held !== null && held.get(collection.id) === papers.length;
    await placeIn(services, collection, { ids: papers, isIn: !isIn });
    await store.getState().load();
  }

  return (
    <Sheet size="small" labelledBy={heading} onClose={close} className={styles.sheet ?? ''}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = shown;
          if (isNew) make();
          else if (first && papers.length > 0 && wanted !== '') void toggle(first);
        }}
      >
        <h1 id={heading} className={styles.heading}>
          {papers.length === 0 ? 'Collections' : `Collections of ${counted(papers.length, 'paper')}`}
        </h1>
        <input
          type="text"
          data-autofocus={renamed === null ? '' : undefined}
          aria-label="Find or name a collection"
          placeholder="Find or name one; Thesis/Chapter 1 nests"
          className={styles.field}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <ul className={styles.list} aria-label={counted(collections.length, 'collection')}>
        {isNew ? (
          <li className={styles.item}>
            <button type="button" className={styles.pick} onClick={make}>
              <Icon name="plus" />
              <span className={styles.name}>New collection “{path.join('/')}”</span>
            </button>
          </li>
        ) : null}
        {shown.map((collection) => (
          <Item
            key={collection.id}
            collection={collection}
            depth={wanted === '' ? (depths.get(collection.id) ?? 0) : 0}
            label={wanted === '' ? collection.name : (paths.get(collection.id) ?? collection.name)}
            isRenamed={renamed === collection.id}
            onRename={(is) => setRenamed(is ? collection.id : null)}
            held={papers.length === 0 ? null : { count: held?.get(collection.id) ?? 0, of: papers.length }}
            onToggle={() => void toggle(collection)}
          />
        ))}
        {shown.length === 0 && !isNew ? <li className={styles.none}>There are no collections yet.</li> : null}
      </ul>
      <footer className={styles.foot}>
        <span className={styles.say}>
          <kbd>Alt</kbd> with arrows moves one, <kbd>F2</kbd> renames
        </span>
        <Button keys="Escape" onClick={close}>
          Done
        </Button>
      </footer>
    </Sheet>
  );
}

interface ItemLook {
  readonly collection: Collection;
  readonly depth: number;
  readonly label: string;
  readonly isRenamed: boolean;
  readonly onRename: (is: boolean) => void;
  /** How many of the papers are in it; `null` where the sheet is about none. */
  readonly held: { readonly count: number; readonly of: number } | null;
  readonly onToggle: () => void;
}

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

function Item({ collection, depth, label, isRenamed, onRename, held, onToggle }: ItemLook) {
  const services = useServices();

  function onKeyDown(event: KeyboardEvent): void {
    const move = event.altKey ? moves[event.key] : undefined;
    if (move !== undefined) void moveCollection(services, collection, move);
    else if (event.key === 'F2') onRename(true);
    else if (event.key === 'Delete') void removeCollection(services, collection);
    else return;
    event.preventDefault();
  }

  if (isRenamed) return <Rename collection={collection} depth={depth} onEnd={() => onRename(false)} />;
  const isAll = held !== null && held.count === held.of;
  return (
    <li className={styles.item} style={{ paddingInlineStart: indent(depth) }}>
      <button
        type="button"
        role={held === null ? undefined : 'checkbox'}
        aria-checked={held === null ? undefined : isAll ? true : held.count > 0 ? 'mixed' : false}
        className={styles.pick}
        onKeyDown={onKeyDown}
        onClick={held === null ? () => onRename(true) : onToggle}
      >
        {held === null ? (
          <Icon name="folder" />
        ) : held.count > 0 && !isAll ? (
          <span className={styles.some} />
        ) : (
          <CheckMark state={isAll ? 'on' : 'off'} />
        )}
        <span className={styles.name}>{label}</span>
        <span className={styles.count}>{countWords(collection.papers)}</span>
      </button>
      <IconButton
        icon="pencil"
        size="sm"
        label={`Rename ${collection.name}`}
        onClick={() => onRename(true)}
      />
      <IconButton
        icon="x"
        size="sm"
        label={`Remove ${collection.name}`}
        onClick={() => void removeCollection(services, collection)}
      />
    </li>
  );
}

function Rename({
  collection,
  depth,
  onEnd,
}: {
  readonly collection: Collection;
  readonly depth: number;
  readonly onEnd: () => void;
}) {
  const services = useServices();
  const [name, setName] = useState(collection.name);

  function keep(): void {
    onEnd();
    if (name.trim() === collection.name || name.trim() === '') return;
    void reported(services, async () => {
      await services.library.collections.update({ id: collection.id, name });
      await services.collections.getState().load();
    });
  }

  return (
    <li className={styles.item} style={{ paddingInlineStart: indent(depth) }}>
      <input
        type="text"
        autoFocus
        data-autofocus=""
        aria-label={`New name of ${collection.name}`}
        className={styles.field}
        value={name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          else if (event.key === 'Escape') onEnd();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </li>
  );
}

function indent(depth: number): string {
  return `calc(var(--s-4) + ${Math.min(depth, 8)} * var(--s-4))`;
}
