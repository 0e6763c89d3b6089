import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

interface ChipLook {
  readonly children: ReactNode;
  /** `chosen` narrows what is shown, `excluded` leaves out. */
  readonly tone?: 'plain' | 'chosen' | 'excluded';
  /** What the × does; without it there is none. */
  readonly onRemove?: () => void;
  /** The name of the ×: "Remove the tag peft". */
  readonly removeLabel?: string;
  readonly onPress?: () => void;
}

/** A small thing that is set: a tag, a chosen facet. */
export function Chip({ children, tone = 'plain', onRemove, removeLabel, onPress }: ChipLook) {
  return (
    <span className={classes(styles.chip, styles[tone])}>
      {onPress ? (
        <button type="button" className={styles.words} onClick={onPress}>
          {children}
        </button>
      ) : (
        <span className={styles.words}>{children}</span>
      )}
      {onRemove ? (
        <button
          type="button"
          className={styles.remove}
          aria-label={removeLabel ?? 'Remove'}
          onClick={onRemove}
        >
          <Icon name="x" size={12} />
        </button>
      ) : null}
    </span>
  );
}

/** The chip that adds one. */
export function AddChip({
  children,
  onPress,
}: {
  readonly children: ReactNode;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className={classes(styles.chip, styles.add)} onClick={onPress}>
      <Icon name="plus" size={12} />
      {children}
    </button>
  );
}
