import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './segmented.module.css';

interface SegmentedLook<Value extends string> {
  readonly label: string;
  /** `null` when none of the options holds. */
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly mark?: ReactNode }[];
  readonly onChange: (value: Value) => void;
  /** Whether it fills its line, all parts equally wide. */
  readonly wide?: boolean;
  /** Whether it stands in a line of small text. */
  readonly small?: boolean;
}

/** One of a few, side by side: a radio group. Arrows move and choose. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  wide,
  small,
}: SegmentedLook<Value>) {
  const group = useRef<HTMLDivElement>(null);
  const current = options.findIndex((option) => option.value === value);

  function move(event: KeyboardEvent) {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (Math.max(current, 0) + step + options.length) % options.length;
    const next = options[index];
    if (!next) return;
    onChange(next.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus();
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      className={classes(styles.segmented, wide && styles.wide, small && styles.small)}
      onKeyDown={move}
    >
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={index === Math.max(current, 0) ? 0 : -1}
          className={classes(styles.option, option.value === value && styles.on)}
          onClick={() => onChange(option.value)}
        >
          {option.mark}
          {option.label}
        </button>
      ))}
    </div>
  );
}
