import styles from './status-mark.module.css';

export type StatusShape = 'undecided' | 'queued' | 'reading' | 'done' | 'skipped';

/** What each status is called on the page. */
export const statusLabels: Readonly<Record<StatusShape, string>> = {
  undecided: 'Undecided',
  queued: 'Queued',
  reading: 'Reading',
  done: 'Done',
  skipped: 'Skipped',
};

/** Five shapes, so that colour is never the only sign: dashed ring, ring with a dot, half disc, check, barred ring. */
export function StatusMark({
  status,
  named = false,
}: {
  readonly status: StatusShape;
  readonly named?: boolean;
}) {
  const name = named ? { role: 'img', 'aria-label': statusLabels[status] } : { 'aria-hidden': true as const };
  return (
    <svg className={styles[status]} viewBox="0 0 14 14" {...name}>
      <Shape status={status} />
    </svg>
  );
}

function Shape({ status }: { readonly status: StatusShape }) {
  const ring = { cx: 7, cy: 7, r: 5.25, fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };
  switch (status) {
    case 'undecided':
      return <circle {...ring} strokeDasharray="2.2 1.924" />;
    case 'queued':
      return (
        <>
          <circle {...ring} />
          <circle cx="7" cy="7" r="2" fill="currentColor" />
        </>
      );
    case 'reading':
      return (
        <>
          <circle {...ring} />
          <path d="M7 3.4a3.6 3.6 0 0 1 0 7.2Z" fill="currentColor" />
        </>
      );
    case 'done':
      return (
        <>
          <circle cx="7" cy="7" r="6" fill="currentColor" />
          <path className={styles.cut} d="M4.4 7.3 6.2 9.1 9.7 5.2" />
        </>
      );
    case 'skipped':
      return (
        <>
          <circle {...ring} />
          <path d="M4.6 7h4.8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </>
      );
    default:
      return status satisfies never;
  }
}
