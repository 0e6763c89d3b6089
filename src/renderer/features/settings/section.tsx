import { type ReactNode, useId } from 'react';
import { classes } from '../../ui/classes.ts';
import styles from './settings-sheet.module.css';

/** A part of the settings, with its name and what is true of all of it. */
export function Section({
  title,
  caption,
  action,
  children,
}: {
  readonly title: string;
  readonly caption?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHead}>
        <h2 id={id} className={styles.sectionTitle}>
          {title}
        </h2>
        {caption ? <p className={styles.caption}>{caption}</p> : <span className={styles.caption} />}
        {action}
      </header>
      {children}
    </section>
  );
}

/** One setting: its label, and what it is set to. */
export function Line({
  label,
  height = 'line',
  children,
}: {
  readonly label: string;
  /** `tall`: what is set takes many lines, and the label stands beside the first. */
  readonly height?: 'line' | 'tall';
  readonly children: ReactNode;
}) {
  return (
    <div className={classes(styles.line, height === 'tall' && styles.tall)}>
      <span className={styles.label}>{label}</span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
