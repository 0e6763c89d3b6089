import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { momentWords } from '../../text/dates.ts';
import { MarkdownView } from '../../text/markdown-view.tsx';
import { MathText } from '../../text/math-text.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { NoteField } from './note-field.tsx';
import styles from './note-page.module.css';
import type { NoteState } from './note-saver.ts';
import { OvertookNotice } from './overtook-notice.tsx';
import { useNote } from './use-note.ts';

type Mode = 'write' | 'preview';
const modes: readonly { readonly value: Mode; readonly label: string }[] = [
  { value: 'write', label: 'Write' },
  { value: 'preview', label: 'Preview' },
];

/** A paper's note in the place of its sheet, or beside its PDF: written, or as it reads. */
export function NotePage({
  paper,
  lead,
  onClose,
}: {
  readonly paper: Paper;
  /** What stands at the head in place of the title, where the note is beside something else: then the focus stays there. */
  readonly lead?: ReactNode;
  readonly onClose: () => void;
}) {
  const isBeside = lead !== undefined;
  const { saver, state } = useNote(paper.id);
  const [mode, setMode] = useState<Mode>('write');
  const page = useRef<HTMLElement>(null);

  useEffect(() => {
    if (mode === 'preview') page.current?.focus();
  }, [mode]);

  return (
    <section
      ref={page}
      className={styles.page}
      data-beside={isBeside || undefined}
      tabIndex={-1}
      aria-label={`Note on ${paper.title}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles.head} data-beside={isBeside || undefined}>
        {lead}
        {isBeside && state ? <Safety state={state} /> : null}
        <Segmented label="Note" value={mode} options={modes} onChange={setMode} />
        {!isBeside && state ? <Safety state={state} /> : null}
        {isBeside ? null : (
          <IconButton icon="x" label="Back to the abstract" keys="Escape" onClick={onClose} />
        )}
      </header>
      <div className={styles.scroll}>
        <div className={styles.column}>
          {isBeside ? null : (
            <h1 id="paper-title" className={styles.title} dir="auto">
              <MathText text={paper.title} />
            </h1>
          )}
          {state?.overtook ? (
            <OvertookNotice
              mine={state.text}
              theirs={state.overtook}
              onSettle={(text) => saver.settle(paper.id, text)}
            />
          ) : null}
          {mode === 'preview' && state ? (
            <Preview text={state.text} />
          ) : (
            <NoteField paper={paper} note={{ saver, state }} isBeside={isBeside} onLeave={onClose} />
          )}
        </div>
      </div>
    </section>
  );
}

function Preview({ text }: { readonly text: string }) {
  if (text.trim() === '') return <p className={styles.none}>Nothing is written yet.</p>;
  return <MarkdownView source={text} />;
}

/** Where the words are, said beside a shape. */
function Safety({ state }: { readonly state: NoteState }) {
  switch (state.safety) {
    case 'saved':
      return (
        <span
          className={styles.safety}
          {...(state.savedAt ? { 'data-tip': momentWords(state.savedAt) } : {})}
        >
          {state.savedAt === null ? null : (
            <>
              <Icon name="check" size={14} />
              Saved
            </>
          )}
        </span>
      );
    case 'saving':
      return <span className={styles.safety}>Saving</span>;
    case 'waiting':
      return (
        <span className={styles.waiting} data-tip={state.fault ?? undefined}>
          <Icon name="circle-alert" size={14} />
          Kept here, not saved yet
        </span>
      );
    default:
      return state.safety satisfies never;
  }
}
