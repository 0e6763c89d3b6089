import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Row, View } from '#shared/search/request.ts';
import type { WatchMatcher } from '#shared/watch/match.ts';
import { useServices } from '../../app/services-context.tsx';
import { MathText } from '../../text/math-text.tsx';
import { watchedRow, watchedWords } from '../../text/watch-marks.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { StatusMark, statusLabels } from '../../ui/status-mark.tsx';
import { hasRowDetails, RowDetails, rowDetailWords } from '../queue/index.ts';
import { bylineOf } from './byline.ts';
import { fromFirstMark } from './from-first-mark.ts';
import { listDate } from './list-date.ts';
import styles from './paper-row.module.css';

const grouped = new Intl.NumberFormat('en');

interface PaperRowLook {
  readonly id: PaperId;
  /** `undefined` until it has come. */
  readonly row: Row | undefined;
  readonly position: number;
  readonly total: number;
  readonly top: number;
  readonly isCursor: boolean;
  readonly isPicked: boolean;
  readonly today: string;
  /** The view that the list shows: it says what else of a paper is of interest. */
  readonly view: View;
}

/** One paper in the list: an option whose name is title, authors, date and status. */
export const PaperRow = memo(function PaperRow(look: PaperRowLook) {
  const { id, row: found, position, total, top, isCursor, isPicked, today, view } = look;
  const matcher = useStore(useServices().watches, (state) => state.matcher);
  const row = useMemo(() => found && watchedRow(found, matcher), [found, matcher]);
  const name = useMemo(
    () => (row ? nameOf(row, matcher, { today, isPicked, view }) : 'Loading'),
    [row, matcher, today, isPicked, view],
  );
  return (
    <div
      id={`paper-${id}`}
      role="option"
      aria-selected={isPicked || isCursor}
      aria-setsize={total}
      aria-posinset={position + 1}
      data-paper={id}
      className={classes(
        styles.row,
        isCursor && styles.cursor,
        isPicked && styles.picked,
        (row?.status === 'done' || row?.status === 'skipped') && styles.read,
      )}
      style={{ top }}
    >
      {/* A name without a text of its own: to lay one out that nobody sees costs as much as the title. */}
      <span className={styles.name} role="img" aria-label={name} />
      {row ? <Filled row={row} isPicked={isPicked} today={today} view={view} /> : <Skeleton />}
    </div>
  );
});

const Filled = memo(function Filled({
  row,
  isPicked,
  today,
  view,
}: {
  readonly row: Row;
  readonly isPicked: boolean;
  readonly today: string;
  readonly view: View;
}) {
  return (
    <>
      <span className={styles.mark} data-mark="" aria-hidden="true">
        {isPicked ? <CheckMark state="on" /> : row.status ? <StatusMark status={row.status} /> : null}
      </span>
      <span className={styles.words} aria-hidden="true">
        <span className={styles.title} dir="auto" data-tip={row.title.length > 48 ? row.title : undefined}>
          {row.highlighted ? <HighlightMark /> : null}
          <MathText text={row.title} marks={row.titleMarks} />
        </span>
        <SecondLine row={row} today={today} view={view} />
      </span>
    </>
  );
});

function SecondLine({
  row,
  today,
  view,
}: {
  readonly row: Row;
  readonly today: string;
  readonly view: View;
}) {
  const byline = bylineOf(row);
  const date = listDate(row.date, today, row.dateInferred);
  return (
    <span className={styles.second}>
      <span className={classes(styles.byline, byline.isNone && styles.none)} dir="auto">
        <MathText text={byline.text} marks={byline.marks} />
      </span>
      {row.snippet ? (
        <span className={styles.snippet}>
          {row.snippet.field === 'note' ? <Icon name="pencil" size={12} /> : null}
          <span className={styles.cut}>
            <Snippet snippet={row.snippet} />
          </span>
        </span>
      ) : (
        <span className={styles.tags}>
          {row.tags.map((tag, index) => (
            <span key={index} className={styles.tag}>
              {tag}
            </span>
          ))}
        </span>
      )}
      {hasRowDetails(view) ? <RowDetails row={row} view={view} today={today} /> : <Numbers row={row} />}
      <time className={styles.date} dateTime={row.date ?? undefined} data-tip={date.whole}>
        {date.before}
        <span className={row.dateInferred ? styles.inferred : undefined}>{date.year}</span>
      </time>
    </span>
  );
}

function Numbers({ row }: { readonly row: Row }) {
  return (
    <span className={styles.numbers}>
      <span className={styles.upvotes}>
        {row.upvotes === null ? null : (
          <>
            <Icon name="arrow-up" size={12} />
            {grouped.format(row.upvotes)}
          </>
        )}
      </span>
      <span className={styles.comments}>
        {row.comments ? (
          <>
            <Icon name="message-square" size={12} />
            {grouped.format(row.comments)}
          </>
        ) : null}
      </span>
    </span>
  );
}

function Snippet({ snippet }: { readonly snippet: NonNullable<Row['snippet']> }) {
  const { text, marks } = fromFirstMark(snippet);
  return <MathText text={text} marks={marks} />;
}

/** A rule thought this one worth a look: the pen before its title. */
function HighlightMark() {
  return (
    <span className={styles.highlight} data-tip="Highlighted by a rule">
      <Icon name="highlighter" size={12} />
    </span>
  );
}

function Skeleton() {
  return (
    <>
      <span className={styles.mark} />
      <span className={styles.words} aria-hidden="true">
        <span className={styles.bone} />
        <span className={classes(styles.bone, styles.short)} />
      </span>
    </>
  );
}

function nameOf(
  row: Row,
  matcher: WatchMatcher,
  { today, isPicked, view }: { readonly today: string; readonly isPicked: boolean; readonly view: View },
): string {
  const date = listDate(row.date, today, false);
  const parts = [
    row.title,
    bylineOf(row).text,
    `${date.before}${date.year}`,
    row.status ? statusLabels[row.status] : null,
    row.hasNote ? 'has a note' : null,
    row.highlighted ? 'highlighted by a rule' : null,
    watchedWords({ ...row, abstract: null }, matcher),
    ...rowDetailWords(row, view, today),
    isPicked ? 'picked' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
