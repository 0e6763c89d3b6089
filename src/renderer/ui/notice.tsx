import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

const icons: Readonly<Record<'calm' | 'warn' | 'bad', IconName>> = {
  calm: 'info',
  warn: 'circle-alert',
  bad: 'triangle-alert',
};

/** What is so, then what can be done: sentences beside a shape, with at most two buttons. */
export function Notice({
  tone,
  children,
  actions,
}: {
  readonly tone: 'calm' | 'warn' | 'bad';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles[tone]} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div className={styles.words}>{children}</div>
      {actions}
    </div>
  );
}
