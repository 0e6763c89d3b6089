import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { queryWithDateRange } from '#shared/search/query/date-range.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { resolveDates } from '#shared/search/query/ranges.ts';
import type { FacetCount } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted, countWords } from '../../text/counts.ts';
import { dateWords } from '../../text/dates.ts';
import { type Bin, binsOf, datesOfRange, movedEdge, type Range, rangeOfDays, spanned } from './brush.ts';
import facetStyles from './facet.module.css';
import styles from './histogram.module.css';

/** When the hits were published, as bars; dragging over them, or the two sliders, is `date:` in the query. */
export function Histogram({ today }: { readonly today: string }) {
  const { results, place } = useServices();
  const months = useStore(results, (state) => state.answer?.histogram);
  const query = useStore(place, (state) => state.place.query);
  const bins = useBins(months, today);
  const range = useMemo(() => rangeIn(query, bins, today), [query, bins, today]);
  const plot = useRef<HTMLDivElement>(null);
  const [isDragging, setDragging] = useState(false);
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
          {describe(bins, chosen)}
        </p>
        <div ref={plot} className={styles.plot} onPointerDown={drag} onDoubleClick={() => choose(null, 'go')}>
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
            <Edge
              key={edge}
              edge={edge}
              range={chosen}
              bins={bins}
              isSet={range !== null}
              onMove={(next) => {
                choose(next, hasStepped.current ? 'replace' : 'go');
                hasStepped.current = true;
              }}
              onLeave={() => {
                hasStepped.current = false;
              }}
            />
          ))}
        </div>
        <div className={styles.ends}>
          <span>{hasRoomForStart(range, bins) ? monthWords(bins[0]?.first) : ''}</span>
          {range ? <b>{rangeWords(bins, range)}</b> : <span>{monthWords(bins.at(-1)?.last)}</span>}
        </div>
      </div>
    </fieldset>
  );
}

/** The bars; where no hit has a date, those there were, empty, so that nothing jumps. */
function useBins(months: readonly FacetCount[] | undefined, today: string): readonly Bin[] {
  const [held, setHeld] = useState<readonly Bin[]>([]);
  const counted = useMemo(() => binsOf(months ?? [], today), [months, today]);
  const bins = useMemo(
    () => (counted.length > 0 ? counted : held.map((bin) => ({ ...bin, count: 0 }))),
    [counted, held],
  );
  if (counted.length > 0 && counted !== held) setHeld(counted);
  return bins;
}

function Edge({
  edge,
  range,
  bins,
  isSet,
  onMove,
  onLeave,
}: {
  readonly edge: 'from' | 'to';
  readonly range: Range;
  readonly bins: readonly Bin[];
  readonly isSet: boolean;
  readonly onMove: (range: Range) => void;
  readonly onLeave: () => void;
}) {
  const at = range[edge];
  const bin = edge === 'from' ? bins[at] : bins[at - 1];

  function key(event: KeyboardEvent) {
    const to = targetOf(event.key, at, bins.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(movedEdge(range, edge, to, bins.length));
  }

  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={edge === 'from' ? 'Published from' : 'Published until'}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={bins.length}
      aria-valuenow={at}
      aria-valuetext={bin ? dateWords(edge === 'from' ? bin.first : bin.last, 'long') : ''}
      data-edge={edge}
      data-set={isSet || undefined}
      className={styles.edge}
      style={{ left: `${(at / bins.length) * 100}%` }}
      onKeyDown={key}
      onBlur={onLeave}
    />
  );
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + 1;
    case 'PageDown':
      return at - 12;
    case 'PageUp':
      return at + 12;
    case 'Home':
      return 0;
    case 'End':
      return count;
    default:
      return null;
  }
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

function rangeWords(bins: readonly Bin[], { from, to }: Range): string {
  const end = to === bins.length ? 'today' : monthWords(bins[to - 1]?.last);
  const start = monthWords(bins[from]?.first);
  return start === end ? start : `${start} – ${end}`;
}

/** Both ends of a range take the whole line; an open end leaves room for where the bars begin. */
function hasRoomForStart(range: Range | null, bins: readonly Bin[]): boolean {
  return range === null || (range.from > 0 && range.to === bins.length);
}

function monthWords(month: string | undefined): string {
  return month ? dateWords(month, 'short') : '';
}

function describe(bins: readonly Bin[], range: Range): string {
  const inside = bins.slice(range.from, range.to);
  const count = inside.reduce((sum, bin) => sum + bin.count, 0);
  const busiest = inside.reduce(
    (best, bin) => (bin.count > best.count ? bin : best),
    inside[0] ?? { first: '', last: '', count: 0 },
  );
  return `${counted(count, 'dated paper')} from ${rangeWords(bins, range)}, most in ${monthWords(busiest.first)} with ${countWords(busiest.count)}.`;
}
