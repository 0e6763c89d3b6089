import { type SubmitEvent, useState } from 'react';
import type { ImportPreview } from '#shared/contract/library.ts';
import { type Day, daySchema } from '#shared/domain/partial-date.ts';
import type { Sheet as SheetState } from '../../app/services.ts';
import { dateWords } from '../../text/dates.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from './import-sheet.module.css';
import { descriptionOf, headingOf, statisticsOf } from './import-words.ts';

type ImportSheetState = Extract<SheetState, { kind: 'import' }>;

interface ImportHeadLook {
  readonly id: string;
  readonly files: ImportSheetState['files'];
  readonly from: ImportSheetState['from'];
  readonly preview: ImportPreview | null;
  readonly onAsOf: (day: Day) => void;
  readonly onClose: () => void;
}

/** What is being imported, what it was taken for, and the day it was captured. */
export function ImportHead({ id, files, from, preview, onAsOf, onClose }: ImportHeadLook) {
  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <h1 id={id} className={styles.heading}>
          {headingOf({ files, from })}
        </h1>
        <p className={styles.description}>
          {preview ? <Description preview={preview} onAsOf={onAsOf} /> : 'Looking at what is in it'}
        </p>
      </div>
      {preview ? (
        <p className={styles.statistics}>{statisticsOf(preview.report.files, preview.tookMs)}</p>
      ) : null}
      <IconButton icon="x" label="Close" keys="Escape" onClick={onClose} />
    </header>
  );
}

function Description({
  preview,
  onAsOf,
}: {
  readonly preview: ImportPreview;
  readonly onAsOf: (day: Day) => void;
}) {
  const [isChanging, setChanging] = useState(false);
  const { files } = preview.report;
  // Only where a year was concluded does the day matter.
  const canChange =
    files.some((file) => file.listedOnInferred) || preview.rows.some((row) => row.dateInferred);
  const dated = files.find((file) => file.listedOn !== null);
  return (
    <>
      {descriptionOf(files)}
      {dated?.listedOn ? (
        <>
          , of <b>{dateWords(dated.listedOn, 'long')}</b>
          {dated.listedOnInferred ? (
            <>
              {' '}
              (the page says <i>{dated.listedOnText ?? 'no year'}</i>; the year as of{' '}
              {dateWords(preview.asOf, 'short')})
            </>
          ) : null}
        </>
      ) : null}{' '}
      {canChange ? (
        isChanging ? (
          <AsOf day={preview.asOf} onAsOf={onAsOf} onLeave={() => setChanging(false)} />
        ) : (
          <button type="button" className={styles.change} onClick={() => setChanging(true)}>
            Change
          </button>
        )
      ) : null}
    </>
  );
}

function AsOf({
  day,
  onAsOf,
  onLeave,
}: {
  readonly day: Day;
  readonly onAsOf: (day: Day) => void;
  readonly onLeave: () => void;
}) {
  const [text, setText] = useState<string>(day);
  const read = daySchema.safeParse(text);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!read.success) return;
    if (read.data === day) onLeave();
    else onAsOf(read.data);
  }

  return (
    <form className={styles.asOf} onSubmit={submit}>
      <label>
        captured on{' '}
        <input
          type="date"
          className={styles.date}
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            onLeave();
          }}
        />
      </label>
      <Button type="submit" size="sm" disabled={!read.success}>
        Read again
      </Button>
    </form>
  );
}
