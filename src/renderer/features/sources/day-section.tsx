import type { LedgerDay, Source } from '#shared/contract/sources.ts';
import { addressOf, firstPlace } from '../../app/address.ts';
import { useServices } from '../../app/services-context.tsx';
import { papersOfDay } from '../../app/source-acts.ts';
import { counted, countWords } from '../../text/counts.ts';
import { weekdayWords } from '../../text/dates.ts';
import { DayMark } from '../../ui/day-mark.tsx';
import styles from './day-section.module.css';
import { againWords, expectedWords, missingWords } from './ledger-words.ts';
import { MissingPapers } from './missing-papers.tsx';
import { hasAnnounceTypes } from './source-words.ts';

/** The chosen day: its verdict, what came of how many, by which roads, and what is missing. */
export function DaySection({
  source,
  day,
  entry,
  today,
  level,
}: {
  readonly source: Source;
  readonly day: string;
  /** Its heading's: one below that of the source. */
  readonly level: 2 | 3;
  /** `null` when the ledger has nothing about the day. */
  readonly entry: LedgerDay | null;
  readonly today: string;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.day} aria-label={weekdayWords(day, today)}>
      <header className={styles.head}>
        <Heading className={styles.heading}>{weekdayWords(day, today)}</Heading>
        {entry ? (
          <span className={styles.verdict}>
            <DayMark shape={entry.verdict} />
            {entry.verdict}
          </span>
        ) : null}
        {entry && entry.received > 0 ? <OpenPapers source={source} entry={entry} /> : null}
      </header>
      {entry ? (
        <Known source={source} entry={entry} />
      ) : (
        <p className={styles.sentence}>
          {day > today
            ? 'This day is still to come.'
            : 'Nothing is known of this day: it was never asked for.'}
        </p>
      )}
    </section>
  );
}

function OpenPapers({ source, entry }: { readonly source: Source; readonly entry: LedgerDay }) {
  const { place } = useServices();
  const to = { ...firstPlace, ...papersOfDay(source, entry.day) };
  return (
    <a
      href={addressOf(to)}
      className={styles.open}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        place.getState().go(to);
      }}
    >
      Open {counted(entry.received, 'paper')}
    </a>
  );
}

function Known({ source, entry }: { readonly source: Source; readonly entry: LedgerDay }) {
  const expected = expectedWords(entry);
  const again = againWords(entry);
  return (
    <>
      {entry.verdict === 'complete' || entry.sentence === '' ? <Sum entry={entry} /> : null}
      {entry.verdict === 'complete' || entry.sentence === '' ? null : (
        <p className={styles.sentence}>{entry.sentence}</p>
      )}
      {entry.received > 0 ? <Shares parts={sharesOf(source, entry)} /> : null}
      <dl className={styles.facts}>
        {expected ? (
          <>
            <dt>Expected</dt>
            <dd>{expected}</dd>
          </>
        ) : null}
        {entry.roads.length > 0 ? (
          <>
            <dt>{entry.roads.length === 1 ? 'Road' : 'Roads'}</dt>
            <dd>
              {entry.roads.map(({ road, papers }, index) => (
                <span key={road}>
                  {index > 0 ? '; ' : ''}
                  {road} <b>{countWords(papers)}</b>
                </span>
              ))}
            </dd>
          </>
        ) : null}
        {again ? (
          <>
            <dt>Again</dt>
            <dd>{again}</dd>
          </>
        ) : null}
        {entry.missingCount > 0 ? (
          <>
            <dt>Missing</dt>
            <dd>
              <MissingPapers entry={entry} />
            </dd>
          </>
        ) : null}
      </dl>
    </>
  );
}

function Sum({ entry }: { readonly entry: LedgerDay }) {
  const before = entry.received - entry.added;
  return (
    <p className={styles.sentence}>
      {entry.expected === null ? null : (
        <>
          Expected{' '}
          <b>
            {entry.expectedFrom === 'habit' ? 'about ' : ''}
            {countWords(entry.expected)}
          </b>
          ,{' '}
        </>
      )}
      {entry.expected === null ? 'Received' : 'received'} <b>{countWords(entry.received)}</b>,{' '}
      {missingWords(entry)}.
      {before > 0 ? ` ${countWords(before)} ${before === 1 ? 'was' : 'were'} in the library before.` : ''}
    </p>
  );
}

interface Share {
  readonly count: number;
  readonly label: string;
}

/** What the papers of a day are: as arXiv announced them, else whether the library had them before. */
function sharesOf(source: Source, entry: LedgerDay): readonly Share[] {
  if (hasAnnounceTypes(source.kind)) {
    return [
      { count: entry.new, label: 'new' },
      { count: entry.crossListed, label: 'cross-listed' },
      { count: entry.replaced, label: 'replaced' },
    ];
  }
  return [
    { count: entry.added, label: 'new here' },
    { count: entry.received - entry.added, label: 'known before' },
  ];
}

/** Shares of a whole as one bar in three fills, each labelled above; a share of none keeps no place. */
function Shares({ parts }: { readonly parts: readonly Share[] }) {
  const shown = parts.map((part, index) => ({ ...part, fill: index })).filter(({ count }) => count > 0);
  return (
    <ul
      className={styles.shares}
      style={{ gridTemplateColumns: shown.map(({ count }) => `minmax(max-content, ${count}fr)`).join(' ') }}
    >
      {shown.map(({ count, label, fill }) => (
        <li key={label} className={styles.share}>
          <span>
            <b>{countWords(count)}</b> {label}
          </span>
          <i data-fill={fill} />
        </li>
      ))}
    </ul>
  );
}
