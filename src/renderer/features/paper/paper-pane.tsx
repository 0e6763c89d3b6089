import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { Blank } from '../../ui/blank.tsx';
import { startNotes } from '../notes/index.ts';
import { PaneBar } from './pane-bar.tsx';
import { PaneSkeleton } from './pane-skeleton.tsx';
import styles from './paper-pane.module.css';
import { PaperSheet } from './paper-sheet.tsx';

/** How long nothing is shown before the skeleton, in milliseconds. */
const beforeSkeleton = 200;

/** The paper that was opened: what it is, how the reader stands to it, its abstract and its note. */
export function PaperPane() {
  const services = useServices();
  const id = useStore(services.place, (state) => state.place.paper);
  const paper = useStore(services.papers, (state) => (id === null ? null : (state.byId.get(id) ?? null)));
  const opening = useOpening(id, paper);
  useEffect(() => startNotes(services), [services]);

  const isAsked = useStore(services.pane, (state) => state.asked !== null);
  useHeldKeys(isAsked && id !== null && paper === null && opening.kind !== 'failed');

  const shown = paper ?? (id !== null && opening.kind === 'loading' ? opening.before : null);
  return (
    <article className={styles.pane} aria-labelledby={shown ? 'paper-title' : undefined} data-region="pane">
      <PaneBar paper={shown} />
      {shown ? (
        <PaperSheet key={shown.id} paper={shown} isCurrent={shown.id === id} />
      ) : (
        <Missing id={id} opening={opening} />
      )}
    </article>
  );
}

function Missing({ id, opening }: { readonly id: PaperId | null; readonly opening: Opening }) {
  if (id === null)
    return <Blank heading="No paper is open">Choose one in the list to read its abstract.</Blank>;
  if (opening.kind === 'slow') return <PaneSkeleton />;
  if (opening.kind === 'failed')
    return <Blank heading="This paper cannot be shown">{opening.sentence}</Blank>;
  return null;
}

/**
 * Holds letters back while what they are meant for (a note, a tag) is on its way: typed a moment
 * too early they would otherwise decide about papers.
 */
function useHeldKeys(isHolding: boolean): void {
  useEffect(() => {
    if (!isHolding) return;
    function hold(event: KeyboardEvent): void {
      if (event.key.length > 1 || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    window.addEventListener('keydown', hold, { capture: true });
    return () => window.removeEventListener('keydown', hold, { capture: true });
  }, [isHolding]);
}

type Opening =
  /** For the first moments the paper before stays. */
  | { readonly kind: 'loading'; readonly before: Paper | null }
  | { readonly kind: 'slow' }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Opens a paper, and says how that goes while it is not there. */
function useOpening(id: PaperId | null, paper: Paper | null): Opening {
  const { papers, connection } = useServices();
  const last = useRef<Paper | null>(null);
  const isConnected = useStore(connection, (state) => state.state === 'connected');
  const isThere = paper !== null;
  const [opening, setOpening] = useState<Opening>({ kind: 'loading', before: null });
  useEffect(() => {
    last.current = paper ?? last.current;
  }, [paper]);

  useEffect(() => {
    if (id === null || isThere) return;
    let isCurrent = true;
    setOpening({ kind: 'loading', before: last.current });
    const timer = setTimeout(() => isCurrent && setOpening({ kind: 'slow' }), beforeSkeleton);
    papers
      .getState()
      .open(id)
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        clearTimeout(timer);
        if (isCurrent) setOpening({ kind: 'failed', sentence: error.message });
      });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [id, isThere, isConnected, papers]);
  return opening;
}
