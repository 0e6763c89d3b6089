import { useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type SavedSearch, savedSearchSchema } from '#shared/contract/saved-searches.ts';
import { reported } from '../../app/acts.ts';
import { moveSaved, removeSaved } from '../../app/saved-searches.ts';
import { useServices } from '../../app/services-context.tsx';
import { searchQueryOf } from '../../commands/rule-query.ts';
import { counted } from '../../text/counts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from '../../ui/list-sheet.module.css';
import { Sheet } from '../../ui/sheet.tsx';

/** The saved searches: one is written above, all stand below. */
export function SavedSheet() {
  const sheet = useStore(useServices().sheet, (state) => state.sheet);
  return sheet?.kind === 'saved' ? <OpenSaved begin={sheet.search} /> : null;
}

interface Draft {
  readonly id: number | null;
  readonly name: string;
  readonly query: string;
}

/** A long search is no name. */
const longestName = 40;

function OpenSaved({ begin }: { readonly begin: SavedSearch | null }) {
  const services = useServices();
  const { library, saved, sheet, place, toasts } = services;
  const searches = useStore(saved, (state) => state.searches);
  const [draft, setDraft] = useState<Draft>(begin ?? (() => newDraft(searchQueryOf(place.getState().place))));
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const parsed = savedSearchSchema.omit({ id: true }).safeParse(draft);
  const isTaken = searches.some(
    (one) => one.id !== draft.id && one.name.toLowerCase() === draft.name.trim().toLowerCase(),
  );
  const close = (): void => sheet.getState().close();

  function keep(): void {
    if (!parsed.success || isTaken) return;
    void reported(services, async () => {
      if (draft.id === null) await library.searches.add(parsed.data);
      else await library.searches.update({ id: draft.id, ...parsed.data });
      await saved.getState().load();
      close();
      toasts.getState().show({ sentence: `“${parsed.data.name}” is kept in the rail.` });
    });
  }

  function change(search: SavedSearch): void {
    setDraft(search);
    first.current?.focus();
    first.current?.select();
  }

  return (
    <Sheet
      size="small"
      labelledBy={`${id}-heading`}
      onClose={close}
      className={styles.sheet ?? ''}
      initialFocus={first}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <h1 id={`${id}-heading`} className={styles.heading}>
          {draft.id === null ? 'Save this search' : 'Saved search'}
        </h1>
        <div className={styles.field}>
          <label htmlFor={`${id}-name`}>Name</label>
          <input
            ref={first}
            id={`${id}-name`}
            type="text"
            autoComplete="off"
            value={draft.name}
            aria-invalid={isTaken}
            aria-describedby={isTaken ? `${id}-remark` : undefined}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
          {isTaken ? (
            <p id={`${id}-remark`} className={styles.remark}>
              Another saved search has this name.
            </p>
          ) : null}
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-query`}>Search</label>
          <input
            id={`${id}-query`}
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={draft.query}
            onChange={(event) => setDraft({ ...draft, query: event.target.value })}
          />
        </div>
        <div className={styles.acts}>
          <span className={styles.say}>{draft.query.trim() === '' ? 'Search for something first.' : ''}</span>
          <Button type="submit" variant="primary" keys="Enter" disabled={!parsed.success || isTaken}>
            {draft.id === null ? 'Save' : 'Keep'}
          </Button>
        </div>
      </form>
      <ul className={styles.list} aria-label={counted(searches.length, 'saved search', 'saved searches')}>
        {searches.map((search, at) => (
          <li key={search.id} className={styles.item}>
            <span className={styles.names}>
              {search.name}
              <span className={styles.detail}>{search.query}</span>
            </span>
            <IconButton
              icon="chevron-up"
              size="sm"
              label={`Move ${search.name} up`}
              disabled={at === 0}
              onClick={() => void moveSaved(services, search, -1)}
            />
            <IconButton
              icon="chevron-down"
              size="sm"
              label={`Move ${search.name} down`}
              disabled={at === searches.length - 1}
              onClick={() => void moveSaved(services, search, 1)}
            />
            <IconButton
              icon="pencil"
              size="sm"
              label={`Change ${search.name}`}
              onClick={() => change(search)}
            />
            <IconButton
              icon="x"
              size="sm"
              label={`Remove ${search.name}`}
              onClick={() => {
                if (draft.id === search.id) setDraft(newDraft(search.query));
                void removeSaved(services, search);
              }}
            />
          </li>
        ))}
        {searches.length === 0 ? <li className={styles.none}>None is saved yet.</li> : null}
      </ul>
      <footer className={styles.foot}>
        <Button keys="Escape" onClick={close}>
          Done
        </Button>
      </footer>
    </Sheet>
  );
}

function newDraft(query: string): Draft {
  return { id: null, name: query.length > longestName ? '' : query, query };
}
