import type { ImportPreview } from '#shared/contract/library.ts';
import { Blank } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './import-sheet.module.css';

/** Says that nothing was understood, why, and what would be. */
export function NothingReadable({
  preview,
  sentence,
  onClose,
  onAgain,
}: {
  readonly preview?: ImportPreview;
  readonly sentence?: string;
  readonly onClose: () => void;
  readonly onAgain?: () => void;
}) {
  const complaints = preview?.report.complaints ?? [];
  const only = complaints.length === 1 && complaints[0]?.line === null ? complaints[0].message : null;
  return (
    <div className={styles.nothing}>
      <Blank
        heading={sentence === undefined ? 'No paper was found in it' : 'It could not be read'}
        actions={
          <>
            {onAgain ? <Button onClick={onAgain}>Try again</Button> : null}
            <Button variant={onAgain ? 'quiet' : 'plain'} data-autofocus="" onClick={onClose}>
              Close
            </Button>
          </>
        }
      >
        {sentence ??
          only ??
          'Carrel reads Daily Papers (copied text, saved page, JSON), what arXiv sends and shows (feeds, mails, ' +
            'saved pages, API answers), and any RSS or Atom feed.'}
      </Blank>
      {complaints.length > 0 && only === null ? (
        <ul className={styles.faults} aria-label="What is wrong with it">
          {complaints.slice(0, 50).map((complaint, index) => (
            <li key={index}>
              <span className={styles.lineNumber}>{complaint.line ?? ''}</span>
              <span>{complaint.message}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
