import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './splitter.module.css';

interface SplitterLook {
  /** "Width of the paper". */
  readonly label: string;
  /** What it divides is at its left (`start`) or at its right (`end`). */
  readonly side: 'start' | 'end';
  /** The present width and its bounds, in CSS pixels; asked when the reader takes hold. */
  readonly measure: () => { readonly width: number; readonly min: number; readonly max: number };
  /** `null` gives back the width that it has by itself. */
  readonly onChange: (width: number | null) => void;
  readonly className?: string | undefined;
}

const step = 16;

/** The line between two panes: dragged, moved with arrows, set back by a double click or Enter. */
export function Splitter({ label, side, measure, onChange, className }: SplitterLook) {
  const separator = useRef<HTMLDivElement>(null);
  const direction = side === 'start' ? 1 : -1;

  function report() {
    const { width, min, max } = measure();
    separator.current?.setAttribute('aria-valuenow', String(Math.round(width)));
    separator.current?.setAttribute('aria-valuemin', String(min));
    separator.current?.setAttribute('aria-valuemax', String(Math.round(max)));
    separator.current?.setAttribute('aria-valuetext', `${Math.round(width)} pixels`);
  }

  function set(width: number | null, { min, max }: { min: number; max: number }) {
    onChange(width === null ? null : Math.round(Math.min(Math.max(width, min), Math.max(min, max))));
    requestAnimationFrame(report);
  }

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const bounds = measure();
    const start = event.clientX;
    const target = event.currentTarget;
    const move = (moved: globalThis.PointerEvent) =>
      set(bounds.width + (moved.clientX - start) * direction, bounds);
    const end = () => target.removeEventListener('pointermove', move);
    target.addEventListener('pointermove', move);
    target.addEventListener('lostpointercapture', end, { once: true });
  }

  function key(event: KeyboardEvent) {
    const bounds = measure();
    const width = widthFor(event.key, bounds);
    if (width === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(width, bounds);
  }

  function widthFor(
    name: string,
    { width, min, max }: ReturnType<SplitterLook['measure']>,
  ): number | null | undefined {
    switch (name) {
      case 'ArrowLeft':
        return width - step * direction;
      case 'ArrowRight':
        return width + step * direction;
      case 'Home':
        return min;
      case 'End':
        return max;
      case 'Enter':
        return null;
      default:
        return undefined;
    }
  }

  return (
    <div
      ref={separator}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={0}
      tabIndex={0}
      className={classes(styles.splitter, className)}
      onPointerDown={drag}
      onDoubleClick={() => onChange(null)}
      onFocus={report}
      onKeyDown={key}
    />
  );
}
