import { useState } from 'react';
import type { LedgerDay } from '#shared/contract/sources.ts';
import { counted, countWords } from '../../text/counts.ts';
import { dayWords } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { DayMark } from '../../ui/day-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './days-table.module.css';

/** So many days stand above the chosen one, and so many rows there are before all are asked for. */
const above = 2;
const mostRows = 10;

/** The days behind the calendar, as a table: those around the chosen one, or all. */
export function DaysTable({
  days,
  chosen,
  today,
  onChoose,
}: {
  /** Newest first. */
  readonly days: readonly LedgerDay[];
  readonly chosen: string;
  readonly today: string;
  readonly onChoose: (day: string) => void;
}) {
  const [isWhole, setWhole] = useState(false);
  if (days.length === 0) return null;
  const at = days.findIndex(({ day }) => day <= chosen);
  const start = Math.max(0, Math.min(at < 0 ? days.length : at - above, days.length - mostRows));
  const shown = isWhole ? days : days.slice(start, start + mostRows);
  return (
    <>
      <table className={styles.days}>
        <caption>
          <VisuallyHidden>Days before and after</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Verdict</th>
            <th scope="col">Expected</th>
            <th scope="col">Received</th>
            <th scope="col">New</th>
            <th scope="col">Cross</th>
            <th scope="col">Replaced</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((day) => (
            <Row key={day.day} day={day} isChosen={day.day === chosen} today={today} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
      {days.length > shown.length ? (
        <Button variant="quiet" size="sm" className={styles.all ?? ''} onClick={() => setWhole(true)}>
          Show all {counted(days.length, 'day')}
        </Button>
      ) : null}
    </>
  );
}

function Row({
  day,
  isChosen,
  today,
  onChoose,
}: {
  readonly day: LedgerDay;
  readonly isChosen: boolean;
  readonly today: string;
  readonly onChoose: (day: string) => void;
}) {
  const isSilent = day.verdict === 'quiet';
  const number = (count: number) => (isSilent ? '' : countWords(count));
  return (
    <tr className={classes(isChosen && styles.chosen)} onClick={() => onChoose(day.day)}>
      <td>
        <button
          type="button"
          className={styles.day}
          aria-current={isChosen ? 'date' : undefined}
          onClick={() => onChoose(day.day)}
        >
          {dayWords(day.day, today)}
        </button>
      </td>
      <td>
        <span className={styles.verdict}>
          <DayMark shape={day.verdict} />
          {day.verdict}
        </span>
      </td>
      <td>{isSilent || day.expected === null ? '–' : countWords(day.expected)}</td>
      <td>{isSilent ? '–' : countWords(day.received)}</td>
      <td>{number(day.new)}</td>
      <td>{number(day.crossListed)}</td>
      <td>{number(day.replaced)}</td>
    </tr>
  );
}
