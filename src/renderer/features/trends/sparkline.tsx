import styles from './sparkline.module.css';

const height = 22;
const edge = 3;

/** A small line with a height of its own; weeks without a value are left out of it. It ends in a disc or a ring. */
export function Sparkline({
  values,
  width,
  end,
}: {
  readonly values: readonly (number | null)[];
  readonly width: number;
  readonly end: 'disc' | 'ring';
}) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const range = Math.max(...known) - low || 1;
  const step = (width - 2 * edge) / Math.max(1, values.length - 1);
  const x = (at: number) => edge + at * step;
  const y = (value: number) => height - edge - ((value - low) / range) * (height - 2 * edge);
  const path = values
    .map((value, at) => {
      if (value === null) return '';
      const pen = at === 0 || values[at - 1] === null ? 'M' : 'L';
      return `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = values.findLastIndex((value) => value !== null);

  return (
    <svg className={styles.line} data-end={end} width={width} height={height} aria-hidden="true">
      <path d={path} />
      {last < 0 ? null : <circle cx={x(last)} cy={y(values[last] ?? 0)} r={end === 'disc' ? 2.6 : 2.2} />}
    </svg>
  );
}
