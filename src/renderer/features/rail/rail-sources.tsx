import { useStore } from 'zustand';
import type { Source } from '#shared/contract/sources.ts';
import { addressOf, firstPlace } from '../../app/address.ts';
import type { Place } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { chosenSource, writeChosen } from '../../app/source-acts.ts';
import { weekdayWords } from '../../text/dates.ts';
import { classes } from '../../ui/classes.ts';
import { DayMark } from '../../ui/day-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { kindIcons, lastDays } from '../sources/index.ts';
import styles from './rail.module.css';

/** So many days are shown beside each source. */
const shownDays = 5;

const page: Place = { ...firstPlace, page: 'sources' };

/** The subscribed sources with what became of their last days; without any, the way to the first. */
export function RailSources({
  today,
  onFollow,
}: {
  readonly today: string;
  readonly onFollow: (event: React.MouseEvent, to: Place) => void;
}) {
  const services = useServices();
  const sources = useStore(services.sources, (state) => state.sources) ?? [];
  const isHere = useStore(services.place, (state) => state.place.page === 'sources');
  useStore(services.place, (state) => state.place.detail);
  const chosen = isHere ? chosenSource(services) : null;

  return (
    <>
      <h2 className={classes(styles.section, styles.withLink)}>
        <a
          href={addressOf(page)}
          className={classes(styles.sectionLink, isHere && styles.sectionHere)}
          aria-current={isHere && sources.length === 0 ? 'page' : undefined}
          data-tip="Sources"
          data-tip-keys="g s"
          onClick={(event) => onFollow(event, page)}
        >
          <Icon name="rss" />
          <span>Sources</span>
        </a>
        {sources.length > 0 ? <span className={styles.span}>last {shownDays} days</span> : null}
      </h2>
      {sources.map((source) => (
        <SourceEntry
          key={source.id}
          source={source}
          today={today}
          isChosen={source.id === chosen?.id}
          onFollow={onFollow}
        />
      ))}
      {sources.length === 0 ? (
        <a
          href={addressOf(page)}
          className={classes(styles.go, styles.source, isHere && styles.here)}
          onClick={(event) => {
            services.sources.setState({ adding: '' });
            onFollow(event, page);
          }}
        >
          <Icon name="plus" />
          <span className={styles.label}>Follow a source</span>
        </a>
      ) : null}
    </>
  );
}

function SourceEntry({
  source,
  today,
  isChosen,
  onFollow,
}: {
  readonly source: Source;
  readonly today: string;
  readonly isChosen: boolean;
  readonly onFollow: (event: React.MouseEvent, to: Place) => void;
}) {
  const to: Place = { ...page, detail: writeChosen({ id: source.id, day: null }) };
  const days = lastDays(source, today, shownDays);
  const known = days.filter(({ verdict }) => verdict !== null);
  return (
    <a
      href={addressOf(to)}
      className={classes(
        styles.go,
        styles.source,
        isChosen && styles.here,
        !source.enabled && styles.resting,
      )}
      aria-current={isChosen ? 'page' : undefined}
      data-region-focus={isChosen ? '' : undefined}
      data-tip={source.name}
      onClick={(event) => onFollow(event, to)}
    >
      <Icon name={kindIcons[source.kind]} />
      <span className={styles.label}>{source.name}</span>
      <span className={styles.days} aria-hidden="true">
        {days.map(({ day, verdict }) =>
          verdict === null ? <i key={day} className={styles.noDay} /> : <DayMark key={day} shape={verdict} />,
        )}
      </span>
      <VisuallyHidden>
        {source.enabled ? '' : ', paused'}
        {known.map(({ day, verdict }) => `, ${weekdayWords(day, today)} ${verdict}`).join('')}
      </VisuallyHidden>
    </a>
  );
}
