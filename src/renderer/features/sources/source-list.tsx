import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Source } from '#shared/contract/sources.ts';
import { exportOpml, pickOpml } from '../../app/opml.ts';
import { useServices } from '../../app/services-context.tsx';
import { chooseSource, chosenSource, openDay, writeChosen } from '../../app/source-acts.ts';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import styles from './source-list.module.css';
import { SourceRow } from './source-row.tsx';
import type { Moment } from './source-words.ts';

/** The subscribed sources, one row each, and the row that adds one. */
export function SourceList({
  sources,
  moment,
}: {
  readonly sources: readonly Source[];
  readonly moment: Moment;
}) {
  const services = useServices();
  const { place, layout } = services;
  const network = useStore(services.sources, (state) => state.network);
  const fetches = useStore(services.sources, (state) => state.fetches);
  useStore(services.sources, (state) => state.cursor);
  useStore(place, (state) => state.place.detail);
  const chosen = chosenSource(services);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);

  function press(source: Source): void {
    if (layout.getState().isWide) chooseSource(services, source.id);
    else place.getState().go({ detail: writeChosen({ id: source.id, day: null }) });
  }

  return (
    <>
      <div className={styles.head} aria-hidden="true">
        <span />
        <span>Source</span>
        <span className={styles.right}>Today, of expected</span>
        <span className={styles.right}>Last</span>
        <span className={styles.right}>Next</span>
      </div>
      <div
        ref={list}
        role="listbox"
        aria-label="Sources"
        tabIndex={0}
        className={styles.list}
        data-region="list"
        data-region-focus=""
        data-focus-fallback=""
        aria-activedescendant={chosen ? `source-${chosen.id}` : undefined}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
          if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          const at = sources.findIndex(({ id }) => id === chosen?.id) + step;
          const next = sources[Math.min(Math.max(at, 0), sources.length - 1)];
          if (next) chooseSource(services, next.id);
        }}
      >
        {sources.map((source) => (
          <SourceRow
            key={source.id}
            source={source}
            network={network}
            moment={moment}
            isChosen={source.id === chosen?.id}
            fetching={fetches.find((fetching) => fetching.source === source.id) ?? null}
            onPress={() => press(source)}
            onOpen={() => openDay(services)}
          />
        ))}
      </div>
      <div className={styles.add}>
        <button
          type="button"
          className={styles.addButton}
          onClick={() => services.sources.setState({ adding: '' })}
        >
          <Icon name="plus" />
          <span className={styles.cut}>Add a category, an address, an author, a search or a folder</span>
        </button>
        <MenuButton
          label="OPML"
          className={styles.opml}
          entries={[
            {
              id: 'import',
              label: 'Import OPML…',
              icon: 'file-text',
              onChoose: () => void pickOpml(services),
            },
            {
              id: 'export',
              label: 'Export OPML',
              icon: 'download',
              onChoose: () => void exportOpml(services),
            },
          ]}
        >
          OPML
        </MenuButton>
      </div>
    </>
  );
}
