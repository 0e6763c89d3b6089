import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FacetCount, Marks, Row } from '#shared/search/request.ts';
import { moveCursor } from '../../app/acts.ts';
import { placeOfSearch } from '../../app/saved-searches.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { commandsFor } from '../../commands/table.ts';
import { counted } from '../../text/counts.ts';
import { cutByMarks } from '../../text/marks.ts';
import { MathText } from '../../text/math-text.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { iconOf } from './command-icons.ts';
import { mostEntries, type PaletteEntry, paletteGroups } from './entries.ts';
import styles from './palette.module.css';

/** One line to reach every command, paper and place from. */
export function Palette() {
  const { sheet } = useServices();
  const isOpen = useStore(sheet, (state) => state.sheet?.kind === 'palette');
  return isOpen ? <OpenPalette /> : null;
}

function OpenPalette() {
  const services = useServices();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = useFound(typed);
  // What can be done is what could be done before the palette opened; the table is asked once.
  const [commands] = useState(() =>
    commandsFor(services).filter((command) => isOffered(command.id) && command.when(services)),
  );
  const saved = useStore(services.saved, (state) => state.searches);
  const isWaiting = useRef(false);
  const groups = paletteGroups({ typed, commands, papers: found.papers, tags: found.tags, saved });
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(chosen, entries.length - 1);

  useEffect(() => setChosen(0), [typed]);

  // Enter came before what was typed last was found.
  useEffect(() => {
    if (!isWaiting.current || found.query !== typed.trim()) return;
    isWaiting.current = false;
    run(entries[at]);
  });

  function run(entry: PaletteEntry | undefined): void {
    if (!entry) return;
    services.sheet.getState().close();
    // After the focus has gone back to where it was.
    requestAnimationFrame(() => act(services, entry));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) setChosen((to + entries.length) % Math.max(entries.length, 1));
    else if (event.key === 'Enter') {
      if (found.query === typed.trim() || entries[at]?.kind === 'command') run(entries[at]);
      else isWaiting.current = true;
    } else return;
    event.preventDefault();
  }

  return (
    <Sheet
      label="Commands"
      size="palette"
      onClose={() => services.sheet.getState().close()}
      initialFocus={input}
    >
      <div className={styles.ask}>
        <Icon name="search" />
        <input
          ref={input}
          className={styles.input}
          value={typed}
          placeholder="A command, a paper, a place"
          aria-label="A command, a paper or a place"
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Keycap keys="Escape" />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Found" className={styles.list}>
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <p className={styles.label} aria-hidden="true">
              {group.label}
            </p>
            {group.entries.map((entry) => {
              const mine = entries.indexOf(entry);
              return (
                <div
                  key={keyOf(entry)}
                  id={`${id}-${mine}`}
                  role="option"
                  aria-selected={mine === at}
                  className={classes(styles.entry, mine === at && styles.on)}
                  onMouseMove={() => mine !== at && setChosen(mine)}
                  onClick={() => run(entry)}
                >
                  <EntryLine entry={entry} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <footer className={styles.foot}>
        <span>
          <Keycap keys="ArrowUp" />
          <Keycap keys="ArrowDown" />
          move
        </span>
        <span>
          <Keycap keys="Enter" />
          run
        </span>
        <button
          type="button"
          className={styles.all}
          onClick={() => services.sheet.getState().open({ kind: 'shortcuts' })}
        >
          <Keycap keys="?" />
          all keys
        </button>
      </footer>
    </Sheet>
  );
}

/** Moving about with single keys makes no sense from a list of commands. */
function isOffered(id: string): boolean {
  return !['palette.open', 'step.back', 'abstract.page', 'pane.next', 'pane.previous'].includes(id);
}

function EntryLine({ entry }: { readonly entry: PaletteEntry }) {
  switch (entry.kind) {
    case 'command':
      return (
        <>
          <Icon name={iconOf(entry.command.id)} />
          <span className={styles.title}>
            <Matched text={entry.title} marks={entry.marks} />
          </span>
          {entry.command.keys[0] ? <Keycap keys={entry.command.keys[0]} /> : null}
        </>
      );
    case 'paper':
      return (
        <>
          <StatusMark status={entry.row.status ?? 'undecided'} />
          <span className={styles.title} dir="auto">
            <MathText text={entry.row.title} marks={entry.row.titleMarks} />
          </span>
        </>
      );
    case 'tag':
      return (
        <>
          <Icon name="tag" />
          <span className={styles.title}>
            <Matched text={entry.tag} marks={entry.marks} />
          </span>
          <span className={styles.where}>{counted(entry.count, 'paper')}</span>
        </>
      );
    case 'saved':
      return (
        <>
          <Icon name="search" />
          <span className={styles.title}>
            <Matched text={entry.search.name} marks={entry.marks} />
          </span>
          <span className={styles.where}>saved search</span>
        </>
      );
    case 'search':
      return (
        <>
          <Icon name="search" />
          <span className={styles.title}>Search the library for “{entry.query}”</span>
        </>
      );
    default:
      return entry satisfies never;
  }
}

function Matched({ text, marks }: { readonly text: string; readonly marks: Marks }): ReactNode {
  return cutByMarks(0, text.length, marks).map((stretch) => {
    const words = text.slice(stretch.from, stretch.to);
    return stretch.marked ? (
      <b key={stretch.from} className={styles.matched}>
        {words}
      </b>
    ) : (
      words
    );
  });
}

function keyOf(entry: PaletteEntry): string {
  switch (entry.kind) {
    case 'command':
      return entry.command.id;
    case 'paper':
      return `paper ${entry.id}`;
    case 'tag':
      return `tag ${entry.tag}`;
    case 'saved':
      return `saved ${entry.search.id}`;
    case 'search':
      return 'search';
    default:
      return entry satisfies never;
  }
}

function act(services: Services, entry: PaletteEntry): void {
  const { place } = services;
  const nowhere = { chosen: {}, query: '', paper: null };
  switch (entry.kind) {
    case 'command':
      return runCommand(services, entry.command);
    case 'paper':
      // Where the list shows it, the list stays.
      if (!services.results.getState().answer?.ids.includes(entry.id))
        place.getState().go({ ...nowhere, view: 'library' });
      moveCursor(services, entry.id);
      return place.getState().go({ paper: entry.id });
    case 'tag':
      return place
        .getState()
        .go({ ...nowhere, view: 'library', chosen: { tag: { any: [entry.tag], none: [] } } });
    case 'saved':
      return place.getState().go(placeOfSearch(entry.search));
    case 'search':
      return place.getState().go({ ...nowhere, view: 'library', query: entry.query });
    default:
      return entry satisfies never;
  }
}

interface Found {
  /** What was typed when it was asked for. */
  readonly query: string;
  readonly papers: readonly Row[];
  readonly tags: readonly FacetCount[];
}
const nothing: Found = { query: '', papers: [], tags: [] };

/** Papers and tags for what was typed; the old ones stay until the new ones are there. */
function useFound(typed: string): Found {
  const { search } = useServices();
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    const query = typed.trim();
    let isCurrent = true;
    if (query === '') setFound(nothing);
    else {
      Promise.all([search.find(query, mostEntries), search.complete('tag', query, 4)]).then(
        ([papers, tags]) => isCurrent && setFound({ query, papers, tags }),
        // Without the search worker the commands are there all the same.
        () => isCurrent && setFound({ ...nothing, query }),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [search, typed]);
  return found;
}
