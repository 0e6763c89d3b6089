import type { Week } from '#shared/trends/trends.ts';
import { countWords } from '../../text/counts.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { PapersBehind } from './papers-behind.ts';
import { PapersLink } from './papers-link.tsx';
import styles from './tables.module.css';
import { againstGoal, dayWords } from './trend-words.ts';

/** The weeks in two columns, oldest first. */
export function WeekTable({
  weeks,
  goal,
  behind,
}: {
  readonly weeks: readonly Week[];
  readonly goal: number;
  readonly behind: PapersBehind;
}) {
  const half = Math.ceil(weeks.length / 2);
  return (
    <div className={styles.pair}>
      {[weeks.slice(0, half), weeks.slice(half)].map((part) => (
        <table key={part[0]?.monday} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col">Added</th>
              <th scope="col">Read</th>
              {goal > 0 ? <th scope="col">Of {goal}</th> : null}
            </tr>
          </thead>
          <tbody>
            {part.map((week) => (
              <tr key={week.monday}>
                <th scope="row">
                  {dayWords(week.monday, 'short')}
                  <VisuallyHidden> {week.monday.slice(0, 4)}</VisuallyHidden>
                </th>
                <td>
                  <Number
                    count={week.added}
                    to={behind.added(week)}
                    label={`${countWords(week.added)} added in the week of ${dayWords(week.monday)}`}
                  />
                </td>
                <td className={goal > 0 && week.read >= goal ? styles.hit : undefined}>
                  <Number
                    count={week.read}
                    to={behind.read(week)}
                    label={`${countWords(week.read)} read in the week of ${dayWords(week.monday)}`}
                  />
                </td>
                {goal > 0 ? <td>{againstGoal(week.read, goal)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** A count that leads to its papers, where there are any. */
function Number({
  count,
  to,
  label,
}: {
  readonly count: number;
  readonly to: ReturnType<PapersBehind['added']>;
  readonly label: string;
}) {
  if (count === 0) return '0';
  return (
    <PapersLink to={to} label={label}>
      {countWords(count)}
    </PapersLink>
  );
}
