import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { type CalendarWeek, dayByKey, weeksUntil } from './calendar-weeks.ts';
import { classes } from './classes.ts';
import styles from './day-calendar.module.css';
import { DayMark, type DayShape } from './day-mark.tsx';

/** What a cell shows, and what it is called: "Tuesday, 30 June: complete, 239 papers". */
export interface CalendarDay {
  readonly shape: DayShape;
  /** How many papers, in thirds: 3 is the darkest. */
  readonly shade: 1 | 2 | 3;
  readonly name: string;
}

interface DayCalendarLook {
  /** What it is about, in a sentence: "126 announced days since January: 122 complete, …". */
  readonly label: string;
  readonly weeks: number;
  readonly today: string;
  readonly days: ReadonlyMap<string, CalendarDay>;
  /** What a day is called of which nothing is known. */
  readonly nameOf: (day: string) => string;
  readonly chosen: string | null;
  /** The arrows choose at once; so does a click. */
  readonly onChoose: (day: string) => void;
  /** Enter, or a double click. */
  readonly onOpen?: (day: string) => void;
}

const weekdayLabels = ['Mon', null, 'Wed', null, 'Fri', null, 'Sun'];
/** From so many weeks on the months are named over the columns. */
const longEnough = 20;

/** The last months by weeks: one cell a day, whose shape says what became of it and whose shade how many papers. */
export function DayCalendar(look: DayCalendarLook) {
  const { label, weeks: count, today, days, nameOf, chosen, onChoose, onOpen } = look;
  const grid = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const weeks = useMemo(() => weeksUntil(today, count), [today, count]);
  const first = weeks[0]?.days[0] ?? today;
  const current = chosen !== null && chosen >= first && chosen <= today ? chosen : today;

  // The focus follows the choice, once the choice has come down again.
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${current}"]`)?.focus();
  }, [current]);

  function onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = dayByKey(event.key, current, { first, last: today });
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === chosen) return;
    isMoving.current = true;
    onChoose(to);
  }

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      className={styles.calendar}
      style={{ gridTemplateColumns: `auto repeat(${count}, minmax(0, 1fr))` }}
      onKeyDown={onKey}
    >
      {count >= longEnough ? <Months weeks={weeks} /> : null}
      {weekdayLabels.map((weekday, row) => (
        <div key={weekday ?? row} role="row" className={styles.row}>
          <span className={styles.weekday} aria-hidden="true">
            {count >= longEnough && weekday === 'Sun' ? null : weekday}
          </span>
          {weeks.map(({ days: week }, column) => {
            const day = week[row] ?? null;
            if (day === null) return <span key={`still to come ${column + 1}`} />;
            const known = days.get(day);
            return (
              <button
                key={day}
                type="button"
                role="gridcell"
                aria-label={known?.name ?? nameOf(day)}
                aria-selected={day === chosen}
                aria-current={day === today ? 'date' : undefined}
                data-day={day}
                data-tip={known?.name ?? nameOf(day)}
                tabIndex={day === current ? 0 : -1}
                className={classes(
                  styles.day,
                  known ? styles[known.shape] : styles.unknown,
                  known?.shape === 'complete' && styles[`shade${known.shade}`],
                )}
                onClick={() => onChoose(day)}
                onDoubleClick={() => onOpen?.(day)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !onOpen) return;
                  event.preventDefault();
                  event.stopPropagation();
                  onOpen(day);
                }}
              >
                {known?.shape === 'stale' || known?.shape === 'failed' ? (
                  <DayMark shape={known.shape} />
                ) : null}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Months({ weeks }: { readonly weeks: readonly CalendarWeek[] }) {
  return (
    <span className={styles.months} aria-hidden="true">
      {weeks.map(({ month }, column) =>
        month === null ? null : (
          <span key={`${month} ${column}`} className={styles.month} style={{ gridColumn: column + 2 }}>
            {month}
          </span>
        ),
      )}
    </span>
  );
}

/** How many days ended how, under the calendar: what its shapes mean, with their numbers. */
export function CalendarLegend({ counts }: { readonly counts: Readonly<Partial<Record<DayShape, number>>> }) {
  const { complete, partial, quiet, stale, failed } = counts;
  return (
    <p className={styles.legend}>
      {complete === undefined ? null : (
        <span className={styles.entry}>
          <i className={classes(styles.sample, styles.complete, styles.shade1)} />
          <i className={classes(styles.sample, styles.complete, styles.shade2)} />
          <i className={classes(styles.sample, styles.complete, styles.shade3)} />
          {complete} complete, by number of papers
        </span>
      )}
      {partial === undefined ? null : (
        <span className={styles.entry}>
          <i className={classes(styles.sample, styles.partial)} />
          {partial} partial
        </span>
      )}
      {quiet === undefined ? null : (
        <span className={styles.entry}>
          <i className={classes(styles.sample, styles.quiet)} />
          {quiet} quiet
        </span>
      )}
      {stale === undefined ? null : (
        <span className={styles.entry}>
          <DayMark shape="stale" />
          {stale} stale
        </span>
      )}
      {failed === undefined ? null : (
        <span className={styles.entry}>
          <DayMark shape="failed" />
          {failed} failed
        </span>
      )}
    </p>
  );
}

/** The first day that a calendar of so many weeks shows. */
export function firstDayOf(today: string, weeks: number): string {
  return weeksUntil(today, weeks)[0]?.days[0] ?? today;
}
