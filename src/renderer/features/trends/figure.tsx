import { type ReactNode, useId, useRef, useState } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './figure.module.css';

/** A table is at least this high, in CSS pixels, where its chart is low. */
const leastHeight = 120;

/**
 * A chart under a sentence, with its table behind a button (`t`) in the same height. Who comes from the one to
 * the other with the keyboard goes on in it.
 */
export function Figure({
  heading,
  how,
  chart,
  table,
  className,
}: {
  readonly heading: string;
  /** How it is to be read. */
  readonly how?: ReactNode;
  readonly chart: ReactNode;
  /** Not given where there is nothing to chart. */
  readonly table?: ReactNode;
  readonly className?: string | undefined;
}) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  const isTable = height !== null && table !== undefined;

  function toggle() {
    const hadFocus = body.current?.contains(document.activeElement) ?? false;
    setHeight(isTable ? null : Math.max(leastHeight, body.current?.offsetHeight ?? 0));
    if (!hadFocus) return;
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  }

  return (
    <section className={classes(styles.figure, className)} aria-labelledby={id} data-figure="">
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 id={id} className={styles.heading}>
            {heading}
          </h2>
          {how ? <div className={styles.how}>{how}</div> : null}
        </div>
        {table === undefined ? null : (
          <IconButton
            icon="table"
            label="Show as a table"
            keys="t"
            pressed={isTable}
            className={styles.toggle}
            data-table-toggle=""
            onClick={toggle}
          />
        )}
      </header>
      <div ref={body} className={styles.body}>
        {isTable ? (
          <div
            className={styles.table}
            style={{ height }}
            tabIndex={0}
            role="region"
            aria-label={`${heading}, as a table`}
          >
            {table}
          </div>
        ) : (
          chart
        )}
      </div>
    </section>
  );
}
