import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { mostPreviewed } from '#shared/contract/exports.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { reported } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { viewTitles } from '../../app/view-titles.ts';
import { counted, countWords } from '../../text/counts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { type OfferedFormat, offeredFormats } from './export-formats.ts';
import { exportPapers } from './export-papers.ts';
import styles from './export-sheet.module.css';
import { usePreview } from './use-preview.ts';

/** The picked papers, or all that the list shows, as a file: looked at first. */
export function ExportSheet() {
  const { sheet } = useServices();
  const isOpen = useStore(sheet, (state) => state.sheet?.kind === 'export');
  return isOpen ? <OpenExport /> : null;
}

interface Subject {
  readonly ids: readonly PaperId[];
  /** Whose papers: “The picked papers”. */
  readonly words: string;
}

/** What was chosen last, until the page is loaded anew. */
let last: OfferedFormat = 'bibtex';

function OpenExport() {
  const services = useServices();
  const heading = useId();
  // As it is when the sheet opens: what arrives meanwhile is not exported unseen.
  const [{ ids, words }] = useState(() => subjectOf(services));
  const [format, setFormat] = useState<OfferedFormat>(last);
  const preview = usePreview(ids, format);
  const close = (): void => services.sheet.getState().close();

  function choose(next: OfferedFormat): void {
    last = next;
    setFormat(next);
  }

  function write(): void {
    close();
    void reported(services, () => exportPapers(services, ids, format));
  }

  async function copy(): Promise<void> {
    if (preview.kind !== 'there') return;
    await navigator.clipboard.writeText(preview.text);
    services.toasts.getState().show({ sentence: `Copied ${counted(ids.length, 'paper')}.` });
  }

  return (
    <Sheet labelledBy={heading} size="large" onClose={close} className={styles.sheet ?? ''}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          write();
        }}
      >
        <header className={styles.head}>
          <div className={styles.title}>
            <h1 id={heading} className={styles.heading}>
              Export {counted(ids.length, 'paper')}
            </h1>
            <p className={styles.words}>{words}</p>
          </div>
          <IconButton icon="x" label="Close" keys="Escape" onClick={close} />
        </header>
        <div className={styles.body}>
          <Formats format={format} onChange={choose} />
          <section className={styles.proof} aria-label="Preview">
            <p className={styles.caption}>
              <b>Preview</b> {previewWords(ids.length)}
            </p>
            {preview.kind === 'failed' ? (
              <p className={styles.fault} role="alert">
                {preview.reason}
              </p>
            ) : (
              <pre className={styles.text} tabIndex={0}>
                {preview.kind === 'there' ? preview.text : ''}
              </pre>
            )}
          </section>
        </div>
        <footer className={styles.foot}>
          <Button variant="quiet" keys="Escape" onClick={close}>
            Cancel
          </Button>
          {ids.length <= mostPreviewed ? (
            <Button
              icon="copy"
              disabled={preview.kind !== 'there'}
              onClick={() => void reported(services, copy)}
            >
              Copy
            </Button>
          ) : null}
          <Button type="submit" variant="primary" keys="Mod+Enter" disabled={preview.kind === 'failed'}>
            Export {counted(ids.length, 'paper')}
          </Button>
        </footer>
      </form>
    </Sheet>
  );
}

function Formats({
  format,
  onChange,
}: {
  readonly format: OfferedFormat;
  readonly onChange: (format: OfferedFormat) => void;
}) {
  const group = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const count = offeredFormats.length;
    const to = (offeredFormats.findIndex((one) => one.format === format) + step + count) % count;
    const next = offeredFormats[to];
    if (next) onChange(next.format);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[to]?.focus();
  }

  return (
    <div ref={group} role="radiogroup" aria-label="Format" className={styles.formats} onKeyDown={onKeyDown}>
      {offeredFormats.map(({ format: own, title, words }) => (
        <button
          key={own}
          type="button"
          role="radio"
          aria-checked={own === format}
          tabIndex={own === format ? 0 : -1}
          data-autofocus={own === format ? '' : undefined}
          className={classes(styles.format, own === format && styles.chosen)}
          onClick={() => onChange(own)}
        >
          <span className={styles.name}>{title}</span>
          <span className={styles.use}>{words}</span>
        </button>
      ))}
    </div>
  );
}

function subjectOf({ results, place }: Services): Subject {
  const { picked, answer } = results.getState();
  // Ids of the list are ids of papers.
  const shown = answer === null ? [] : ([...answer.ids] as PaperId[]);
  if (picked.size > 0) {
    const listed = shown.filter((id) => picked.has(id));
    const inList = new Set(listed);
    return { ids: [...listed, ...[...picked].filter((id) => !inList.has(id))], words: 'The picked papers.' };
  }
  const { view, query } = place.getState().place;
  const where = viewTitles[view];
  return {
    ids: shown,
    words:
      query.trim() === ''
        ? `All papers of ${where}, in its order.`
        : `What “${query.trim()}” finds in ${where}, in its order.`,
  };
}

function previewWords(count: number): string {
  return count > mostPreviewed ? `the first ${mostPreviewed} of ${countWords(count)}` : 'as it will be';
}
