import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { EditDetails } from '#shared/contract/history.ts';
import { undo } from '../../app/acts.ts';
import { firstPlace } from '../../app/address.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted, countWords } from '../../text/counts.ts';
import { localDay, momentWords, timeWords, weekdayWords } from '../../text/dates.ts';
import { MathText } from '../../text/math-text.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './history-sheet.module.css';
import { fieldWords, kindIcons } from './history-words.ts';
import { type EditSummary, useDetails, useHistory } from './use-history.ts';

/** Everything that was done to the library, each with what it did and its undo. */
export function HistorySheet() {
  const isOpen = useStore(useServices().sheet, (state) => state.sheet?.kind === 'history');
  return isOpen ? <OpenHistory /> : null;
}

type Kinds = 'all' | 'imports';

function OpenHistory() {
  const { sheet } = useServices();
  const { edits, more } = useHistory();
  const [kinds, setKinds] = useState<Kinds>('all');
  const [chosen, choose] = useState<number | null>(null);
  const heading = useId();
  const shown = useMemo(
    () => (edits ?? []).filter(({ kind }) => kinds === 'all' || kind === 'import'),
    [edits, kinds],
  );
  const at = shown.find(({ edit }) => edit === chosen) ?? shown[0] ?? null;
  const details = useDetails(at?.edit ?? null);
  const close = (): void => sheet.getState().close();

  return (
    <Sheet labelledBy={heading} size="large" onClose={close} className={styles.sheet ?? ''}>
      <header className={styles.head}>
        <h1 id={heading} className={styles.heading}>
          History
        </h1>
        <Segmented
          label="Kinds"
          value={kinds}
          options={[
            { value: 'all', label: 'Everything' },
            { value: 'imports', label: 'Imports' },
          ]}
          onChange={setKinds}
        />
        <IconButton icon="x" label="Close" keys="Escape" onClick={close} />
      </header>
      <div className={styles.body}>
        <EditList edits={shown} at={at} onChoose={choose} more={more} isThere={edits !== null} />
        {at === null ? <div className={styles.details} /> : <Details edit={at} details={details} />}
      </div>
    </Sheet>
  );
}

function EditList({
  edits,
  at,
  onChoose,
  more,
  isThere,
}: {
  readonly edits: readonly EditSummary[];
  readonly at: EditSummary | null;
  readonly onChoose: (edit: number) => void;
  readonly more: (() => void) | null;
  readonly isThere: boolean;
}) {
  const [today] = useState(() => localDay(new Date()));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const index = edits.findIndex(({ edit }) => edit === at?.edit);
    const to = {
      ArrowDown: index + 1,
      j: index + 1,
      ArrowUp: index - 1,
      k: index - 1,
      Home: 0,
      End: edits.length - 1,
    }[event.key];
    const next = to === undefined ? undefined : edits[to];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(next.edit);
    document.getElementById(`edit-${next.edit}`)?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div className={styles.column}>
      <div
        role="listbox"
        aria-label="What was done"
        aria-activedescendant={at === null ? undefined : `edit-${at.edit}`}
        tabIndex={0}
        data-autofocus=""
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {edits.map((edit, index) => {
          const day = localDay(new Date(edit.at));
          const before = edits[index - 1];
          const isNewDay = before === undefined || localDay(new Date(before.at)) !== day;
          return (
            <div key={edit.edit} role="presentation">
              {isNewDay ? (
                <p className={styles.day} role="presentation">
                  {day === today ? `Today, ${weekdayWords(day, today)}` : weekdayWords(day, today)}
                </p>
              ) : null}
              <div
                id={`edit-${edit.edit}`}
                role="option"
                aria-selected={edit.edit === at?.edit}
                className={classes(
                  styles.edit,
                  edit.edit === at?.edit && styles.chosen,
                  edit.undoneAt !== null && styles.undone,
                )}
                onClick={() => onChoose(edit.edit)}
              >
                <Icon name={kindIcons[edit.kind]} />
                <span className={styles.sentence}>
                  <span className={styles.words}>{edit.sentence}</span>
                  {edit.undoneAt === null ? null : (
                    <span className={styles.when}>Undone {momentWords(edit.undoneAt)}</span>
                  )}
                </span>
                <span className={styles.time}>{timeWords(edit.at)}</span>
              </div>
            </div>
          );
        })}
        {edits.length === 0 && isThere ? <p className={styles.none}>Nothing was done yet.</p> : null}
      </div>
      {more === null ? null : (
        <div className={styles.more}>
          <Button variant="quiet" onClick={more}>
            Show earlier
          </Button>
        </div>
      )}
    </div>
  );
}

