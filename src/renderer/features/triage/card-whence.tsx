import { Fragment, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { type Grade, type Paper, statuses } from '#shared/domain/paper.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { counted, countWords } from '../../text/counts.ts';
import { dateWords, momentWords } from '../../text/dates.ts';
import { MathText } from '../../text/math-text.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { StatusMark, statusLabels } from '../../ui/status-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './card-whence.module.css';
import { placeWords } from './place-words.ts';
import { useGroupMarks } from './use-interest-marks.ts';

interface WhenceLook {
  readonly desk: TriageDesk;
  readonly paper: Paper;
  readonly today: string;
  readonly isCurrent: boolean;
}

/** When and where it came out, its place in the listing, its counts, and how much it interests the reader. */
export function CardWhence({ desk, paper, today, isCurrent }: WhenceLook) {
  const isOneDay = useStore(desk.state, ({ origins }) => origins.days.size === 1 && origins.sources.size < 2);
  const marks = useGroupMarks(paper.organization ?? '');
  const place = placeWords(paper, isOneDay ? 'one-listing' : 'many', today);
  const parts: ReactNode[] = [];
  if (paper.date !== null) parts.push(<time dateTime={paper.date}>{dateWords(paper.date, 'short')}</time>);
  if (paper.organization !== null && paper.organization !== '') {
    parts.push(
      <span className={styles.group}>
        <MathText text={paper.organization} marks={marks} />
      </span>,
    );
  }
  if (place !== null) parts.push(<span data-tip={place.tip}>{place.words}</span>);
  if (paper.upvotes !== null || (paper.comments ?? 0) > 0) parts.push(<Counts paper={paper} />);

  return (
    <>
      <div className={styles.whence}>
        {parts.map((part, index) => (
          <Fragment key={index}>
            {index > 0 ? <span className={styles.dot}>·</span> : null}
            {part}
          </Fragment>
        ))}
        <Interest paper={paper} isCurrent={isCurrent} onChoose={(grade) => desk.grade(grade)} />
      </div>
      <Returned paper={paper} />
    </>
  );
}

function Counts({ paper: { upvotes, comments } }: { readonly paper: Paper }) {
  return (
    <span className={styles.counts}>
      {upvotes === null ? null : (
        <span className={styles.count} data-tip={counted(upvotes, 'upvote')}>
          <Icon name="arrow-up" size={12} />
          {countWords(upvotes)}
          <VisuallyHidden> upvotes</VisuallyHidden>
        </span>
      )}
      {comments === null || comments === 0 ? null : (
        <span className={styles.count} data-tip={counted(comments, 'comment')}>
          <Icon name="message-square" size={12} />
          {countWords(comments)}
          <VisuallyHidden> comments</VisuallyHidden>
        </span>
      )}
    </span>
  );
}

/** Why a paper that was decided is here again, or that it was decided elsewhere meanwhile. */
function Returned({ paper: { returned, status, decidedAt, snoozedUntil } }: { readonly paper: Paper }) {
  const known = statuses.find((each) => each === status && each !== 'undecided') ?? null;
  const decided =
    known === null ? null : `${statusLabels[known]}${decidedAt === null ? '' : ` ${momentWords(decidedAt)}`}`;
  const reasons = returned.map(({ sentence }) => sentence.replace(/\.$/, ''));
  if (snoozedUntil !== null) reasons.push(`Snoozed until ${dateWords(snoozedUntil, 'short')}`);
  if (decided === null && reasons.length === 0) return null;
  return (
    <p className={styles.returned}>
      {reasons.length > 0 ? <Icon name="restore" size={14} /> : null}
      <span>
        {reasons.join('. ')}
        {reasons.length > 0 ? '.' : ''}
      </span>
      {known !== null && decided !== null ? (
        <span className={styles.before}>
          <StatusMark status={known} />
          {decided}
        </span>
      ) : null}
    </p>
  );
}

const grades: readonly Grade[] = [1, 2, 3, 4, 5];

/** Five discs, filled as far as the reader's interest goes. */
function Interest({
  paper: { interest },
  isCurrent,
  onChoose,
}: {
  readonly paper: Paper;
  readonly isCurrent: boolean;
  readonly onChoose: (grade: Grade) => void;
}) {
  return (
    <div
      className={classes(styles.interest, interest === null && styles.unasked)}
      role="group"
      aria-label={interest === null ? 'Interest' : `Interest: ${interest} of 5`}
    >
      {grades.map((grade) => (
        <button
          key={grade}
          type="button"
          aria-label={`Interest ${grade} of 5`}
          aria-pressed={interest === grade}
          data-tip={interest === grade ? 'Take the interest off' : `Interest ${grade} of 5`}
          data-tip-keys={String(grade)}
          className={classes(styles.grade, interest !== null && grade <= interest && styles.on)}
          tabIndex={isCurrent ? 0 : -1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(grade)}
        />
      ))}
    </div>
  );
}
