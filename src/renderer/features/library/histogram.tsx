import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { queryWithDateRange } from '#shared/search/query/date-range.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { resolveDates } from '#shared/search/query/ranges.ts';
import type { FacetCount } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';
import { focusRegion } from '../../commands/regions.ts';
import { countWords } from '../../text/counts.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import {
  type Bin,
  binsOf,
  datesOfRange,
  movedEdge,
  pageOf,
  type Range,
  rangeOfDays,
  spanned,
} from './brush.ts';
import facetStyles from './facet.module.css';
import styles from './histogram.module.css';
import { binWords, dateOf, describe, hasRoomForStart, rangeWords } from './histogram-words.ts';
import { RangeEdge } from './range-edge.tsx';

/** When the hits were published, as bars; dragging over them, or the two sliders, is `date:` in the query. */
export function Histogram({ today }: { readonly today: string }) {
  const { results, place } = useServices();
  const histogram = useStore(results, (state) => state.answer?.histogram);
  const query = useStore(place, (state) => state.place.query);
  const bins = useBins(histogram, today);
  const range = useMemo(() => rangeIn(query, bins, today), [query, bins, today]);
  const plot = useRef<HTMLDivElement>(null);
  const [isDragging, setDragging] = useState(false);
  /** The bar under the pointer, whose count is then read out below. */
  const [over, setOver] = useState<number | null>(null);
  const under = over === null || isDragging ? undefined : bins[over];
  /** Whether keys have moved an edge since it was focused: all of that is one step in the history. */
  const hasStepped = useRef(false);
  if (bins.length === 0) return null;

  const whole: Range = { from: 0, to: bins.length };
  const chosen = range ?? whole;
  const most = Math.max(1, ...bins.map(({ count }) => count));

  function choose(next: Range | null, how: 'go' | 'replace') {
    const { place: now, go, replace } = place.getState();
    const { from, to } = datesOfRange(bins, next ?? whole);
    const changed = queryWithDateRange(now.query, from, to);
    (how === 'go' ? go : replace)({ query: changed });
  }

  function binAt(clientX: number): number {
    const rect = plot.current?.getBoundingClientRect();
    if (!rect) return 0;
    const at = Math.floor(((clientX - rect.left) / rect.width) * bins.length);
    return Math.min(Math.max(at, 0), bins.length - 1);
  }

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const edge = event.target instanceof HTMLElement ? event.target.dataset['edge'] : undefined;
    const start = binAt(event.clientX);
    let last = '';
    const show = (clientX: number) => {
      const at = binAt(clientX);
      const next =
        edge === 'from' || edge === 'to'
          ? movedEdge(chosen, edge, edge === 'from' ? at : at + 1, bins.length)
          : spanned(start, at);
      const key = `${next.from}-${next.to}`;
      if (key === last) return;
      // Choosing is one step in the history, however far it is dragged.
      choose(next, last === '' ? 'go' : 'replace');
      last = key;
    };
    const move = (moved: globalThis.PointerEvent) => show(moved.clientX);
    if (!edge) show(event.clientX);
    setDragging(true);
    target.addEventListener('pointermove', move);
    target.addEventListener(
      'lostpointercapture',
      () => {
        target.removeEventListener('pointermove', move);
        setDragging(false);
      },
      { once: true },
    );
  }

  return (
    <fieldset className={facetStyles['facet']} aria-describedby="histogram-says">
      <legend className={facetStyles['legend']}>Published</legend>
      <div className={styles.histogram} data-dragging={isDragging}>
        <p id="histogram-says" className={styles.says}>
          {describe(bins, chosen, today)}
        </p>
        <div
          ref={plot}
          className={styles.plot}
          onPointerDown={drag}
          onDoubleClick={() => choose(null, 'go')}
          onPointerMove={({ clientX }) => setOver(binAt(clientX))}
          onPointerLeave={() => setOver(null)}
        >
          {range ? <span className={styles.wash} style={spanOf(range, bins.length)} /> : null}
          {bins.map((bin, index) => (
            <span
              key={bin.first}
              className={index >= chosen.from && index < chosen.to ? styles.bin : styles.outside}
              style={{ '--height': bin.count / most } as React.CSSProperties}
              data-empty={bin.count === 0 || undefined}
            />
          ))}
          {(['from', 'to'] as const).map((edge) => (
            <RangeEdge
              key={edge}
              edge={edge}
              range={chosen}
              count={bins.length}
              page={pageOf(bins)}
              isSet={range !== null}
              words={{
                label: edge === 'from' ? 'Published from' : 'Published until',
                value: dateOf(edge === 'from' ? bins[chosen.from]?.first : bins[chosen.to - 1]?.last),
              }}
              onMove={(next) => {
                choose(next, hasStepped.current ? 'replace' : 'go');
                hasStepped.current = true;
              }}
              onClear={() => choose(null, 'go')}
              onLeave={() => {
                hasStepped.current = false;
              }}
              onDone={() => focusRegion('list')}
            />
          ))}
        </div>
        <div className={styles.ends}>
          {under ? (
            <span>{binWords(under)}</span>
          ) : (
            <>
              <span>{hasRoomForStart(range, bins) ? dateOf(bins[0]?.first) : ''}</span>
              {range ? <b>{rangeWords(bins, range, today)}</b> : <span>{dateOf(bins.at(-1)?.last)}</span>}
            </>
          )}
        </div>
        <VisuallyHidden>
          <Counts bins={bins} />
        </VisuallyHidden>
      </div>
    </fieldset>
  );
}

/** The same as a table, for whoever does not see bars. */
function Counts({ bins }: { readonly bins: readonly Bin[] }) {
  return (
    <table>
      <caption>Papers by date</caption>
      <tbody>
        {bins
          .filter(({ count }) => count > 0)
          .map(({ first, last, count }) => (
            <tr key={first}>
              <th scope="row">{first === last ? dateOf(first) : `${dateOf(first)} to ${dateOf(last)}`}</th>
              <td>{countWords(count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** The bars; where no hit has a date, those there were, empty, so that nothing jumps. */
function useBins(histogram: readonly FacetCount[] | undefined, today: string): readonly Bin[] {
  const [held, setHeld] = useState<readonly Bin[]>([]);
  const counted = useMemo(() => binsOf(histogram ?? [], today), [histogram, today]);
  const bins = useMemo(
    () => (counted.length > 0 ? counted : held.map((bin) => ({ ...bin, count: 0 }))),
    [counted, held],
  );
  if (counted.length > 0 && counted !== held) setHeld(counted);
  return bins;
}

/** The bars that the query's own `date:` range covers; `null` when it has none, or one that no bar shows. */
function rangeIn(query: string, bins: readonly Bin[], today: string): Range | null {
  const { dates } = parseQuery(query);
  const only = dates.length === 1 ? dates[0] : undefined;
  const days = only ? resolveDates(only.text, today) : null;
  return days ? rangeOfDays(bins, days) : null;
}

function spanOf({ from, to }: Range, count: number): { left: string; width: string } {
  return { left: `${(from / count) * 100}%`, width: `${((to - from) / count) * 100}%` };
}
