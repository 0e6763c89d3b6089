import type { Explained } from '#shared/search/query/explain.ts';
import styles from './query-hint.module.css';

/** What a stretch of the query asks for, right below it (S31). The pointer may go on to it; Escape takes it away. */
export function QueryHint({
  id,
  hint,
  onEnter,
  onLeave,
}: {
  readonly id: string;
  readonly hint: Hint;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}) {
  return (
    <div
      id={id}
      role="tooltip"
      className={styles.hint}
      style={{ left: `${hint.left}px` }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <p>{hint.explained.sentence}</p>
      {hint.taken.length > 0 ? <p className={styles.taken}>{takenWords(hint.taken)}</p> : null}
    </div>
  );
}

/** A stretch that is explained, and where. */
export interface Hint {
  readonly explained: Explained;
  /** From the left of the search box, in CSS pixels. */
  readonly left: number;
  /** The words that its word is taken for, when no paper has it. */
  readonly taken: readonly string[];
}

/** The sentence on a slip: `No paper has it, so it is taken for “transformer”.` */
export function takenWords(taken: readonly string[]): string {
  const words = taken.slice(0, mostNamed).map((word) => `“${word}”`);
  const rest = taken.length > mostNamed ? ' and others near it' : '';
  return `No paper has it, so it is taken for ${words.join(', ')}${rest}.`;
}

const mostNamed = 4;
