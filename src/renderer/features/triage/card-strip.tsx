import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Paper } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { MarkdownLines } from '../../text/markdown-view.tsx';
import { IconButton } from '../../ui/button.tsx';
import { NoteField, useNote } from '../notes/index.ts';
import { TagEditor } from '../paper/index.ts';
import styles from './card-strip.module.css';

/** The foot of the card: its tags and the note, there only when there are any, and where both are written. */
export function CardStrip({
  desk,
  paper,
  isCurrent,
}: {
  readonly desk: TriageDesk;
  readonly paper: Paper;
  readonly isCurrent: boolean;
}) {
  const { pane } = useServices();
  const asked = useStore(pane, (state) => (isCurrent ? state.asked : null));
  const [isWriting, setWriting] = useState(false);
  const [isTagging, setTagging] = useState(false);
  const strip = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);

  useEffect(() => {
    if (asked === 'tag') setTagging(true);
    if (asked !== 'note') return;
    opener.current = document.activeElement;
    setWriting(true);
    pane.getState().taken();
  }, [asked, pane]);

  // At once, so that the next key already finds the focus back where it was.
  useLayoutEffect(() => {
    const before = opener.current;
    if (isWriting || before === null) return;
    opener.current = null;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }, [isWriting]);

  const note = paper.note ?? '';
  const hasTags = paper.tags.length > 0 || isTagging;
  if (!hasTags && !isWriting && note.trim() === '') return null;
  return (
    <div
      ref={strip}
      className={styles.strip}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setTagging(false);
      }}
    >
      {hasTags ? (
        <TagEditor
          paper={paper}
          isCurrent={isCurrent && isTagging}
          onChange={({ addTags, removeTags }) =>
            desk.tag(paper, { ...(addTags ? { addTags } : {}), ...(removeTags ? { removeTags } : {}) })
          }
        />
      ) : null}
      {isWriting ? (
        <CardNote paper={paper} onClose={() => setWriting(false)} />
      ) : note.trim() === '' ? null : (
        <div
          className={styles.excerpt}
          dir="auto"
          data-tip="Note"
          data-tip-keys="n"
          onClick={() => pane.getState().ask('note')}
        >
          <MarkdownLines source={note} />
        </div>
      )}
    </div>
  );
}

/** The note under the abstract it is about. */
function CardNote({ paper, onClose }: { readonly paper: Paper; readonly onClose: () => void }) {
  const note = useNote(paper.id);
  const words =
    note.state?.safety === 'waiting'
      ? 'Kept here, not saved yet'
      : note.state?.safety === 'saving'
        ? 'Saving'
        : 'Esc goes back to the card';
  return (
    <section
      className={styles.note}
      aria-label={`Note on ${paper.title}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles.noteHead}>
        <h3 className={styles.noteTitle}>Note</h3>
        <span className={styles.safety}>{words}</span>
        <IconButton icon="x" label="Close the note" keys="Escape" size="sm" onClick={onClose} />
      </header>
      <div className={styles.noteField}>
        <NoteField paper={paper} note={note} onLeave={onClose} />
      </div>
    </section>
  );
}
