import { useMemo } from 'react';
import styles from './sparkline.module.css';

/** One value of a series, at a place that may be uneven: days that nobody saw have none. */
export interface SparkPoint {
  readonly at: number;
  readonly value: number;
}

const width = 240;
const height = 44;
/** Room above and below, so that line and dot are never cut. */
const room = 5;

/** How a number moved, drawn in a line without axes. Its name says it in a sentence. */
export function Sparkline({
  label,
  points,
}: {
  readonly label: string;
  readonly points: readonly SparkPoint[];
}) {
  const path = useMemo(() => drawn(points), [points]);
  if (path === null) return null;
  return (
    <div className={styles.spark} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.ground} d={`M0 ${height - 0.5}H${width}`} />
        <path className={styles.area} d={`${path.line}V${height - 0.5}H${path.from}Z`} />
        <path className={styles.line} d={path.line} />
      </svg>
      <i className={styles.dot} style={{ top: `${path.last}px` }} />
    </div>
  );
}

function drawn(
  points: readonly SparkPoint[],
): { readonly line: string; readonly from: number; readonly last: number } | null {
  const first = points[0];
  const end = points.at(-1);
  if (!first || !end) return null;
  const values = points.map(({ value }) => value);
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const time = end.at - first.at;
  const x = (at: number): number => (time === 0 ? width : ((at - first.at) / time) * width);
  // What never moved lies low: it did not rise.
  const y = (value: number): number =>
    span === 0 ? height - room * 2 : room + (1 - (value - low) / span) * (height - 2 * room - 4);
  const steps = points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
  // One value alone is a level line up to today.
  const line = points.length === 1 ? `M0,${y(first.value)}H${width}` : `M${steps.join('L')}`;
  return { line, from: 0, last: y(end.value) };
}