function Details({ edit, details }: { readonly edit: EditSummary; readonly details: EditDetails | null }) {
  const services = useServices();
  const heading = useId();
  return (
    <section className={styles.details} aria-labelledby={heading}>
      <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby={heading}>
        <h2 id={heading} className={styles.title}>
          {edit.sentence}
        </h2>
        <p className={styles.when}>
          {momentWords(edit.at)}
          {details === null ? '' : `, ${scopeOf(details)}`}
        </p>
        {details === null ? null : <Report details={details} />}
      </div>
      <footer className={styles.foot}>
        <span className={styles.say}>
          {edit.undoneAt === null
            ? 'What was changed again since stays as it is now.'
            : `Undone ${momentWords(edit.undoneAt)}.`}
        </span>
        <Button icon="undo" disabled={edit.undoneAt !== null} onClick={() => void undo(services, edit.edit)}>
          Undo this
        </Button>
      </footer>
    </section>
  );
}

function Report({ details: { report, changes, added, changed } }: { readonly details: EditDetails }) {
  const services = useServices();
  const rest = added + changed - changes.length;

  function open(paper: (typeof changes)[number]['paper']): void {
    services.sheet.getState().close();
    services.place.getState().go({ ...firstPlace, paper });
  }

  return (
    <>
      {report === null ? null : (
        <dl className={styles.numbers}>
          {(['added', 'updated', 'unchanged', 'unresolved'] as const).map((what) => (
            <div key={what} className={styles.number}>
              <dt>{reportWords[what]}</dt>
              <dd>{countWords(report[what])}</dd>
            </div>
          ))}
        </dl>
      )}
      {report === null || report.complaints.length === 0 ? null : (
        <ul className={styles.complaints} aria-label={counted(report.complaints.length, 'complaint')}>
          {report.complaints.map(({ file, line, message }, index) => (
            <li key={`${file}-${line}-${index}`}>
              <span className={styles.place}>{placeWords(report, file, line)}</span>
              {message}
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.papers} aria-label={counted(added + changed, 'paper')}>
        {changes.map(({ paper, title, isAdded, fields }) => (
          <li key={paper}>
            {title === null ? (
              <span className={styles.gone}>No longer in the library</span>
            ) : (
              <button type="button" className={styles.paper} onClick={() => open(paper)}>
                <MathText text={title} />
              </button>
            )}
            <span className={styles.fields}>{isAdded ? 'new' : fieldWords(fields)}</span>
          </li>
        ))}
        {rest > 0 ? <li className={styles.gone}>and {counted(rest, 'more paper')}</li> : null}
      </ul>
    </>
  );
}

const reportWords = {
  added: 'new',
  updated: 'completed',
  unchanged: 'the same',
  unresolved: 'doubtful',
} as const;

function scopeOf({ added, changed }: EditDetails): string {
  const parts = [
    added === 0 ? null : `${countWords(added)} added`,
    changed === 0 ? null : `${countWords(changed)} changed`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'no paper' : parts.join(', ');
}

function placeWords(report: NonNullable<EditDetails['report']>, file: number, line: number | null): string {
  const name = report.files.length > 1 ? (report.files[file]?.name ?? '') : '';
  return [name, line === null ? '' : `line ${line}`].filter((part) => part !== '').join(', ');
}
