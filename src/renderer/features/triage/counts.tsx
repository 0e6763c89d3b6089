import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { CountReading } from '#shared/contract/triage.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { dayWords } from '../../text/dates.ts';
import { addDays } from '../../ui/calendar-weeks.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import asideStyles from './aside.module.css';
import styles from './counts.module.css';
import { useAnswer } from './use-answer.ts';

/** How upvotes moved since the paper was first seen; or comments, or stars, when that is what there is. */
export function Counts({ paper, today }: { readonly paper: PaperId | null; readonly today: string }) {
  const { library, results } = useServices();
  const revision = useStore(results, (state) => state.answer?.revision ?? 0);
  const readings = useAnswer(
    paper,
    revision,
    async (id) => (await library.triage.series({ paper: id })).readings,
  );
  const series = useMemo(() => (readings === null ? null : seriesOf(readings, today)), [readings, today]);
  if (series === null) return null;
  const { name, since, from, last, gained, points } = series;
  const moved =
    points.length > 1
      ? `${name}, from ${countWords(from)} on ${dayWords(since, today)} to ${countWords(last)} now`
      : `${name}: ${countWords(last)}, seen once`;
  return (
    <section className={asideStyles.section}>
      <h2 className={asideStyles.heading}>
        {name}
        <span className={asideStyles.side}>
          {points.length > 1 ? `since ${dayWords(since, today)}` : `on ${dayWords(since, today)}`}
        </span>
      </h2>
      <div className={styles.counts}>
        <Sparkline label={moved} points={points} />
        <div>
          <div className={styles.last}>{countWords(last)}</div>
          <div className={styles.gained}>{gained}</div>
        </div>
      </div>
    </section>
  );
}

const names = { upvotes: 'Upvotes', comments: 'Comments', stars: 'Stars' } as const;

/** The series of the count that says most, and what it gained; `null` when nothing was ever counted. */
export function seriesOf(readings: readonly CountReading[], today: string) {
  for (const kind of ['upvotes', 'comments', 'stars'] as const) {
    const points = readings.flatMap((reading) => {
      const value = reading[kind];
      return value === null ? [] : [{ day: reading.day, at: Date.parse(reading.day), value }];
    });
    const first = points[0];
    const end = points.at(-1);
    if (!first || !end) continue;
    const before = points.at(-2);
    return {
      name: names[kind],
      since: first.day,
      from: first.value,
      last: end.value,
      gained: before === undefined ? '' : gainWords(end, before, today),
      points,
    };
  }
  return null;
}

interface Seen {
  readonly day: string;
  readonly value: number;
}

/** "+5 today"; for older readings the days between which it rose. */
function gainWords(end: Seen, before: Seen, today: string): string {
  const gain = end.value - before.value;
  const sign = gain > 0 ? `+${countWords(gain)}` : gain < 0 ? `−${countWords(-gain)}` : '±0';
  if (end.day === today && before.day === addDays(today, -1)) return `${sign} today`;
  return `${sign} since ${dayWords(before.day, today)}`;
}
