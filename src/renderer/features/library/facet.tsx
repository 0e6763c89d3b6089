import { useState } from 'react';
import { useStore } from 'zustand';
import { statuses } from '#shared/domain/paper.ts';
import { type FacetChoice, type FacetCount, type FacetName, manyValued } from '#shared/search/request.ts';
import { fold } from '#shared/search/text/fold.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { IconButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './facet.module.css';
import { firstFew, inMode, modeOf, namedIn, noChoice, toggled, wantedIn } from './facet-choice.ts';
import { FacetValue } from './facet-value.tsx';
import { facetLabels, hasOrder, valueLabel } from './facet-words.ts';
import { useStableValues } from './use-stable-values.ts';

/** So many values are shown before the reader asks for more. */
const few = 6;
/** From so many values on, they can be searched. */
const many = 8;

/** Facets whose values are shown as they are, and may be more than are listed. */
const areWords: ReadonlySet<FacetName> = new Set(['author', 'organization', 'tag']);

const modes = [
  { value: 'any', label: 'any' },
  { value: 'all', label: 'all' },
] as const;

/** One facet: its values with a bar and a count each. Only what all papers must have narrows its own counts. */
export function Facet({ name }: { readonly name: FacetName }) {
  const { place, results } = useServices();
  const choice = useStore(place, (state) => state.place.chosen[name] ?? noChoice);
  const counted = useStore(results, (state) => state.settled?.answer.facets[name]);
  const values = inOrder(name, useStableValues(counted));
  const [isWhole, setWhole] = useState(false);
  const size = useStore(results, (state) => state.settled?.answer.facetSizes[name]) ?? 0;
  const [wanted, setWanted] = useState<string | null>(null);

  const isTelling = values.some(({ value }) => value !== '') || namedIn(choice).length > 0;
  if (!isTelling) return null;

  // Values that are not listed are looked for by the search worker; labels that differ from them, here.
  const found = wanted
    ? values.filter(({ value }) => fold(valueLabel(name, value)).includes(fold(wanted)))
    : values;
  const isFixed = name === 'status';
  const shown = isWhole || wanted || isFixed ? found : firstFew(found, choice, few);
  const most = Math.max(1, ...values.map(({ count }) => count));

  function look(text: string | null) {
    setWanted(text);
    if (areWords.has(name)) results.getState().searchFacet(name, text);
  }

  function choose(next: FacetChoice) {
    place.getState().go({ chosen: { ...place.getState().place.chosen, [name]: next } });
  }

  return (
    <fieldset className={styles.facet}>
      <legend className={styles.legend}>{facetLabels[name]}</legend>
      <span className={styles.tools}>
        {manyValued.has(name) && wantedIn(choice).length > 0 ? (
          <Segmented
            small
            label={`${facetLabels[name]}: papers with any or all of the chosen`}
            value={modeOf(choice)}
            options={modes}
            onChange={(mode) => choose(inMode(choice, mode))}
          />
        ) : null}
        {values.length > many && !isFixed ? (
          <IconButton
            icon={wanted === null ? 'search' : 'x'}
            size="sm"
            label={wanted === null ? `Search in ${facetLabels[name]}` : 'Close this search'}
            onClick={() => look(wanted === null ? '' : null)}
          />
        ) : null}
      </span>
      {wanted === null ? null : (
        <input
          type="text"
          aria-label={`Search in ${facetLabels[name]}`}
          placeholder={`One of ${countWords(Math.max(size, values.length))}`}
          className={styles.search}
          value={wanted}
          // The reader has just asked for it.
          autoFocus
          onChange={(event) => look(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            look(null);
          }}
        />
      )}
      {shown.map(({ value, count }) => (
        <FacetValue
          key={value}
          name={name}
          value={value}
          count={count}
          share={count / most}
          state={wantedIn(choice).includes(value) ? 'on' : choice.none.includes(value) ? 'excluded' : 'off'}
          onChoose={(how) => choose(toggled(choice, value, how))}
        />
      ))}
      {wanted !== null && found.length === 0 ? (
        <p className={styles.nothing}>None holds “{wanted}”.</p>
      ) : null}
      {!wanted && !isFixed && found.length > few ? (
        <button
          type="button"
          className={styles.more}
          onClick={() => setWhole(!isWhole)}
          aria-expanded={isWhole}
        >
          {isWhole ? 'Show fewer' : moreWords(found.length, size)}
        </button>
      ) : null}
    </fieldset>
  );
}

/** Statuses and what a paper has in their own order, years and days the newest first; all others as they are counted. */
function inOrder(name: FacetName, values: readonly FacetCount[]): readonly FacetCount[] {
  switch (name) {
    case 'status':
      return values.toSorted((a, b) => statusRank(a.value) - statusRank(b.value));
    case 'has':
      return values.toSorted((a, b) => hasRank(a.value) - hasRank(b.value));
    case 'year':
    case 'listing':
      return values.toSorted((a, b) => (a.value < b.value ? 1 : -1));
    default:
      return values;
  }
}

function hasRank(value: string): number {
  const rank = hasOrder.indexOf(value);
  return rank < 0 ? hasOrder.length : rank;
}

function statusRank(value: string): number {
  const rank = statuses.findIndex((status) => status === value);
  return rank < 0 ? statuses.length : rank;
}

/** What showing more shows: all values, or as many of them as are listed. */
function moreWords(listed: number, size: number): string {
  return listed < size
    ? `Show ${countWords(listed)} of ${countWords(size)}`
    : `Show all ${countWords(listed)}`;
}
