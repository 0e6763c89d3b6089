import styles from './check-mark.module.css';

/** The box of a choice, drawn: empty, chosen (a check) or excluded (a bar). The control behind it is the caller's. */
export function CheckMark({ state }: { readonly state: 'off' | 'on' | 'excluded' }) {
  return (
    <span className={styles[state]} aria-hidden="true">
      <svg viewBox="0 0 24 24">
        {state === 'on' ? <path d="M5 12.8 10 18 19 6.8" /> : null}
        {state === 'excluded' ? <path d="M5 12h14" /> : null}
      </svg>
    </span>
  );
}
