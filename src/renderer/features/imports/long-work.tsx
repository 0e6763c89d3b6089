import { useEffect, useState } from 'react';
import type { Progress } from '#shared/contract/library.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { progressWords } from './import-words.ts';
import styles from './long-work.module.css';

/** Work that ends before this is not shown, in milliseconds. */
const beforeShown = 200;

/** Long work: its name, how far it is, how fast, how long it will take, and the way out. */
export function LongWork({
  name,
  progress,
  since,
  onCancel,
  className,
}: {
  readonly name: string;
  readonly progress: Progress | null;
  /** When it began, on the clock of `performance.now`. */
  readonly since: number;
  readonly onCancel: () => void;
  /** How it looks where it does not stand in a sheet. */
  readonly className?: string | undefined;
}) {
  const now = useClock();
  const elapsed = now - since;
  if (elapsed < beforeShown) return null;
  const done = progress?.done ?? 0;
  const total = progress?.total ?? null;
  return (
    <div className={classes(styles.work, className)}>
      <p className={styles.words}>
        <span className={styles.name}>{progress?.step ?? name}</span>
        <span className={styles.numbers}>{progress ? progressWords(progress, elapsed) : null}</span>
      </p>
      <ProgressBar label={progress?.step ?? name} done={done} total={total} />
      <Button variant="quiet" className={styles.cancel} onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

/** The time, four times a second. */
function useClock(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return now;
}
