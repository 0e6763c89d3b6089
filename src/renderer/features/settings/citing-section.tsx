import { useId, useState } from 'react';
import type { Settings } from '#shared/contract/library.ts';
import { citationKey, usualKeyPattern } from '#shared/domain/citation-key.ts';
import { Button } from '../../ui/button.tsx';
import styles from './citing-section.module.css';
import { Line, Section } from './section.tsx';

/** A paper to show what a pattern gives. */
const example = {
  authors: ['Ludwig van Beethoven', 'Ada Lovelace', 'Alan Turing', 'Grace Hopper'],
  date: '2024-07-01',
  title: 'On the sound of sparse rivers',
};

/** What citation keys are made of. */
export function CitingSection({
  settings,
  onChange,
}: {
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
}) {
  const id = useId();
  const [pattern, setPattern] = useState(settings.keyPattern);

  function take(next: string): void {
    const taken = next.trim() === '' ? usualKeyPattern : next.trim();
    setPattern(taken);
    if (taken !== settings.keyPattern) onChange({ keyPattern: taken });
  }

  return (
    <Section
      title="Citing"
      caption="A paper gets its key when it is first exported to be cited, and keeps it"
    >
      <Line label="Keys">
        <span className={styles.keys}>
          <input
            type="text"
            aria-label="What citation keys are made of"
            aria-describedby={`${id}-example ${id}-fields`}
            className={styles.pattern}
            spellCheck={false}
            autoComplete="off"
            maxLength={200}
            value={pattern}
            onChange={(event) => setPattern(event.target.value)}
            onBlur={() => take(pattern)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take(pattern);
            }}
          />
          <output id={`${id}-example`} className={styles.example}>
            {citationKey(example, pattern.trim() === '' ? usualKeyPattern : pattern)}
          </output>
        </span>
      </Line>
      <Line label="">
        <span id={`${id}-fields`} className={styles.fields}>
          [auth] [authors] [year] [shortyear] [month] [word] [shorttitle] [title], each with :lower, :capital
          or a number of letters behind it
          {pattern === usualKeyPattern ? null : (
            <Button variant="quiet" onClick={() => take(usualKeyPattern)}>
              As at first
            </Button>
          )}
        </span>
      </Line>
    </Section>
  );
}
