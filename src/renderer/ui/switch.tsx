import type { ReactNode } from 'react';
import styles from './switch.module.css';

/** Something that is on or off at once; the knob stands at the side that holds, and the words beside it. */
export function Switch({
  isOn,
  onChange,
  children,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      className={styles.switch}
      onClick={() => onChange(!isOn)}
    >
      <span className={styles.track} aria-hidden="true">
        <i className={styles.knob} />
      </span>
      {children}
    </button>
  );
}
