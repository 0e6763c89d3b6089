import styles from './day-mark.module.css';

export type DayShape = 'complete' | 'partial' | 'quiet' | 'stale' | 'failed';

/**
 * What became of a day, as a shape that is told apart without its colour: disc, half disc, ring, ring with a
 * clock's hands, cross. With a name it speaks for itself; without, words stand beside it.
 */
export function DayMark({ shape, name }: { readonly shape: DayShape; readonly name?: string }) {
  const said = name === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': name };
  return (
    <svg className={styles[shape]} viewBox="0 0 10 10" {...said}>
      <Shape shape={shape} />
    </svg>
  );
}

function Shape({ shape }: { readonly shape: DayShape }) {
  const ring = { cx: 5, cy: 5, fill: 'none', stroke: 'currentColor' };
  switch (shape) {
    case 'complete':
      return <circle cx="5" cy="5" r="4" fill="currentColor" />;
    case 'partial':
      return (
        <>
          <circle {...ring} r="3.35" strokeWidth="1.3" />
          <path d="M5 1.65a3.35 3.35 0 0 0 0 6.7Z" fill="currentColor" />
        </>
      );
    case 'quiet':
      return <circle {...ring} r="3.35" strokeWidth="1.3" />;
    case 'stale':
      return (
        <>
          <circle {...ring} r="3.9" strokeWidth="1.2" />
          <path
            d="M5 2.9v2.3l1.5.9"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.2"
            strokeLinecap="round"
          />
        </>
      );
    case 'failed':
      return (
        <path
          d="M1.8 1.8 8.2 8.2M8.2 1.8 1.8 8.2"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      );
    default:
      return shape satisfies never;
  }
}
