import type { ReactNode } from 'react';
import { Lamp } from '../ui/lamp.tsx';
import styles from './full-page.module.css';

/** A page of its own: what is so, then what can be done. */
export function FullPage({
  heading,
  children,
  actions,
}: {
  readonly heading: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <main className={styles.page}>
      <Lamp size={44} />
      <h1 className={styles.heading}>{heading}</h1>
      <div className={styles.words}>{children}</div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </main>
  );
}
