import { Fragment, useState } from 'react';
import { useStore } from 'zustand';
import type { Paper } from '#shared/domain/paper.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted, countWords } from '../../text/counts.ts';
import { dateParts } from '../../text/dates.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './paper-pane.module.css';

const mostAuthors = 12;

/** Who wrote it, where, and when. */
export function Byline({ paper }: { readonly paper: Paper }) {
  return (
    <p className={styles.byline}>
      <Authors paper={paper} />
      <span className={styles.when}>
        {' · '}
        {paper.date === null ? 'no date' : <PaperDate date={paper.date} inferred={paper.dateInferred} />}
      </span>
    </p>
  );
}

function Authors({ paper: { authors, orcids, authorCount, organization } }: { readonly paper: Paper }) {
  const [isOpen, setOpen] = useState(false);
  const matcher = useStore(useServices().watches, (state) => state.matcher);
  const organized = organization === null ? '' : organization;
  if (authors.length === 0) {
    if (organized !== '') {
      return (
        <>
          {matcher.organization(organized) ? <mark>{organized}</mark> : organized}
          {authorCount === null ? '' : ` · ${counted(authorCount, 'author')}`}
        </>
      );
    }
    return authorCount === null ? (
      <span className={styles.when}>No authors given</span>
    ) : (
      counted(authorCount, 'author')
    );
  }
  const shown = isOpen ? authors : authors.slice(0, mostAuthors);
  const hidden = authors.length - shown.length;
  const unnamed = Math.max(0, (authorCount ?? 0) - authors.length);
  return (
    <>
      <bdi>
        {shown.map((name, index) => (
          <Fragment key={index}>
            {index > 0 ? ', ' : ''}
            {matcher.author(name, orcids[name]) ? <mark>{name}</mark> : name}
          </Fragment>
        ))}
      </bdi>
      {hidden > 0 ? (
        <>
          {' '}
          <button type="button" className={styles.more} onClick={() => setOpen(true)}>
            and {countWords(hidden)} more
          </button>
        </>
      ) : null}
      {hidden === 0 && unnamed > 0 ? ` and ${countWords(unnamed)} more, not named` : ''}
      {organized === '' ? '' : ' · '}
      {organized !== '' && matcher.organization(organized) ? <mark>{organized}</mark> : organized}
    </>
  );
}

function PaperDate({ date, inferred }: { readonly date: PartialDate; readonly inferred: boolean }) {
  const { day, month, year } = dateParts(date, 'short');
  return (
    <time dateTime={date}>
      {[day, month].filter((part) => part !== null).join(' ')}{' '}
      {inferred ? (
        <span
          className={styles.inferred}
          data-tip="The listing gives no year. It was concluded from the day of the listing."
        >
          {year}
          <VisuallyHidden> (the year is inferred)</VisuallyHidden>
        </span>
      ) : (
        year
      )}
    </time>
  );
}
