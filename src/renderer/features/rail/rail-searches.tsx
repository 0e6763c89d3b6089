import type { KeyboardEvent, MouseEvent } from 'react';
import { useStore } from 'zustand';
import type { SavedSearch } from '#shared/contract/saved-searches.ts';
import { addressOf } from '../../app/address.ts';
import { isPlaceOf, moveSaved, placeOfSearch, removeSaved } from '../../app/saved-searches.ts';
import type { Place } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './rail.module.css';

/** The saved searches with how many papers each finds. `Alt` with arrows moves one, `F2` changes it, `Delete` removes it. */
export function RailSearches({ onFollow }: { readonly onFollow: (event: MouseEvent, to: Place) => void }) {
  const services = useServices();
  const { saved, place, sheet } = services;
  const searches = useStore(saved, (state) => state.searches);
  const counts = useStore(saved, (state) => state.counts);
  const here = useStore(place, (state) => state.place);
  if (searches.length === 0) return null;

  function key(event: KeyboardEvent, search: SavedSearch) {
    const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (event.altKey && by !== undefined) void moveSaved(services, search, by);
    else if (event.key === 'F2') sheet.getState().open({ kind: 'saved', search });
    else if (event.key === 'Delete') void removeSaved(services, search);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <h2 className={styles.section}>
        <button
          type="button"
          className={styles.sectionLink}
          data-tip="Rename, move and remove them"
          onClick={() => sheet.getState().open({ kind: 'saved', search: null })}
        >
          Saved searches
        </button>
      </h2>
      {searches.map((search) => {
        const isHere = isPlaceOf(here, search);
        const count = counts.get(search.query);
        return (
          <a
            key={search.id}
            href={addressOf(placeOfSearch(search))}
            className={classes(styles.go, isHere && styles.here)}
            aria-current={isHere ? 'page' : undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown F2 Delete"
            data-region-focus={isHere ? '' : undefined}
            data-tip={search.query}
            onClick={(event) => onFollow(event, placeOfSearch(search))}
            onKeyDown={(event) => key(event, search)}
          >
            <Icon name="search" />
            <span className={styles.label}>{search.name}</span>
            {count === undefined ? null : <span className={styles.count}>{countWords(count)}</span>}
          </a>
        );
      })}
    </>
  );
}
