import { type PointerEvent, useRef, useState } from 'react';
import { focusRegion } from '../../commands/regions.ts';
import { countWords } from '../../text/counts.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { movedEdge, type Range, spanned } from './brush.ts';
import facetStyles from './facet.module.css';
import styles from './histogram.module.css';
import { RangeEdge } from './range-edge.tsx';

/** One bar, and what it is called: `Jun 2024`, `20 to 49`. */
export interface Bar {
  readonly key: string;
  readonly words: string;
  readonly count: number;
}

/**
 * Hits as bars of which a range can be chosen: by dragging over them, or by a slider at either end. How long it is
 * dragged or moved makes one step in the history.
 */
export function RangePlot({
  legend,
  says,
  bars,
  range,
  page,
  ends,
  words,
  onChoose,
  children,
}: {
  readonly legend: string;
  /** The chart as a sentence. */
  readonly says: string;
  readonly bars: readonly Bar[];
  /** `null`: no range is chosen. */
  readonly range: Range | null;
  readonly page: number;
  /** What stands below the bars, unless one is read out. */
  readonly ends: React.ReactNode;
  /** The names of the sliders, and where they stand. */
  readonly words: Readonly<Record<'from' | 'to', { readonly label: string; readonly value: string }>>;
  readonly onChoose: (range: Range | null, how: 'go' | 'replace') => void;
  readonly children?: React.ReactNode;
}) {
  const plot = useRef<HTMLDivElement>(null);
  const [isDragging, setDragging] = useState(false);
  const [over, setOver] = useState<number | null>(null);
  /** Whether keys have moved an edge since it was focused. */
  const hasStepped = useRef(false);
  const under = over === null || isDragging ? undefined : bars[over];
  const chosen = range ?? { from: 0, to: bars.length };
  const most = Math.max(1, ...bars.map(({ count }) => count));

  function barAt(clientX: number): number {
    const rect = plot.current?.getBoundingClientRect();
    if (!rect) return 0;
    const at = Math.floor(((clientX - rect.left) / rect.width) * bars.length);
    return Math.min(Math.max(at, 0), bars.length - 1);
  }

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const edge = event.target instanceof HTMLElement ? event.target.dataset['edge'] : undefined;
    const start = barAt(event.clientX);
    let last = '';
    const show = (clientX: number) => {
      const at = barAt(clientX);
      const next =
        edge === 'from' || edge === 'to'
          ? movedEdge(chosen, edge, edge === 'from' ? at : at + 1, bars.length)
          : spanned(start, at);
      const key = `${next.from}-${next.to}`;
      if (key === last) return;
      onChoose(next, last === '' ? 'go' : 'replace');
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
    <fieldset className={facetStyles['facet']}>
      <legend className={facetStyles['legend']}>{legend}</legend>
      <div className={styles.histogram} data-dragging={isDragging}>
        <VisuallyHidden>
          <p>{says}</p>
          <Counts caption={legend} bars={bars} />
        </VisuallyHidden>
        <div
          ref={plot}
          className={styles.plot}
          onPointerDown={drag}
          onDoubleClick={() => onChoose(null, 'go')}
          onPointerMove={({ clientX }) => setOver(barAt(clientX))}
          onPointerLeave={() => setOver(null)}
        >
          {range ? <span className={styles.wash} style={spanOf(range, bars.length)} /> : null}
          {bars.map(({ key, count }, index) => (
            <span
              key={key}
              className={index >= chosen.from && index < chosen.to ? styles.bin : styles.outside}
              style={{ '--height': count / most } as React.CSSProperties}
              data-empty={count === 0 || undefined}
            />
          ))}
          {(['from', 'to'] as const).map((edge) => (
            <RangeEdge
              key={edge}
              edge={edge}
              range={chosen}
              count={bars.length}
              page={page}
              isSet={range !== null}
              words={words[edge]}
              onMove={(next) => {
                onChoose(next, hasStepped.current ? 'replace' : 'go');
                hasStepped.current = true;
              }}
              onClear={() => onChoose(null, 'go')}
              onLeave={() => {
                hasStepped.current = false;
              }}
              onDone={() => focusRegion('list')}
            />
          ))}
        </div>
        <div className={styles.ends}>
          {under ? (
            <span>
              {under.words}: {countWords(under.count)} {under.count === 1 ? 'paper' : 'papers'}
            </span>
          ) : (
            ends
          )}
        </div>
      </div>
      {children}
    </fieldset>
  );
}

/** The bars as a table, for whoever does not see them. */
function Counts({ caption, bars }: { readonly caption: string; readonly bars: readonly Bar[] }) {
  return (
    <table>
      <caption>{caption}: papers</caption>
      <tbody>
        {bars
          .filter(({ count }) => count > 0)
          .map(({ key, words, count }) => (
            <tr key={key}>
              <th scope="row">{words}</th>
              <td>{countWords(count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function spanOf({ from, to }: Range, count: number): { left: string; width: string } {
  return { left: `${(from / count) * 100}%`, width: `${((to - from) / count) * 100}%` };
}
