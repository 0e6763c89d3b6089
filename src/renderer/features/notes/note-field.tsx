import { lazy, Suspense } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { loadEditor } from './load-editor.ts';
import styles from './note-page.module.css';
import type { NoteState } from './note-saver.ts';
import type { useNote } from './use-note.ts';

const NoteEditor = lazy(loadEditor);

/** Where the words of a note are typed, and nothing else: in its page, or under an abstract. */
export function NoteField({
  paper,
  note: { saver, state },
  isBeside = false,
  onLeave,
}: {
  readonly paper: Pick<Paper, 'id' | 'title'>;
  readonly note: ReturnType<typeof useNote>;
  /** Whether it stands beside what is read: then it takes no focus by itself. */
  readonly isBeside?: boolean;
  readonly onLeave: () => void;
}) {
  const type = (text: string): void => saver.type(paper.id, text);
  return (
    <Suspense fallback={<PlainEditor state={state} takesFocus={!isBeside} onChange={type} />}>
      {state ? (
        <NoteEditor
          text={state.text}
          arrival={state.arrival}
          isBeside={isBeside}
          label={`Note on ${paper.title}`}
          onChange={type}
          onBlur={() => saver.flush(paper.id)}
          onLeave={onLeave}
        />
      ) : (
        <PlainEditor state={null} takesFocus={!isBeside} onChange={() => {}} />
      )}
    </Suspense>
  );
}

/** Takes the words until the editor is there: what is typed after `n` is a note from its first letter. */
function PlainEditor({
  state,
  takesFocus,
  onChange,
}: {
  readonly state: NoteState | null;
  readonly takesFocus: boolean;
  readonly onChange: (text: string) => void;
}) {
  return (
    <textarea
      className={styles.plain}
      aria-label="Note"
      autoFocus={takesFocus}
      data-region-focus=""
      readOnly={state === null}
      value={state?.text ?? ''}
      onChange={(event) => onChange(event.target.value)}
      onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
    />
  );
}
