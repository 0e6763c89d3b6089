import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type Paper, tagSchema } from '#shared/domain/paper.ts';
import type { FacetCount } from '#shared/search/request.ts';
import { changeTags } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { AddChip, Chip } from '../../ui/chip.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './tag-editor.module.css';

/** The tags of the paper, and a line to add one, with those in use to choose from. */
export function TagEditor({
  paper,
  isCurrent,
  onChange,
}: {
  readonly paper: Paper;
  readonly isCurrent: boolean;
  /** What a change does; without it, an edit of the paper. */
  readonly onChange?: (change: TagChange) => void;
}) {
  const services = useServices();
  const { pane } = services;
  const asked = useStore(pane, (state) => state.asked);
  const [isAdding, setAdding] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (asked !== 'tag' || !isCurrent) return;
    setAdding(true);
    pane.getState().taken();
  }, [asked, isCurrent, pane]);

  function change(made: TagChange): void {
    if (onChange) onChange(made);
    else void changeTags(services, made, [paper.id]);
  }

  function remove(tag: string): void {
    change({ removeTags: [tag] });
    place.current?.querySelector<HTMLElement>('input, [data-add] button')?.focus();
  }

  return (
    <div ref={place} className={styles.tags} role="group" aria-label="Tags">
      {paper.tags.map((tag) => (
        <Chip key={tag} onRemove={() => remove(tag)} removeLabel={`Remove the tag ${tag}`}>
          {tag}
        </Chip>
      ))}
      {isAdding ? (
        <TagLine
          paper={paper}
          onAdd={(tag) => change({ addTags: [tag] })}
          onRemove={remove}
          onClose={() => setAdding(false)}
        />
      ) : (
        <span data-add="">
          <AddChip onPress={() => setAdding(true)}>Tag</AddChip>
        </span>
      )}
    </div>
  );
}

/** Tags to add, or to take off. */
export type TagChange = Parameters<typeof changeTags>[1];

interface TagLineLook {
  readonly paper: Paper;
  readonly onAdd: (tag: string) => void;
  readonly onRemove: (tag: string) => void;
  readonly onClose: () => void;
}

function TagLine({ paper, onAdd, onRemove, onClose }: TagLineLook) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(-1);
  const [fault, setFault] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const offers = useOffers(text, paper.tags);

  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      // Only when the line had the focus to its end; a press elsewhere has taken it already.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected)
        before.focus();
    };
  }, []);

  function add(words: string): void {
    const read = tagSchema.safeParse(words);
    if (!read.success) return setFault(read.error.issues[0]?.message ?? null);
    setText('');
    setChosen(-1);
    setFault(null);
    if (!paper.tags.includes(read.data)) onAdd(read.data);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const last = paper.tags.at(-1);
    switch (event.key) {
      case 'ArrowDown':
        setChosen(chosen + 1 < offers.length ? chosen + 1 : -1);
        break;
      case 'ArrowUp':
        setChosen(chosen >= 0 ? chosen - 1 : offers.length - 1);
        break;
      case 'Enter':
      case ',':
        if (text.trim() === '' && chosen < 0) onClose();
        else add(offers[chosen]?.value ?? text);
        break;
      case 'Tab': {
        const [best] = offers;
        if (event.shiftKey || text.trim() === '' || !best) return onClose();
        add(offers[chosen]?.value ?? best.value);
        break;
      }
      case 'Escape':
        if (text === '') onClose();
        else setText('');
        break;
      case 'Backspace':
        if (text !== '' || last === undefined) return;
        onRemove(last);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const isOpen = offers.length > 0;
  return (
    <span className={styles.line}>
      <input
        ref={input}
        className={styles.input}
        value={text}
        placeholder="Add a tag"
        aria-label="Add a tag"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(-1);
          setFault(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (text.trim() !== '') add(text);
          onClose();
        }}
      />
      <ul
        id={`${id}-offers`}
        role="listbox"
        aria-label="Tags in use"
        className={styles.offers}
        hidden={!isOpen}
      >
        {offers.map((offer, index) => (
          <li
            key={offer.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={classes(styles.offer, index === chosen && styles.on)}
            onMouseDown={(event) => {
              event.preventDefault();
              add(offer.value);
            }}
          >
            <span className={styles.sign} aria-hidden="true">
              #
            </span>
            <span className={styles.name}>{offer.value}</span>
            <span className={styles.number}>{countWords(offer.count)}</span>
          </li>
        ))}
      </ul>
      {fault === null ? null : (
        <span id={`${id}-fault`} role="alert" className={styles.fault}>
          {fault}
        </span>
      )}
    </span>
  );
}

const mostOffers = 6;

/** Tags in use that begin with what was typed, most used first, without those the paper has. */
function useOffers(text: string, has: readonly string[]): readonly FacetCount[] {
  const { search } = useServices();
  const [found, setFound] = useState<readonly FacetCount[]>([]);
  const [foundFor, setFoundFor] = useState('');
  useEffect(() => {
    let isCurrent = true;
    search.complete('tag', text.trim(), mostOffers + has.length).then(
      (counts) => {
        if (!isCurrent) return;
        setFound(counts);
        setFoundFor(text);
      },
      () => {
        // Without the search worker there is nothing to choose from; a tag can be typed all the same.
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [search, text, has.length]);
  const wanted = text.trim().toLowerCase();
  return (
    found
      .filter((offer) => offer.value !== '' && !has.includes(offer.value))
      // Until the next ones are there, of the last ones only those that what is typed now names: Tab may come first.
      .filter((offer) => foundFor === text || offer.value.toLowerCase().includes(wanted))
      .slice(0, mostOffers)
  );
}
