import { useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { readingTime } from '#shared/domain/reading-time.ts';
import { decideFields } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { localDay, momentWords } from '../../text/dates.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import styles from './queue.module.css';
import { isOverdue, priorityWords } from './queue-words.ts';
import { Stars } from './stars.tsx';

/** A quiet line: how urgent, until when, how long; for a paper that is done, when and how it was. */
export function QueueFields({ paper }: { readonly paper: Paper }) {
  if (paper.status === 'done') return <DoneFields paper={paper} />;
  if (paper.status === 'queued' || paper.status === 'reading') return <ToReadFields paper={paper} />;
  return null;
}

function ToReadFields({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  const decide = (change: Parameters<typeof decideFields>[2]) =>
    void decideFields(services, [paper.id], change);
  const time = readingTime(paper);
  const [today] = useState(() => localDay(new Date()));
  const isLate = isOverdue(paper.due, today);
  const priority = (paper.priority === null ? null : priorityWords[paper.priority - 1]) ?? 'No priority';
  return (
    <div className={styles.fields} role="group" aria-label="Reading plan">
      <MenuButton
        label={paper.priority === null ? priority : `Priority: ${priority}`}
        align="start"
        className={styles.field}
        entries={[null, 1, 2, 3].map((value) => ({
          id: String(value),
          label: value === null ? 'None' : (priorityWords[value - 1] ?? ''),
          checked: paper.priority === value,
          onChoose: () => decide({ priority: value }),
        }))}
      >
        <span className={paper.priority === null ? styles.unset : undefined}>{priority}</span>
      </MenuButton>
      <label className={styles.field} data-overdue={isLate || undefined}>
        <span className={styles.label}>
          {paper.due === null ? 'No due date' : isLate ? 'Overdue' : 'Due'}
        </span>
        <input
          type="date"
          className={styles.date}
          aria-label="Due"
          data-unset={paper.due === null || undefined}
          value={paper.due ?? ''}
          onChange={(event) => {
            const { value, validity } = event.target;
            if (!validity.badInput) decide({ due: value === '' ? null : value });
          }}
        />
      </label>
      <label className={styles.field}>
        <MinutesBox
          key={`${paper.id}-${paper.minutes}`}
          minutes={paper.minutes}
          estimate={time?.isEstimate ? time.count : null}
          onTake={(minutes) => decide({ minutes })}
        />
        <span className={styles.label}>min{time?.isEstimate ? ', estimated' : ''}</span>
      </label>
    </div>
  );
}

/** The minutes, taken when the field is left or Enter is struck; the estimate stands in it until then. */
function MinutesBox({
  minutes,
  estimate,
  onTake,
}: {
  readonly minutes: number | null;
  readonly estimate: number | null;
  readonly onTake: (minutes: number | null) => void;
}) {
  function take(box: HTMLInputElement): void {
    const text = box.value.trim();
    const typed = text === '' ? null : Math.round(Number(text));
    if (typed !== null && !(typed >= 1 && typed <= 10_000))
      box.value = minutes === null ? '' : String(minutes);
    else if (typed !== minutes) onTake(typed);
  }
  return (
    <input
      type="text"
      inputMode="numeric"
      className={styles.minutes}
      aria-label="Minutes to read"
      placeholder={estimate === null ? '–' : String(estimate)}
      defaultValue={minutes ?? ''}
      onBlur={(event) => take(event.target)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take(event.currentTarget);
      }}
    />
  );
}

function DoneFields({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  return (
    <div className={styles.fields} role="group" aria-label="When it was done, and how it was">
      <span className={styles.done}>
        {paper.doneAt === null ? 'Done' : `Done ${momentWords(paper.doneAt)}`}
      </span>
      <Stars rating={paper.rating} onRate={(rating) => void decideFields(services, [paper.id], { rating })} />
    </div>
  );
}
