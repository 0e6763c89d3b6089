import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { FacetName } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Facet } from './facet.tsx';
import styles from './facets.module.css';
import { Histogram } from './histogram.tsx';
import { Upvotes } from './upvotes.tsx';

/** The facets in the order in which readers use them. */
const shown: readonly FacetName[] = [
  'status',
  'tag',
  'category',
  'organization',
  'has',
  'author',
  'source',
  'listing',
  'year',
];

/** What the hits can be narrowed by, each value with its count. Arrows move, Space chooses, Shift+Space excludes. */
export function Facets({ today }: { readonly today: string }) {
  const { layout } = useServices();
  const isOver = useStore(layout, (state) => !state.hasFacets);
  const root = useRef<HTMLElement>(null);

  // One stop for Tab: whichever value was last in focus, else the first.
  useEffect(() => {
    const values = root.current?.querySelectorAll<HTMLElement>('[data-facet-value]') ?? [];
    const current = [...values].find((value) => value.tabIndex === 0) ?? values[0];
    for (const value of values) {
      value.tabIndex = value === current ? 0 : -1;
      value.toggleAttribute('data-region-focus', value === current);
    }
  });

  function move(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-facet-value]')) return;
    const values = [...(root.current?.querySelectorAll<HTMLElement>('[data-facet-value]') ?? [])];
    const at = values.indexOf(event.target);
    const to = targetOf(event.key, at, values);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  return (
    <section ref={root} className={styles.facets} aria-label="Facets" data-region="facets" onKeyDown={move}>
      {isOver ? (
        <header className={styles.head}>
          Facets
          <IconButton
            icon="x"
            label="Close the facets"
            onClick={() => layout.getState().setFacetsOpen(false)}
          />
        </header>
      ) : null}
      <Histogram today={today} />
      <Upvotes />
      {shown.map((name) => (
        <Facet key={name} name={name} />
      ))}
    </section>
  );
}

function targetOf(key: string, at: number, values: readonly HTMLElement[]): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return values[Math.min(at + 1, values.length - 1)];
    case 'ArrowUp':
      return values[Math.max(at - 1, 0)];
    case 'Home':
      return values[0];
    case 'End':
      return values.at(-1);
    default:
      return undefined;
  }
}
