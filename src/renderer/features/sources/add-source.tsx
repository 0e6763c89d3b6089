import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { AnnounceType, SourceSuggestion } from '#shared/contract/sources.ts';
import { reported } from '../../app/acts.ts';
import { importOpml, isOpml } from '../../app/opml.ts';
import { useServices } from '../../app/services-context.tsx';
import { chooseSource, fetchSource } from '../../app/source-acts.ts';
import { focusRegion } from '../../commands/regions.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AddOptions } from './add-options.tsx';
import styles from './add-source.module.css';
import { SuggestionList } from './suggestion-list.tsx';
import { daysBackOf, followedAs, mannerWords, type Reach, suggestionWords } from './suggestions.ts';
import { useSuggestions } from './use-suggestions.ts';

/** The field that takes whatever the reader has: a category, an address, a name, words, a path, an OPML. */
export function AddSource({ today }: { readonly today: string }) {
  const adding = useStore(useServices().sources, (state) => state.adding);
  return adding === null ? null : <OpenAdd key={adding} begin={adding} today={today} />;
}

function OpenAdd({ begin, today }: { readonly begin: string; readonly today: string }) {
  const services = useServices();
  const { library, sources: store, place, desk } = services;
  const { sources: known, network } = useStore(store);
  const sources = known ?? [];
  const [text, setText] = useState(begin);
  const [at, setAt] = useState(0);
  const [announces, setAnnounces] = useState<readonly AnnounceType[]>(['new', 'cross']);
  const [reach, setReach] = useState<Reach>('fortnight');
  const [fault, setFault] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const groups = useSuggestions(text);
  const id = useId();
  const pop = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries[Math.min(at, entries.length - 1)] ?? null;
  const followed = chosen ? followedAs(chosen, sources) : null;

  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      const isGone = document.activeElement === document.body || document.activeElement === null;
      if (!isGone) return;
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else focusRegion('list');
    };
  }, []);
  useEffect(() => {
    function away(event: PointerEvent) {
      if (event.target instanceof Node && !pop.current?.contains(event.target)) close();
    }
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  });

  function close(): void {
    store.setState({ adding: null });
  }

  function write(typed: string): void {
    setText(typed);
    setAt(0);
    setFault(null);
  }

  async function add(suggestion: SourceSuggestion): Promise<void> {
    if (followed) {
      close();
      place.getState().replace({ detail: null });
      chooseSource(services, followed.id);
      return;
    }
    setAdding(true);
    try {
      const { kind, target } = suggestion;
      const added = await library.sources.add({
        kind,
        target,
        ...(kind === 'arxiv' ? { announces: [...announces] } : {}),
        daysBack: daysBackOf(reach, today),
      });
      await store.getState().load();
      close();
      chooseSource(services, added.id);
      if (!network.forbidden || kind === 'folder') void fetchSource(services, { source: added.id });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setFault(error.message);
      setAdding(false);
      field.current?.focus();
    }
  }

  function key(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.target === field.current && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      if (entries.length === 0) return;
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + entries.length) % entries.length);
    }
  }

  function paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text/plain');
    if (!isOpml(pasted)) return;
    event.preventDefault();
    close();
    void importOpml(services, pasted);
  }

  function watchFolder(): void {
    if (desk === null) {
      write('/');
      field.current?.focus();
      return;
    }
    void reported(services, async () => {
      const { folder } = await desk.files.pickFolder({});
      if (folder !== null) write(folder);
      field.current?.focus();
    });
  }

  return (
    <div ref={pop} role="dialog" aria-label="Add a source" className={styles.pop} onKeyDown={key}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen && !isAdding) void add(chosen);
        }}
      >
        <div className={styles.box}>
          <Icon name="plus" />
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label="A category, an address, an author, a search or a folder"
            aria-expanded={entries.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen ? `${id}-${Math.min(at, entries.length - 1)}` : undefined}
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : `${id}-fault`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={2000}
            placeholder="cs.LG, an address, a name, words, a folder"
            className={styles.field}
            value={text}
            onChange={(event) => write(event.target.value)}
            onPaste={paste}
          />
        </div>
        {fault === null ? null : (
          <p id={`${id}-fault`} role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
        <SuggestionList
          id={id}
          groups={groups}
          chosen={chosen}
          sources={sources}
          onPoint={(suggestion) => setAt(entries.indexOf(suggestion))}
          onChoose={(suggestion) => void add(suggestion)}
        />
        <button type="button" className={styles.way} onClick={watchFolder}>
          <Icon name="folder" />
          {desk === null ? 'Watch a folder: type its whole path' : 'Watch a folder…'}
        </button>
        {chosen && !followed ? (
          <AddOptions
            kind={chosen.kind}
            announces={announces}
            onAnnounces={setAnnounces}
            reach={reach}
            onReach={setReach}
          />
        ) : null}
        <footer className={styles.foot}>
          <span className={styles.manner}>{chosen && !followed ? mannerWords(chosen.kind) : ''}</span>
          <Button variant="quiet" keys="Escape" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" keys="Enter" disabled={chosen === null || isAdding}>
            {followed ? `Show ${followed.name}` : chosen ? `Add ${shortName(chosen)}` : 'Add'}
          </Button>
        </footer>
      </form>
    </div>
  );
}

function shortName(suggestion: SourceSuggestion): string {
  switch (suggestion.kind) {
    case 'arxiv-search':
      return 'the search';
    case 'arxiv-author':
      return 'the author';
    case 'feed':
      return 'the feed';
    case 'folder':
      return 'the folder';
    case 'huggingface':
    case 'arxiv':
    case 'biorxiv':
    case 'medrxiv':
      return suggestionWords(suggestion).name;
    default:
      return suggestion.kind satisfies never;
  }
}
