import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { parseQuery } from '#shared/search/query/parse.ts';
import { rememberSearch } from '../../app/search-history.ts';
import { useServices } from '../../app/services-context.tsx';
import { focusRegion } from '../../commands/regions.ts';
import { counted, countWords } from '../../text/counts.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { complete } from './completions.ts';
import { QueryHint } from './query-hint.tsx';
import { QueryLayer } from './query-layer.tsx';
import styles from './search-box.module.css';
import { type Suggestion, useCompletions } from './use-completions.ts';
import { useQueryHint } from './use-query-hint.ts';

/** One search of before, to be taken whole. */
function asSuggestion(value: string): Suggestion {
  return { value, label: value, typed: 0, count: null, hint: '' };
}

/** The keys that move the caret alone: at rest there, what it stands at is explained (S31). */
const caretKeys: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** Whether a key is struck alone: with others it is a command's. */
function isBare({ shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !shiftKey && !ctrlKey && !metaKey && !altKey;
}

/** The one search box: a text field over a layer that shows how it is understood, with completion. */
export function SearchBox({ viewTotal }: { readonly viewTotal: number }) {
  const services = useServices();
  const { place } = services;
  const past = useStore(services.settings, (state) => state.recentSearches);
  const [isPast, setPast] = useState(false);
  const query = useStore(place, (state) => state.place.query);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const nextCaret = useRef<number | null>(null);
  const id = useId();
  const parsed = useMemo(() => parseQuery(query), [query]);
  const { suggestions: completions, at } = useCompletions(query, caret);
  // Searches of before, in the empty box.
  const suggestions = useMemo(
    () => (isPast ? past.map(asSuggestion) : completions),
    [isPast, past, completions],
  );
  const isOpen = suggestions.length > 0;
  const { hint, ...explaining } = useQueryHint(query, layer);

  useEffect(() => {
    const position = nextCaret.current;
    if (position === null) return;
    nextCaret.current = null;
    field.current?.setSelectionRange(position, position);
    setCaret(position);
  }, [query]);

  useEffect(() => setChosen(0), [suggestions]);

  function follow() {
    if (layer.current && field.current) layer.current.scrollLeft = field.current.scrollLeft;
  }

  function take(suggestion: Suggestion) {
    if (isPast) {
      setPast(false);
      nextCaret.current = suggestion.value.length;
      place.getState().replace({ query: suggestion.value });
      return;
    }
    if (!at) return;
    const done = complete(query, at, suggestion.value);
    nextCaret.current = done.caret;
    place.getState().replace({ query: done.query });
    field.current?.focus();
  }

  function key(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const suggestion = suggestions[chosen];
    if (event.key === 'ArrowUp' && query === '' && !isPast && past.length > 0 && isBare(event)) {
      event.preventDefault();
      setPast(true);
      return;
    }
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + suggestions.length) % suggestions.length);
    } else if (isOpen && suggestion && (event.key === 'Tab' || event.key === 'Enter') && isBare(event)) {
      event.preventDefault();
      event.stopPropagation();
      take(suggestion);
    } else if (isOpen && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setCaret(null);
      setPast(false);
    } else if (isBare(event) && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault();
      focusRegion('list');
    }
  }

  return (
    <search className={styles.place} data-region="search">
      <div className={classes(styles.box)}>
        <Icon name="search" />
        <div className={styles.stack}>
          <div ref={layer} className={styles.layer} aria-hidden="true">
            <QueryLayer query={query} tokens={parsed.tokens} />
          </div>
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label="Search"
            aria-expanded={isOpen}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={isOpen ? `${id}-${chosen}` : undefined}
            aria-describedby={hint ? `${id}-hint` : parsed.remarks.length > 0 ? `${id}-remark` : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={viewTotal > 0 ? `Search ${counted(viewTotal, 'paper')}` : 'Search'}
            value={query}
            className={styles.field}
            data-region-focus=""
            onChange={(event) => {
              setPast(false);
              place.getState().replace({ query: event.target.value });
              setCaret(event.target.selectionStart);
            }}
            onSelect={(event) => caret !== null && setCaret(event.currentTarget.selectionStart)}
            onPointerMove={({ pointerType, clientX, buttons }) => {
              if (pointerType === 'mouse' && buttons === 0 && !isOpen) explaining.point(clientX);
            }}
            onPointerDown={explaining.hide}
            onPointerLeave={explaining.leave}
            onBlur={() => {
              explaining.hide();
              setCaret(null);
              setPast(false);
              rememberSearch(services, query);
            }}
            onScroll={follow}
            onKeyUp={(event) => {
              follow();
              const isMove = caretKeys.has(event.key) && isBare(event) && !isOpen;
              if (isMove) explaining.rest(event.currentTarget.selectionStart ?? 0);
            }}
            onKeyDown={key}
          />
        </div>
        {query === '' ? (
          <Keycap keys="/" />
        ) : (
          <IconButton
            icon="x"
            label="Clear the search"
            size="sm"
            onClick={() => {
              place.getState().go({ query: '' });
              field.current?.focus();
            }}
          />
        )}
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={isPast ? 'Searches of before' : 'Completions'}
        className={styles.completions}
        hidden={!isOpen}
      >
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes(styles.completion, index === chosen && styles.on)}
            onMouseDown={(event) => {
              event.preventDefault();
              take(suggestion);
            }}
          >
            <span className={styles.label}>
              <b>{suggestion.label.slice(0, suggestion.typed)}</b>
              {suggestion.label.slice(suggestion.typed)}
            </span>
            <span className={styles.hint}>
              {suggestion.count === null ? suggestion.hint : countWords(suggestion.count)}
            </span>
            {index === chosen ? <Keycap keys="Tab" /> : null}
          </div>
        ))}
      </div>
      {hint && !isOpen ? (
        <QueryHint id={`${id}-hint`} hint={hint} onEnter={explaining.keep} onLeave={explaining.leave} />
      ) : null}
      {parsed.remarks.length > 0 && !isOpen && !hint ? (
        <p id={`${id}-remark`} className={styles.remark}>
          {parsed.remarks.join(' ')}
        </p>
      ) : null}
    </search>
  );
}
