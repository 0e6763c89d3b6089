import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { focusRegion } from '../../commands/regions.ts';
import { dayWords, weekdayWords } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { addDays } from '../../ui/calendar-weeks.ts';
import { Menu } from '../../ui/menu-button.tsx';
import { nextMonth } from './snooze-days.ts';
import styles from './snooze-menu.module.css';

/** Until when a paper is put off: three days that are meant often, or any other. */
export function SnoozeMenu({
  desk,
  today,
  opener,
}: {
  readonly desk: TriageDesk;
  readonly today: string;
  readonly opener: RefObject<HTMLElement | null>;
}) {
  const [isDate, setDate] = useState(false);

  function close(): void {
    desk.ask(null);
    focusRegion('pane');
  }

  function until(day: string, words: string): void {
    close();
    desk.snooze(day, words);
  }

  if (isDate) {
    return <DateForm today={today} onClose={close} onChoose={(day) => until(day, dayWords(day, today))} />;
  }
  const week = addDays(today, 7);
  const month = nextMonth(today);
  return (
    <Menu
      label="Snooze until"
      align="start"
      side="above"
      opener={opener}
      onClose={(how) => (how === 'back' ? close() : desk.ask(null))}
      entries={[
        { id: 'tomorrow', label: 'Tomorrow', onChoose: () => until(addDays(today, 1), 'tomorrow') },
        {
          id: 'week',
          label: `In a week, ${dayWords(week, today)}`,
          onChoose: () => until(week, dayWords(week, today)),
        },
        {
          id: 'month',
          label: `Next month, ${dayWords(month, today)}`,
          onChoose: () => until(month, dayWords(month, today)),
        },
        {
          id: 'date',
          label: 'On a date …',
          onChoose: () => {
            desk.ask('snooze');
            setDate(true);
          },
        },
      ]}
    />
  );
}

function DateForm({
  today,
  onClose,
  onChoose,
}: {
  readonly today: string;
  readonly onClose: () => void;
  readonly onChoose: (day: string) => void;
}) {
  const tomorrow = addDays(today, 1);
  const [day, setDay] = useState(addDays(today, 14));
  const input = useRef<HTMLInputElement>(null);
  const isLater = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= tomorrow;
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      className={styles.form}
      aria-label="Snooze until a date"
      onSubmit={(event) => {
        event.preventDefault();
        if (isLater) onChoose(day);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <label className={styles.label}>
        Back on
        <input
          ref={input}
          type="date"
          className={styles.input}
          min={tomorrow}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <p className={styles.words}>
        {isLater ? weekdayWords(day, today) : 'Choose a day that is still to come.'}
      </p>
      <div className={styles.buttons}>
        <Button variant="quiet" size="sm" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" size="sm" type="submit" disabled={!isLater}>
          Snooze
        </Button>
      </div>
    </form>
  );
}
