import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { reported } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import facetStyles from './facet.module.css';
import { Facet } from './facet.tsx';
import { type Drop, startFacetDrag } from './facet-drag.ts';
import { FacetMenu } from './facet-menu.tsx';
import { type Arrangement, asAtFirst, movedBefore, movedPanel, type Panel, panelsOf } from './facet-order.ts';
import { panelLabel } from './facet-words.ts';
import styles from './facets.module.css';
import { Histogram } from './histogram.tsx';
import { Upvotes } from './upvotes.tsx';

/**
 * What the hits can be narrowed by, each value with its count. Arrows move, Space chooses, Shift+Space excludes, with Alt
 * arrows move the facet itself, as a drag by its head does. How they are arranged is a setting.
 */
export function Facets({ today }: { readonly today: string }) {
  const services = useServices();
  const { layout } = services;
  const arrangement = useStore(services.settings, (state) => state.facets);
  const panels = panelsOf(arrangement).filter((panel) => !arrangement.hidden.includes(panel));
  const isArranged = Object.values(arrangement).some((names) => names.length > 0);
  const isOver = useStore(layout, (state) => !state.hasFacets);
  const root = useRef<HTMLElement>(null);
  /** While a facet is dragged. */
  const [drop, setDrop] = useState<Drop | null>(null);

  // One stop for Tab: whichever value was last in focus, else the first.
  useEffect(() => {
    const values = root.current?.querySelectorAll<HTMLElement>('[data-facet-value]') ?? [];
    const current = [...values].find((value) => value.tabIndex === 0) ?? values[0];
    for (const value of values) {
      value.tabIndex = value === current ? 0 : -1;
      value.toggleAttribute('data-region-focus', value === current);
    }
  });

  function arrange(facets: Arrangement) {
    void reported(services, async () => void (await services.library.settings.set({ facets })));
  }

  function move(event: KeyboardEvent) {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const name = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[data-panel]');
      const panel = panels.find((one) => name && one === name.dataset['panel']);
      if (!panel) return;
      event.preventDefault();
      event.stopPropagation();
      return arrange(movedPanel(arrangement, panel, event.key === 'ArrowUp' ? 'up' : 'down'));
    }
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

  function drag(event: PointerEvent, moved: Panel) {
    const isHead = event.target instanceof HTMLElement && event.target.closest('legend') !== null;
    if (!root.current || !isHead || event.button !== 0 || event.pointerType === 'touch') return;
    // Or the words of the head would be selected.
    event.preventDefault();
    startFacetDrag(event, {
      list: root.current,
      moved,
      onOver: setDrop,
      onDrop({ before }) {
        const next = movedBefore(arrangement, moved, before);
        if (next !== arrangement) arrange(next);
      },
    });
  }

  return (
    <section
      ref={root}
      className={styles.facets}
      aria-label="Facets"
      data-region="facets"
      onKeyDown={move}
      data-dragging={drop !== null || undefined}
    >
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
      {panels.map((panel) => (
        <div
          key={panel}
          className={styles.panel}
          data-panel={panel}
          data-moved={drop?.moved === panel || undefined}
          data-gap={drop?.before === panel || undefined}
          onPointerDown={(event) => drag(event, panel)}
        >
          {arrangement.folded.includes(panel) ? (
            <fieldset className={facetStyles['facet']}>
              <legend className={facetStyles['legend']}>{panelLabel(panel)}</legend>
            </fieldset>
          ) : panel === 'date' ? (
            <Histogram today={today} />
          ) : panel === 'upvotes' ? (
            <Upvotes />
          ) : (
            <Facet name={panel} />
          )}
          <FacetMenu panel={panel} arrangement={arrangement} onArrange={arrange} />
        </div>
      ))}
      {drop !== null && drop.before === null ? <div className={styles.end} /> : null}
      {isArranged ? (
        <button type="button" className={facetStyles['more']} onClick={() => arrange(asAtFirst)}>
          {arrangement.hidden.length > 0
            ? `All as at first, ${arrangement.hidden.length} hidden`
            : 'All as at first'}
        </button>
      ) : null}
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
