import { type DragEvent, useCallback, useEffect, useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { classes } from '../../ui/classes.ts';
import { NoPdf } from './no-pdf.tsx';
import { attachPdf } from './pdf-acts.ts';
import styles from './pdf-pane.module.css';
import { PdfView } from './pdf-view.tsx';
import { usePdf } from './use-pdf.ts';
import { useStopAt } from './use-stop-at.ts';

/** How long nothing is shown while a PDF is opened, in milliseconds. */
const beforeSkeleton = 200;

/** A paper's PDF, or what is in its place. A PDF that is dropped here is attached. */
export function PdfPane({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  const state = usePdf(paper);
  const stopAt = useStopAt(paper.id);
  const [isOver, setOver] = useState(false);
  const pages = state.kind === 'open' ? state.pdf.pages : 0;
  const onPage = useCallback((page: number) => stopAt(page, pages), [stopAt, pages]);

  function over(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  }
  function drop(event: DragEvent): void {
    const file = pdfIn(event.dataTransfer);
    setOver(false);
    // Anything else is for the import.
    if (!file) return;
    event.preventDefault();
    void attachPdf(services, paper.id, file);
  }

  return (
    <div
      className={classes(styles.pane, isOver && styles.over)}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {paper.pdf?.state !== 'here' || paper.trashedAt !== null ? (
        <NoPdf paper={paper} fault={null} />
      ) : state.kind === 'open' ? (
        <PdfView
          key={paper.id}
          pdf={state.pdf}
          title={paper.title}
          startAt={Math.min(paper.readTo?.page ?? 1, state.pdf.pages)}
          onPage={onPage}
        />
      ) : state.kind === 'failed' ? (
        <NoPdf paper={paper} fault={state.fault} />
      ) : (
        <Opening />
      )}
    </div>
  );
}

/** An empty sheet, if it takes long enough to be seen. */
function Opening() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), beforeSkeleton);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className={styles.opening}
      data-region="pdf"
      tabIndex={-1}
      role="status"
      aria-label="Opening the PDF"
    >
      {isSlow ? <div className={styles.sheet} /> : null}
    </div>
  );
}

function pdfIn({ files }: DataTransfer): File | null {
  return [...files].find(({ name, type }) => type === 'application/pdf' || /\.pdf$/i.test(name)) ?? null;
}
