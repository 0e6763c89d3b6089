import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Source } from '#shared/contract/sources.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { papersOfDay } from '../../app/source-acts.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { weekdayWords } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { CalendarLegend, DayCalendar, firstDayOf } from '../../ui/day-calendar.tsx';
import { newestAppearance } from '../paper/index.ts';
import { calendarWords, cellsOf, verdictCounts } from '../sources/index.ts';
import asideStyles from './aside.module.css';
import styles from './days.module.css';
import { useAnswer } from './use-answer.ts';

const weeks = 14;

/** What became of the last days of the source that the session, or else the paper, is from. */
export function Days({
  desk,
  paper,
  today,
}: {
  readonly desk: TriageDesk;
  readonly paper: PaperId | null;
  readonly today: string;
}) {
  const { sources, papers } = useServices();
  const all = useStore(sources, (state) => state.sources);
  const origins = useStore(desk.state, (state) => state.origins);
  const of = useStore(papers, ({ byId }) => {
    const known = paper === null ? undefined : byId.get(paper);
    return known ? (newestAppearance(known)?.source ?? null) : null;
  });
  const [only] = origins.sources;
  const key = origins.sources.size === 1 && only !== undefined ? only : of;
  const source = all?.find((each) => each.key === key) ?? null;
  return source === null ? null : <DaysOf key={source.id} source={source} today={today} />;
}

function DaysOf({ source, today }: { readonly source: Source; readonly today: string }) {
  const { library, sources, place } = useServices();
  const news = useStore(sources, (state) => state.news);
  const [chosen, choose] = useState<string | null>(null);
  const days = useAnswer(
    source.id,
    news,
    async (id) => (await library.sources.ledger({ source: id, since: firstDayOf(today, weeks) })).days,
  );
  const cells = useMemo(() => cellsOf(days ?? [], today), [days, today]);
  // A source that was never fetched has no days to show.
  if (days === null || days.length === 0) return null;
  const day = days.find((each) => each.day === chosen) ?? null;
  const open = (which: string): void => place.getState().go(papersOfDay(source, which));
  return (
    <section className={asideStyles.section}>
      <h2 className={asideStyles.heading}>
        Days of {source.name}
        <span className={asideStyles.side}>{weeks} weeks</span>
      </h2>
      <DayCalendar
        label={calendarWords(source.name, days)}
        weeks={weeks}
        today={today}
        days={cells}
        nameOf={(which) => `${weekdayWords(which, today)}: not known`}
        chosen={chosen}
        onChoose={choose}
        onOpen={open}
      />
      {day === null ? (
        <CalendarLegend counts={verdictCounts(days)} />
      ) : (
        <p className={styles.day}>
          {weekdayWords(day.day, today)}: {day.sentence}{' '}
          {day.received > 0 ? (
            <Button variant="quiet" size="sm" onClick={() => open(day.day)}>
              Open its papers
            </Button>
          ) : null}
        </p>
      )}
    </section>
  );
}
