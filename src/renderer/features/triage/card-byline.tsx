import { useMemo, useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { counted, countWords } from '../../text/counts.ts';
import { MathText } from '../../text/math-text.tsx';
import styles from './card-byline.module.css';
import { useAuthorMarks } from './use-interest-marks.ts';

/** So many authors stand on the card at first. */
const mostAuthors = 8;

/** Who wrote it; those who are watched for are marked. */
export function CardByline({ paper: { authors, orcids, authorCount } }: { readonly paper: Paper }) {
  const [isOpen, setOpen] = useState(false);
  const shown = useMemo(() => (isOpen ? authors : authors.slice(0, mostAuthors)), [isOpen, authors]);
  const names = shown.join(', ');
  const marks = useAuthorMarks(shown, orcids);
  if (authors.length === 0) {
    return authorCount === null ? null : <p className={styles.byline}>{counted(authorCount, 'author')}</p>;
  }
  const hidden = authors.length - shown.length;
  const unnamed = Math.max(0, (authorCount ?? 0) - authors.length);
  return (
    <p className={styles.byline}>
      <bdi>
        <MathText text={names} marks={marks} />
      </bdi>
      {hidden > 0 ? (
        <>
          {' '}
          <button type="button" className={styles.more} onClick={() => setOpen(true)}>
            and {countWords(hidden)} more
          </button>
        </>
      ) : unnamed > 0 ? (
        ` and ${countWords(unnamed)} more, not named`
      ) : null}
    </p>
  );
}
