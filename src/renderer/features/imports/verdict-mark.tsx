import type { RowKind } from './preview-view.ts';
import styles from './verdict-mark.module.css';

const labels: Readonly<Record<RowKind, string>> = {
  new: 'New',
  updated: 'Updated',
  unchanged: 'Unchanged',
  doubtful: 'Doubtful',
  missed: 'Not understood',
};

/** What will be done with a row, as a shape that reads without its colour. */
export function VerdictMark({ kind, named = false }: { readonly kind: RowKind; readonly named?: boolean }) {
  const name = named ? { role: 'img', 'aria-label': labels[kind] } : { 'aria-hidden': true as const };
  return (
    <svg className={styles[kind]} viewBox="0 0 24 24" {...name}>
      <path d={paths[kind]} />
    </svg>
  );
}

const paths: Readonly<Record<RowKind, string>> = {
  new: 'M12 5v14M5 12h14',
  updated: 'M12 3.5 3 8l9 4.5L21 8ZM3.5 12.3 12 16.6l3-1.5M3.5 16.6 12 20.9l2-1M18.5 13.5v7M15 17h7',
  unchanged: 'M5 9h14M5 15h14',
  doubtful:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.6h.01',
  missed: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.8 5.8l12.4 12.4',
};
