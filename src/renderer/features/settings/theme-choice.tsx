import { type KeyboardEvent, useRef } from 'react';
import type { Settings } from '#shared/contract/library.ts';
import { classes } from '../../ui/classes.ts';
import styles from './theme-choice.module.css';

type Theme = Settings['theme'];

const themes: readonly {
  readonly value: Theme;
  readonly label: string;
  readonly halves: readonly ('light' | 'dark')[];
}[] = [
  { value: 'system', label: 'System', halves: ['light', 'dark'] },
  { value: 'light', label: 'Light', halves: ['light'] },
  { value: 'dark', label: 'Dark', halves: ['dark'] },
];

/** The themes as small pages of Carrel: a radio group, arrows move and choose. */
export function ThemeChoice({
  theme,
  onChange,
}: {
  readonly theme: Theme;
  readonly onChange: (theme: Theme) => void;
}) {
  const group = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (themes.findIndex((each) => each.value === theme) + step + themes.length) % themes.length;
    const next = themes[to];
    if (next) onChange(next.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[to]?.focus();
  }

  return (
    <div ref={group} role="radiogroup" aria-label="Theme" className={styles.themes} onKeyDown={onKeyDown}>
      {themes.map(({ value, label, halves }) => (
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={value === theme}
          tabIndex={value === theme ? 0 : -1}
          className={styles.theme}
          onClick={() => onChange(value)}
        >
          <span className={classes(styles.picture, value === theme && styles.on)} aria-hidden="true">
            {halves.map((half) => (
              <span key={half} className={styles.half} data-theme={half}>
                <span className={styles.rail} />
                <span className={styles.list} />
                <span className={styles.pane} />
              </span>
            ))}
          </span>
          {label}
        </button>
      ))}
    </div>
  );
}
