import { type ReactNode, useMemo } from 'react';
import type { ImportPreview, PreviewRow } from '#shared/contract/library.ts';
import { counted, countWords } from '../../text/counts.ts';
import { dateParts } from '../../text/dates.ts';
import { MathText } from '../../text/math-text.tsx';
import { classes } from '../../ui/classes.ts';
import { wholeDifferences } from './differences.ts';
import { type Chosen, type PlacedComplaint, sourceLines } from './preview-view.ts';
import styles from './proof.module.css';
import { VerdictMark } from './verdict-mark.tsx';

interface ProofLook {
  readonly preview: ImportPreview;
  readonly chosen: Chosen | null;
  readonly onChosen: (chosen: Chosen) => void;
}

/** Beside the papers: the lines of the input, what they were read as, and all remarks. */
export function Proof({ preview, chosen, onChosen }: ProofLook) {
  const row =
    chosen?.kind === 'row' ? (preview.rows.find((each) => each.index === chosen.index) ?? null) : null;
  return (
    <aside className={styles.proof} aria-label="The chosen paper in the input">
      <InTheText preview={preview} chosen={chosen} row={row} />
      {row ? <ReadAs row={row} /> : null}
      {row && row.differences.length > 0 ? <Changes row={row} /> : null}
      <Remarks preview={preview} chosen={chosen} onChosen={onChosen} />
    </aside>
  );
}

function InTheText({
  preview,
  chosen,
  row,
}: {
  readonly preview: ImportPreview;
  readonly chosen: Chosen | null;
  readonly row: PreviewRow | null;
}) {
  const file = row?.file ?? (chosen?.kind === 'complaint' ? chosen.complaint.file : 0);
  const text = preview.texts[file] ?? null;
  const lines = useMemo(() => text?.split(/\r\n|\r|\n/) ?? [], [text]);
  const found = row ? row.place : chosen?.kind === 'complaint' ? placeOf(chosen.complaint) : null;
  // JSON has lines too, but none that a person would look at.
  const place = text === null ? null : found;
  const name = preview.report.files.length > 1 ? preview.report.files[file]?.name : null;
  return (
    <section>
      <h2 className={styles.heading}>
        In the text{' '}
        <span className={styles.aside}>
          {name ? `${name}, ` : ''}
          {place === null
            ? ''
            : place.line === place.endLine
              ? `line ${place.line}`
              : `lines ${place.line}–${place.endLine}`}
        </span>
      </h2>
      {place !== null ? (
        <div className={styles.raw}>
          {sourceLines(lines, place, row).map((line) => (
            <div key={line.number} className={classes(styles.source, styles[line.role])}>
              <span className={styles.number}>{line.number}</span>
              <span className={styles.words} dir="auto">
                {line.text}
              </span>
            </div>
          ))}
        </div>
      ) : (
        <p className={styles.noLines}>This form of input has no lines to show.</p>
      )}
    </section>
  );
}

function placeOf({ line, endLine }: PlacedComplaint) {
  return line === null ? null : { line, endLine: endLine ?? line };
}

function ReadAs({ row }: { readonly row: PreviewRow }) {
  return (
    <section>
      <h2 className={styles.heading}>Read as</h2>
      <dl className={styles.fields}>
        <Field name="Title" strong>
          <MathText text={row.title} />
        </Field>
        <Field name="Abstract">
          {row.abstractLength === 0 ? null : `${countWords(row.abstractLength)} letters`}
        </Field>
        {row.organization === null ? null : <Field name="Organisation">{row.organization}</Field>}
        <Field name="Authors">{authorsOf(row)}</Field>
        <Field name="Published">{row.date === null ? null : <Published row={row} />}</Field>
        {row.upvotes === null ? null : <Field name="Upvotes">{countWords(row.upvotes)}</Field>}
        {row.comments === null ? null : <Field name="Comments">{countWords(row.comments)}</Field>}
        {row.further.map(({ name, value }) => (
          <Field key={name} name={name}>
            {value}
          </Field>
        ))}
        <Field name="Compared">{row.reason}</Field>
      </dl>
    </section>
  );
}

function Changes({ row }: { readonly row: PreviewRow }) {
  return (
    <section className={styles.remarks}>
      <h2 className={styles.heading}>
        What changes <span className={styles.aside}>{countWords(row.differences.length)}</span>
      </h2>
      <dl className={styles.fields}>
        {wholeDifferences(row).map((difference) => (
          <Field key={difference.field} name={difference.field}>
            {difference.gone === null ? null : <del className={styles.gone}>{difference.gone}</del>}{' '}
            {difference.come === null ? null : <ins className={styles.come}>{difference.come}</ins>}
          </Field>
        ))}
      </dl>
    </section>
  );
}

function Field({
  name,
  strong = false,
  children,
}: {
  readonly name: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={classes(strong && styles.strong, children === null && styles.absent)}>
        {children ?? 'not in the text'}
      </dd>
    </>
  );
}

function Published({ row }: { readonly row: PreviewRow }) {
  if (row.date === null) return null;
  const { day, month, year } = dateParts(row.date, 'short');
  return (
    <>
      {[day, month].filter((part) => part !== null).join(' ')}{' '}
      {row.dateInferred ? (
        <>
          <span className={styles.inferred}>{year}</span>{' '}
          <span className={styles.absent}>(year inferred)</span>
        </>
      ) : (
        year
      )}
    </>
  );
}

function authorsOf(row: PreviewRow): string | null {
  if (row.authors.length > 0) return row.authors.slice(0, 12).join(', ');
  return row.authorCount === null ? null : `${counted(row.authorCount, 'author')}, not named`;
}

/** The most remarks that are listed; a page that is wrong throughout needs no more. */
const mostRemarks = 200;

function Remarks({ preview, chosen, onChosen }: ProofLook) {
  const { complaints, files } = preview.report;
  if (complaints.length === 0) return null;
  return (
    <section className={styles.remarks}>
      <h2 className={styles.heading}>
        Remarks <span className={styles.aside}>{countWords(complaints.length)}</span>
      </h2>
      <ul>
        {complaints.slice(0, mostRemarks).map((complaint, index) => {
          const row = rowOf(preview, complaint);
          const isChosen = row
            ? chosen?.kind === 'row' && chosen.index === row.index
            : chosen?.kind === 'complaint' && chosen.complaint === complaint;
          return (
            <li key={index}>
              <button
                type="button"
                aria-pressed={isChosen}
                className={styles.remark}
                onClick={() =>
                  onChosen(row ? { kind: 'row', index: row.index } : { kind: 'complaint', complaint })
                }
              >
                <VerdictMark kind={row && row.verdict !== 'unresolved' ? 'doubtful' : 'missed'} />
                <span className={styles.at}>{complaint.line ?? ''}</span>
                <span className={styles.message}>
                  {files.length > 1 ? `${files[complaint.file]?.name ?? 'Pasted text'}: ` : ''}
                  {complaint.message}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The paper that a complaint is about, when it lies within one. */
function rowOf(preview: ImportPreview, { file, line }: PlacedComplaint): PreviewRow | null {
  if (line === null) return null;
  const inside = (row: PreviewRow): boolean =>
    row.file === file && row.place !== null && row.place.line <= line && line <= row.place.endLine;
  return preview.rows.find(inside) ?? null;
}
