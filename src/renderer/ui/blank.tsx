import type { ReactNode } from 'react';
import styles from './blank.module.css';

/** The middle of a view that has nothing to show: what is so, what can be done, at most two buttons. */
export function Blank({
  heading,
  children,
  actions,
}: {
  readonly heading: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.blank}>
      <h2 className={styles.heading}>{heading}</h2>
      {children ? <div className={styles.words}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
