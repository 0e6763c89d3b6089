import { counted } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './import-sheet.module.css';
import { LongWork } from './long-work.tsx';
import type { ImportState } from './use-import.ts';

interface ImportFootLook {
  readonly state: ImportState;
  /** How many papers would be added or updated. */
  readonly taken: number;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

/** What importing means, and the two ways on. */
export function ImportFoot({ state, taken, onImport, onCancel }: ImportFootLook) {
  if (state.kind === 'writing') {
    return (
      <footer className={styles.foot}>
        <LongWork name="Importing" progress={state.progress} since={state.since} onCancel={onCancel} />
      </footer>
    );
  }
  const fault = state.kind === 'ready' ? state.fault : null;
  return (
    <footer className={styles.foot}>
      {fault === null ? (
        <>
          <Icon name="undo" />
          <p className={styles.footWords}>
            {taken === 0
              ? 'Nothing is chosen that the library does not have already.'
              : 'One step, undone at any time. Your own tags, notes and decisions are never overwritten.'}
          </p>
        </>
      ) : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <Button variant="quiet" keys="Escape" onClick={onCancel}>
        Cancel
      </Button>
      <Button variant="primary" size="lg" keys="Mod+Enter" disabled={taken === 0} onClick={onImport}>
        {taken === 0 ? 'Nothing to import' : `Import ${counted(taken, 'paper')}`}
      </Button>
    </footer>
  );
}
