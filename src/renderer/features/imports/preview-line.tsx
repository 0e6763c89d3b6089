import { Fragment, type ReactNode } from 'react';
import type { PreviewRow } from '#shared/contract/library.ts';
import { counted, countWords } from '../../text/counts.ts';
import { dateWords } from '../../text/dates.ts';
import { MathText } from '../../text/math-text.tsx';
import { CheckMark } from '../../ui/check-mark.tsx';
import { classes } from '../../ui/classes.ts';
import { type ShownDifference, shownDifferences } from './differences.ts';
import styles from './preview-grid.module.css';
import { canBeTaken, kindOf } from './preview-view.ts';
import { VerdictMark } from './verdict-mark.tsx';

interface PreviewLineLook {
  readonly row: PreviewRow;
  readonly position: number;
  readonly isChosen: boolean;
  readonly isTaken: boolean;
  /** In CSS pixels from the top of the grid. */
  readonly top: number;
  readonly height: number;
  readonly onChoose: () => void;
  readonly onToggle: () => void;
}

/** The id of a row's element. */
export function rowId(row: PreviewRow): string {
  return `import-row-${row.index}`;
}

/** One paper of the input, with what it would change. */
export function PreviewLine({
  row,
  position,
  isChosen,
  isTaken,
  top,
  height,
  onChoose,
  onToggle,
}: PreviewLineLook) {
  return (
    <div
      id={rowId(row)}
      role="row"
      aria-rowindex={position + 1}
      aria-selected={isChosen}
      className={classes(styles.row, isChosen && styles.chosen, !isTaken && styles.out)}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      <span role="gridcell" className={styles.cell}>
        {canBeTaken(row) ? (
          <button
            type="button"
            role="checkbox"
            aria-checked={isTaken}
            aria-label={`Import ${row.title}`}
            tabIndex={-1}
            className={styles.take}
            onClick={onToggle}
          >
            <CheckMark state={isTaken ? 'on' : 'off'} />
          </button>
        ) : null}
      </span>
      <span role="gridcell" className={styles.cell}>
        <VerdictMark kind={kindOf(row)} named />
      </span>
      <span role="gridcell" className={styles.title} dir="auto">
        <MathText text={row.title} />
      </span>
      <span role="gridcell" className={classes(styles.authors, isNobody(row) && styles.missing)}>
        {authorsOf(row)}
      </span>
      <span role="gridcell" className={classes(styles.right, row.date === null && styles.missing)}>
        {row.date === null ? 'no date' : dateWords(row.date, 'short')}
      </span>
      <span role="gridcell" className={styles.right}>
        {row.comments === null ? '' : countWords(row.comments)}
      </span>
      <span role="gridcell" className={styles.line}>
        {row.place?.line ?? ''}
      </span>
      {height > 32 ? <SecondLine row={row} /> : null}
    </div>
  );
}

function SecondLine({ row }: { readonly row: PreviewRow }) {
  if (row.verdict === 'unresolved') return <Words>{row.reason}</Words>;
  const doubts = row.doubts.length > 0 ? <span>{row.doubts.join(' ')}</span> : null;
  return (
    <Words>
      {doubts}
      {shownDifferences(row).map((difference) => (
        <span key={difference.field} className={isShort(difference) ? styles.short : undefined}>
          {difference.field}{' '}
          {difference.gone === null ? null : <del className={styles.gone}>{difference.gone}</del>}{' '}
          {difference.come === null ? null : <ins className={styles.come}>{difference.come}</ins>}
        </span>
      ))}
    </Words>
  );
}

/** Numbers stay whole; names and addresses are what gives way. */
function isShort({ gone, come }: ShownDifference): boolean {
  return (gone?.length ?? 0) + (come?.length ?? 0) < 16;
}

function Words({ children }: { readonly children: ReactNode }) {
  return (
    <span role="gridcell" className={styles.second}>
      {Array.isArray(children)
        ? children.map((child, index) => <Fragment key={index}>{child}</Fragment>)
        : children}
    </span>
  );
}

function isNobody(row: PreviewRow): boolean {
  return row.authors.length === 0 && row.authorCount === null && row.organization === null;
}

function authorsOf(row: PreviewRow): string {
  if (row.organization !== null) return row.organization;
  if (row.authors.length > 0) return counted(Math.max(row.authors.length, row.authorCount ?? 0), 'author');
  return row.authorCount === null ? 'no authors' : counted(row.authorCount, 'author');
}
