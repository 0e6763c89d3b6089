import type { Row, View } from '#shared/search/request.ts';
import { dateWords, localDay } from '../../text/dates.ts';
import styles from './queue.module.css';
import { isOverdue, minutesWords, priorityWords } from './queue-words.ts';

type Detailed = Pick<Row, 'readTo' | 'priority' | 'due' | 'minutes' | 'rating' | 'doneAt'>;

/** Whether rows of a view show details of their own in place of upvotes and comments. */
export function hasRowDetails(view: View): boolean {
  return view === 'queue' || view === 'reading' || view === 'done';
}

/** What a row of Queue, Reading and Done shows in place of upvotes: the plan, how far, when and how. */
export function RowDetails({
  row,
  view,
  today,
}: {
  readonly row: Detailed;
  readonly view: View;
  readonly today: string;
}) {
  switch (view) {
    case 'queue':
      return (
        <span className={styles.details}>
          {row.priority === null ? null : (
            <span data-priority={row.priority}>{priorityWords[row.priority - 1]}</span>
          )}
          {row.due === null ? null : (
            <span className={isOverdue(row.due, today) ? styles.late : undefined}>
              {isOverdue(row.due, today) ? 'overdue' : 'due'} {dateWords(row.due, 'short')}
            </span>
          )}
          {row.minutes ? (
            <span className={row.minutes.isEstimate ? styles.estimate : undefined}>
              {row.minutes.isEstimate ? 'about ' : ''}
              {minutesWords(row.minutes.count)}
            </span>
          ) : null}
        </span>
      );
    case 'reading':
      return row.readTo ? (
        <span className={styles.details}>
          <span>
            page {row.readTo.page} of {row.readTo.pages}
          </span>
          <span className={styles.track}>
            <span
              className={styles.far}
              style={{ width: `${(row.readTo.page / row.readTo.pages) * 100}%` }}
            />
          </span>
        </span>
      ) : null;
    case 'done':
      return (
        <span className={styles.details}>
          {row.rating === null ? null : <span>{row.rating} of 5</span>}
          {row.doneAt === null ? null : (
            <span>done {dateWords(localDay(new Date(row.doneAt)), 'short')}</span>
          )}
        </span>
      );
    case 'inbox':
    case 'library':
    case 'trash':
      return null;
    default:
      return view satisfies never;
  }
}

/** The same for who listens. */
export function rowDetailWords(row: Detailed, view: View, today: string): readonly string[] {
  const words: (string | null)[] = [];
  if (view === 'queue') {
    words.push(row.priority === null ? null : `priority ${priorityWords[row.priority - 1]?.toLowerCase()}`);
    const late = isOverdue(row.due, today) ? 'overdue since' : 'due';
    words.push(row.due === null ? null : `${late} ${dateWords(row.due, 'short')}`);
    words.push(
      row.minutes ? `${row.minutes.isEstimate ? 'about ' : ''}${minutesWords(row.minutes.count)}` : null,
    );
  }
  if (view === 'reading' && row.readTo) words.push(`page ${row.readTo.page} of ${row.readTo.pages}`);
  if (view === 'done' && row.rating !== null) words.push(`rated ${row.rating} of 5`);
  return words.filter((word) => word !== null);
}
