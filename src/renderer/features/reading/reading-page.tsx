import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { Blank } from '../../ui/blank.tsx';
import { Splitter } from '../../ui/splitter.tsx';
import { startNotes } from '../notes/index.ts';
import { PdfPane } from './pdf-pane.tsx';
import { ReadingBar } from './reading-bar.tsx';
import styles from './reading-page.module.css';
import { SidePane } from './side-pane.tsx';

/** A paper being read: its PDF at the left, what the reader writes at the right. */
export function ReadingPage() {
  const services = useServices();
  const { place, papers, layout, reader } = services;
  const id = useStore(place, (state) => state.place.paper);
  const paper = useStore(papers, (state) => (id === null ? null : (state.byId.get(id) ?? null)));
  const isWide = useStore(layout, (state) => state.isWide);
  const beside = useStore(layout, (state) => state.beside);
  const hasSide = useStore(reader, (state) => state.hasSide);
  const fault = useOpened(paper);
  useEffect(() => startNotes(services), [services]);
  useFirstFocus(paper);

  if (!paper) return <Missing hasPaper={id !== null} fault={fault} />;
  const showsPdf = isWide || !hasSide;
  return (
    <div className={styles.page}>
      <ReadingBar paper={paper} />
      <div
        className={styles.panes}
        data-side={(isWide && hasSide) || undefined}
        style={beside === null ? undefined : variables(beside)}
      >
        {showsPdf ? <PdfPane key={paper.id} paper={paper} /> : null}
        {hasSide ? (
          <section className={styles.side} aria-label="Beside the PDF" data-region="pane">
            {isWide ? (
              <Splitter
                label="Width of the note"
                side="end"
                className={styles.divider}
                measure={measureSide}
                onChange={(width) => layout.getState().setWidth('beside', width)}
              />
            ) : null}
            <SidePane paper={paper} />
          </section>
        ) : null}
      </div>
    </div>
  );
}

function variables(beside: number): React.CSSProperties {
  return Object.fromEntries([['--beside-now', `${beside}px`]]);
}

const least = 320;

function measureSide() {
  const element = document.querySelector('[data-region="pane"]');
  return { width: element?.getBoundingClientRect().width ?? 0, min: least, max: window.innerWidth - least };
}

function Missing({ hasPaper, fault }: { readonly hasPaper: boolean; readonly fault: string | null }) {
  const { place } = useServices();
  if (hasPaper && fault === null) return <div className={styles.page} role="status" aria-label="Opening" />;
  return (
    <Blank heading={hasPaper ? 'This paper cannot be read' : 'No paper is open'}>
      {fault ?? 'Choose one in the library to read it.'}{' '}
      <button type="button" className={styles.back} onClick={() => place.getState().go({ page: 'desk' })}>
        Back to the library
      </button>
    </Blank>
  );
}

/** Opens the paper of the place; answers with the reason where it cannot be. */
function useOpened(paper: Paper | null): string | null {
  const { papers, place, connection } = useServices();
  const id = useStore(place, (state) => state.place.paper);
  const isConnected = useStore(connection, (state) => state.state === 'connected');
  const [fault, setFault] = useState<string | null>(null);
  const isThere = paper !== null;
  useEffect(() => {
    if (id === null || isThere) return setFault(null);
    let isCurrent = true;
    papers
      .getState()
      .open(id)
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        if (isCurrent && error.code !== 'unreachable') setFault(error.message);
      });
    return () => {
      isCurrent = false;
    };
  }, [id, isThere, isConnected, papers]);
  return fault;
}

/** The PDF has the keys at first, so that it can be scrolled at once. */
function useFirstFocus(paper: Paper | null): void {
  const { reader } = useServices();
  const hasViewer = useStore(reader, (state) => state.viewer !== null);
  const id = paper?.id ?? null;
  useEffect(() => {
    if (!hasViewer || id === null) return;
    // Whoever is writing already goes on writing.
    if (document.activeElement?.closest('[data-region="pane"]')) return;
    document.querySelector<HTMLElement>('[data-region="pdf"]')?.focus({ preventScroll: true });
  }, [hasViewer, id]);
}
