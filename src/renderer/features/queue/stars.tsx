import { type KeyboardEvent, useRef } from 'react';
import type { Grade } from '#shared/domain/paper.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './queue.module.css';

const grades: readonly Grade[] = [1, 2, 3, 4, 5];

/** A rating of one to five; the one that holds, chosen again, takes it off. */
export function Stars({
  rating,
  onRate,
}: {
  readonly rating: number | null;
  readonly onRate: (rating: Grade | null) => void;
}) {
  const group = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.min(Math.max((rating ?? 0) + step, 1), 5);
    onRate(next);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next - 1]?.focus();
  }

  return (
    <div ref={group} className={styles.stars} role="radiogroup" aria-label="Rating" onKeyDown={move}>
      {grades.map((grade) => (
        <button
          key={grade}
          type="button"
          role="radio"
          aria-checked={rating === grade}
          aria-label={`${grade} of 5`}
          data-tip={rating === grade ? 'Take the rating off' : `${grade} of 5`}
          tabIndex={grade === (rating ?? 1) ? 0 : -1}
          className={classes(styles.star, rating !== null && grade <= rating && styles.given)}
          onClick={() => onRate(rating === grade ? null : grade)}
        >
          <Icon name="star" />
        </button>
      ))}
    </div>
  );
}
