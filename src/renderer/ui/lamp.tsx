import styles from './lamp.module.css';

/** Carrel's sign: a reading lamp. */
export function Lamp({ size }: { readonly size: 20 | 44 }) {
  return (
    <svg className={size === 44 ? styles.large : styles.small} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M5.5 2.8h9c.8 0 1.5.5 1.8 1.2l1.7 4.2c.3.8-.3 1.6-1.1 1.6H3.1c-.8 0-1.4-.8-1.1-1.6L3.7 4c.3-.7 1-1.2 1.8-1.2Z"
        fill="currentColor"
      />
      <path
        d="M10 9.8v6.6M5.6 17.2h8.8"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        fill="none"
      />
      <path d="M14.5 9.8v2.6" stroke="currentColor" strokeWidth="1.1" strokeLinecap="round" />
    </svg>
  );
}
