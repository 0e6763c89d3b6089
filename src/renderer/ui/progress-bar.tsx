import styles from './progress-bar.module.css';

/** How far long work has come; `total` is `null` while it is not known. */
export function ProgressBar({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}) {
  const share = total ? Math.min(done / total, 1) : 0;
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={total === null ? undefined : done}
    >
      <span className={styles.fill} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
