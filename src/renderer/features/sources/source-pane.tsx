import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { LedgerDay, Source } from '#shared/contract/sources.ts';
import { useServices } from '../../app/services-context.tsx';
import { fetchSource, openDay, readChosen, stepSource, writeChosen } from '../../app/source-acts.ts';
import { weekdayWords } from '../../text/dates.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CalendarLegend, DayCalendar, firstDayOf } from '../../ui/day-calendar.tsx';
import { DaySection } from './day-section.tsx';
import { DaysTable } from './days-table.tsx';
import { calendarWords, cellsOf, fetchWords, verdictCounts } from './ledger-words.ts';
import { PaneWork } from './pane-work.tsx';
import { RequestLog } from './request-log.tsx';
import { SourceMenu } from './source-menu.tsx';
import { SourceName } from './source-name.tsx';
import styles from './source-pane.module.css';
import { aboutWords, lastWords, type Moment, nextWords } from './source-words.ts';
import { useLedger } from './use-ledger.ts';

/** Half a year, by weeks. */
const shownWeeks = 26;
const noDays: readonly LedgerDay[] = [];

/** One source: its last half year at a glance, the chosen day to the last request, and the days around it. */
export function SourcePane({ source, moment }: { readonly source: Source; readonly moment: Moment }) {
  const services = useServices();
  const { place, layout } = services;
  const { today } = moment;
  const isWide = useStore(layout, (state) => state.isWide);
  const asked = useStore(place, (state) => readChosen(state.place.detail).day);
  const [isRenaming, setRenaming] = useState(false);
  const known = useLedger(source.id, firstDayOf(today, shownWeeks));
  const days = known ?? noDays;
  const cells = useMemo(() => cellsOf(days, today), [days, today]);
  const day = asked ?? (days.some((one) => one.day === today) ? today : (days[0]?.day ?? today));
  const entry = days.find((one) => one.day === day) ?? null;

  function choose(next: string): void {
    place.getState().replace({ detail: writeChosen({ id: source.id, day: next }) });
  }

  return (
    <section className={styles.pane} aria-label={source.name} data-region="pane">
      <PaneBar source={source} day={day} entry={entry} today={today} onRename={() => setRenaming(true)} />
      <PaneWork source={source} />
      <div className={styles.scroll} tabIndex={-1}>
        <div className={styles.column}>
          <SourceName
            source={source}
            level={isWide ? 2 : 1}
            isWriting={isRenaming}
            onDone={() => setRenaming(false)}
          />
          <p className={styles.about}>{aboutWords(source)}</p>
          {isWide ? null : <Times source={source} moment={moment} />}
          <div className={styles.calendar}>
            <DayCalendar
              label={calendarWords(source.name, days)}
              weeks={shownWeeks}
              today={today}
              days={cells}
              nameOf={(one) => `${weekdayWords(one, today)}: not fetched`}
              chosen={day}
              onChoose={choose}
              onOpen={(one) => openDay(services, one)}
            />
          </div>
          <CalendarLegend counts={legendOf(days)} />
          {known === null ? null : (
            <DaySection level={isWide ? 3 : 2} source={source} day={day} entry={entry} today={today} />
          )}
        </div>
        <RequestLog source={source.id} day={day} today={today} />
        <DaysTable days={days} chosen={day} today={today} onChoose={choose} />
      </div>
    </section>
  );
}

function PaneBar({
  source,
  day,
  entry,
  today,
  onRename,
}: {
  readonly source: Source;
  readonly day: string;
  readonly entry: LedgerDay | null;
  readonly today: string;
  readonly onRename: () => void;
}) {
  const services = useServices();
  const { sources, network, fetches } = useStore(services.sources);
  const isWide = useStore(services.layout, (state) => state.isWide);
  const all = sources ?? [];
  const at = all.findIndex(({ id }) => id === source.id);
  const isFetching = fetches.some((fetching) => fetching.source === source.id || fetching.source === null);
  const isForbidden = network.forbidden && source.kind !== 'folder';
  const isUnsettled = entry?.verdict === 'partial' || entry?.verdict === 'failed' || entry === null;
  return (
    <div className={styles.bar}>
      {isWide ? null : (
        <IconButton
          icon="arrow-left"
          label="Back to the sources"
          keys="Escape"
          onClick={() => services.place.getState().go({ detail: null })}
        />
      )}
      <IconButton
        icon="chevron-up"
        label="Source before"
        keys="k"
        disabled={at <= 0}
        onClick={() => stepSource(services, -1)}
      />
      <IconButton
        icon="chevron-down"
        label="Next source"
        keys="j"
        disabled={at === all.length - 1}
        onClick={() => stepSource(services, 1)}
      />
      <span className={styles.position}>
        {at + 1} of {all.length}
      </span>
      <Button
        icon="refresh"
        disabled={isForbidden || isFetching}
        data-tip={isForbidden ? 'All network is forbidden.' : undefined}
        onClick={() =>
          void fetchSource(services, {
            source: source.id,
            ...(isUnsettled && day !== today ? { asOf: day } : {}),
          })
        }
      >
        {fetchWords(entry)}
      </Button>
      <SourceMenu source={source} onRename={onRename} />
    </div>
  );
}

/** On narrow windows: what the columns of the list say there. */
function Times({ source, moment }: { readonly source: Source; readonly moment: Moment }) {
  const network = useStore(useServices().sources, (state) => state.network);
  const last = lastWords(source, moment);
  const next = nextWords(source, network, moment);
  return (
    <p className={styles.times}>
      Fetched last: {[last.main, last.below].filter((part) => part !== '').join(', ')}. Next: {next.main}
      {next.below === '' ? '' : `, ${next.below}`}.
    </p>
  );
}

function legendOf(days: readonly LedgerDay[]) {
  const { quiet: _, ...counts } = verdictCounts(days);
  return counts;
}
