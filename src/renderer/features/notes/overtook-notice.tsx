import type { Note } from '#shared/contract/library.ts';
import { MarkdownView } from '../../text/markdown-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './note-page.module.css';

/** Says that another window's text was replaced by this one's, shows it, and lets the reader settle. */
export function OvertookNotice({
  mine,
  theirs,
  onSettle,
}: {
  readonly mine: string;
  readonly theirs: Note;
  readonly onSettle: (text: string) => void;
}) {
  return (
    <div className={styles.overtook}>
      <Notice tone="warn">
        <p>Another window saved a text for this note while you were writing. Yours took its place.</p>
        <details className={styles.theirs}>
          <summary>Show the other text</summary>
          {theirs.text.trim() === '' ? (
            <p className={styles.none}>It is empty.</p>
          ) : (
            <MarkdownView source={theirs.text} />
          )}
        </details>
        <div className={styles.choices}>
          <Button size="sm" onClick={() => onSettle(mine)}>
            Keep mine
          </Button>
          <Button size="sm" onClick={() => onSettle(theirs.text)}>
            Take the other
          </Button>
          <Button size="sm" onClick={() => onSettle(`${mine.trimEnd()}\n\n${theirs.text}`)}>
            Put the other below mine
          </Button>
        </div>
      </Notice>
    </div>
  );
}
