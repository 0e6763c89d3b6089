import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { FacetCount, View } from '#shared/search/request.ts';
import { addressOf, firstPlace, sortFor } from '../../app/address.ts';
import type { ConnectionState, Place } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { countWords } from '../../text/counts.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import styles from './rail.module.css';
import { RailCollections } from './rail-collections.tsx';
import { RailSearches } from './rail-searches.tsx';
import { RailSources } from './rail-sources.tsx';

const goings: readonly {
  readonly view: View;
  readonly label: string;
  readonly icon: IconName;
  readonly keys: string;
}[] = [
  { view: 'inbox', label: 'Inbox', icon: 'inbox', keys: 'g i' },
  { view: 'queue', label: 'Queue', icon: 'list-ordered', keys: 'g q' },
  { view: 'reading', label: 'Reading', icon: 'book-open', keys: 'g r' },
  { view: 'done', label: 'Done', icon: 'circle-check', keys: 'g d' },
  { view: 'library', label: 'Library', icon: 'library', keys: 'g l' },
];
const trash = { view: 'trash', label: 'Trash', icon: 'trash', keys: 'g t' } as const;

const trends: Place = { ...firstPlace, page: 'trends' };

/** So many tags stand in the rail, those with the most papers. */
const mostTags = 12;

/** The places of the library, with how many papers each holds. */
export function Rail({ today }: { readonly today: string }) {
  const services = useServices();
  const { place, results, connection } = services;
  const page = useStore(place, (state) => state.place.page);
  const view = useStore(place, (state) => state.place.view);
  const chosen = useStore(place, (state) => state.place.chosen);
  const totals = useStore(results, (state) => state.settled?.answer.viewTotals);
  const notes = useStore(connection, (state) => state.notes);
  const tags = useTags();
  const only = onlyTag(chosen);

  function follow(event: React.MouseEvent, to: Place) {
    // With a modifier it is the browser's: a new tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    place.getState().go({ ...to, sort: sortFor(to.view, place.getState().place.sort) });
  }

  function placeOfView({ view: shown, label, icon, keys }: (typeof goings)[number]) {
    const to: Place = { ...firstPlace, view: shown };
    const isWhole = !(shown === 'library' && only !== null);
    // Triage is the Inbox, one paper at a time.
    const isHere = page === 'triage' ? shown === 'inbox' : page === 'desk' && view === shown && isWhole;
    return (
      <a
        key={shown}
        href={addressOf(to)}
        className={classes(styles.go, isHere && styles.here)}
        aria-current={isHere ? 'page' : undefined}
        data-region-focus={isHere ? '' : undefined}
        data-tip={label}
        data-tip-keys={keys}
        onClick={(event) => follow(event, to)}
      >
        <Icon name={icon} />
        <span className={styles.label}>{label}</span>
        {totals?.[shown] ? <span className={styles.count}>{countWords(totals[shown])}</span> : null}
      </a>
    );
  }

  return (
    <div className={styles.rail}>
      <div className={styles.brand}>
        <Lamp size={20} />
        <span className={styles.name}>Carrel</span>
        <span className={styles.add}>
          <IconButton
            icon="plus"
            label="Import a file"
            keys="Mod+o"
            onClick={() => runCommand(services, commandOf('import.pick'))}
          />
        </span>
      </div>
      <nav className={styles.nav} aria-label="Views" data-region="rail">
        {goings.map(placeOfView)}
        <a
          href={addressOf(trends)}
          className={classes(styles.go, page === 'trends' && styles.here)}
          aria-current={page === 'trends' ? 'page' : undefined}
          data-region-focus={page === 'trends' ? '' : undefined}
          data-tip="Trends"
          data-tip-keys="g n"
          onClick={(event) => follow(event, trends)}
        >
          <Icon name="chart-line" />
          <span className={styles.label}>Trends</span>
        </a>
        <button
          type="button"
          className={classes(styles.go, styles.act)}
          data-tip="History"
          data-tip-keys="g h"
          onClick={() => runCommand(services, commandOf('history.open'))}
        >
          <Icon name="history" />
          <span className={styles.label}>History</span>
        </button>
        {placeOfView(trash)}
        <RailSearches onFollow={follow} />
        <RailCollections onFollow={follow} />
        {tags.length > 0 ? (
          <>
            <h2 className={styles.section}>Tags</h2>
            {tags.map(({ value, count }) => {
              const to: Place = { ...firstPlace, chosen: { tag: { any: [value], none: [] } } };
              const isHere = page === 'desk' && view === 'library' && only === value;
              return (
                <a
                  key={value}
                  href={addressOf(to)}
                  className={classes(styles.go, styles.tag, isHere && styles.here)}
                  aria-current={isHere ? 'page' : undefined}
                  onClick={(event) => follow(event, to)}
                >
                  <span className={styles.sign} aria-hidden="true">
                    #
                  </span>
                  <span className={styles.label}>{value}</span>
                  <span className={styles.count}>{countWords(count)}</span>
                </a>
              );
            })}
          </>
        ) : null}
        <RailSources today={today} onFollow={follow} />
      </nav>
      <div className={styles.foot}>
        <span className={styles.notes} data-notes={notes} data-tip={noteWords[notes].tip}>
          <Icon name={noteWords[notes].icon} size={14} />
          <span>{noteWords[notes].words}</span>
        </span>
        <IconButton
          icon="settings"
          label="Settings"
          keys="Mod+,"
          onClick={() => runCommand(services, commandOf('settings.open'))}
        />
      </div>
    </div>
  );
}

const noteWords: Readonly<Record<ConnectionState['notes'], { words: string; icon: IconName; tip?: string }>> =
  {
    saved: { words: 'All notes saved', icon: 'check' },
    saving: { words: 'Saving…', icon: 'pencil' },
    waiting: {
      words: 'Notes not saved yet',
      icon: 'triangle-alert',
      tip: 'They are kept here, and saved as soon as the library answers.',
    },
  };

/** The tags with the most papers, asked for again whenever the library changed. */
function useTags(): readonly FacetCount[] {
  const { search, results } = useServices();
  const revision = useStore(results, (state) => state.answer?.revision ?? null);
  const [tags, setTags] = useState<readonly FacetCount[]>([]);
  useEffect(() => {
    if (revision === null) return;
    let isWanted = true;
    void search.complete('tag', '', mostTags).then(
      (values) => isWanted && setTags(values),
      // The worker is away for a moment: what was there stays.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [search, revision]);
  return tags;
}

/** The tag, when the choice is one tag and nothing else. */
function onlyTag(chosen: Place['chosen']): string | null {
  const names = Object.keys(chosen);
  const choice = chosen.tag;
  const others = (choice?.all ?? []).length + (choice?.none ?? []).length;
  return names.length === 1 && choice?.any.length === 1 && others === 0 ? (choice.any[0] ?? null) : null;
}
