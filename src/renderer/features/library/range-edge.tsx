import type { KeyboardEvent } from 'react';
import { movedEdge, movedRange, type Range } from './brush.ts';
import styles from './histogram.module.css';

/**
 * One end of a choice of bars, as a slider. Arrows move it, with Shift the whole choice; Home and End take it to the
 * first and last bar, Escape takes the choice back, Enter goes on to what was found.
 */
export function RangeEdge({
  edge,
  range,
  count,
  page,
  isSet,
  words,
  onMove,
  onClear,
  onLeave,
  onDone,
}: {
  readonly edge: 'from' | 'to';
  readonly range: Range;
  /** How many bars there are. */
  readonly count: number;
  /** How far PageUp and PageDown move it. */
  readonly page: number;
  /** Whether there is a choice. */
  readonly isSet: boolean;
  /** Its name, and where it stands. */
  readonly words: { readonly label: string; readonly value: string };
  readonly onMove: (range: Range) => void;
  readonly onClear: () => void;
  readonly onLeave: () => void;
  readonly onDone: () => void;
}) {
  const at = range[edge];

  function key(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = targetOf(event.key, { at, count, page });
    const clears = event.key === 'Escape' && isSet;
    if (to === null && !clears && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (clears) onClear();
    else if (to === null) onDone();
    else onMove(event.shiftKey ? movedRange(range, to - at, count) : movedEdge(range, edge, to, count));
  }

  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={words.label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={count}
      aria-valuenow={at}
      aria-valuetext={words.value}
      data-edge={edge}
      data-set={isSet || undefined}
      className={styles.edge}
      style={{ left: `${(at / count) * 100}%` }}
      onKeyDown={key}
      onBlur={onLeave}
    />
  );
}

function targetOf(
  key: string,
  { at, count, page }: { readonly at: number; readonly count: number; readonly page: number },
): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + 1;
    case 'PageDown':
      return at - page;
    case 'PageUp':
      return at + page;
    case 'Home':
      return 0;
    case 'End':
      return count;
    default:
      return null;
  }
}
