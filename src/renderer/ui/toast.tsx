import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './toast.module.css';

/**
 * What was just done, for so many milliseconds; it waits while the mouse or the focus is on it.
 * The sentence is spoken by the page's live region, not by this.
 */
export function ToastCard({
  icon,
  tone,
  lasts,
  children,
  action,
  onDismiss,
}: {
  readonly icon: IconName;
  readonly tone: 'plain' | 'error';
  /** `null`: until it is dismissed. */
  readonly lasts: number | null;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly onDismiss: () => void;
}) {
  const [isHeld, setHeld] = useState(false);
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    if (isHeld || lasts === null) return;
    const timer = window.setTimeout(() => dismiss.current(), lasts);
    return () => window.clearTimeout(timer);
  }, [isHeld, lasts]);

  return (
    <div
      className={classes(styles.toast, tone === 'error' && styles.error)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={icon} />
      <span className={styles.words}>{children}</span>
      {action}
      <IconButton icon="x" label="Dismiss" size="sm" onClick={onDismiss} />
    </div>
  );
}
