import type { Ref } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { counted } from '../../text/counts.ts';
import { momentWords } from '../../text/dates.ts';
import { MarkdownLines } from '../../text/markdown-view.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import styles from './note-strip.module.css';
import { useNote } from './use-note.ts';

/** The foot of the pane: the first lines of the note, so that what the reader wrote is in view. */
export function NoteStrip({
  paper,
  onOpen,
  ref,
}: {
  readonly paper: Paper;
  readonly onOpen: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  const { state } = useNote(paper.id);
  const text = state?.text ?? paper.note ?? '';
  const isEmpty = text.trim() === '';
  const words = [state?.savedAt ? momentWords(state.savedAt) : null, isEmpty ? null : countOfWords(text)];

  return (
    <section className={styles.strip} aria-label="Note">
      <header className={styles.head}>
        <h2 className={styles.heading}>{isEmpty ? 'No note' : 'Note'}</h2>
        {isEmpty ? null : <span>{words.filter((word) => word !== null).map((word) => ` · ${word}`)}</span>}
        {state?.safety === 'waiting' ? <span className={styles.waiting}> · not saved yet</span> : null}
        <button ref={ref} type="button" className={styles.open} onClick={onOpen}>
          {isEmpty ? 'Write one' : 'Open'}
          <Keycap keys="n" />
        </button>
      </header>
      {isEmpty ? null : (
        // The button above does the same for the keyboard.
        <div
          className={styles.lines}
          dir="auto"
          onClick={(event) => event.target === event.currentTarget && onOpen()}
        >
          <MarkdownLines source={text} />
        </div>
      )}
    </section>
  );
}

function countOfWords(text: string): string {
  return counted(text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 'word');
}
