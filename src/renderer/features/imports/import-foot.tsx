import { useId } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { counted } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { filingOf, filingWords } from './filing.ts';
import styles from './import-sheet.module.css';
import { LongWork } from './long-work.tsx';
import type { ImportState } from './use-import.ts';

interface ImportFootLook {
  readonly state: ImportState;
  /** How many papers would be added or updated. */
  readonly taken: number;
  /** Where all of them are put, as it is typed. */
  readonly filing: string;
  readonly onFiling: (text: string) => void;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

/** What importing means, and the two ways on. */
export function ImportFoot({ state, taken, filing, onFiling, onImport, onCancel }: ImportFootLook) {
  const id = useId();
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
          <p id={`${id}-words`} className={styles.footWords}>
            {wordsOf(taken, filing)}
          </p>
        </>
      ) : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <input
        type="text"
        className={styles.filing}
        aria-label="Put all of them into a collection, or tag them"
        aria-describedby={`${id}-words`}
        placeholder="Put into: Thesis/Chapter 1, #tag"
        autoComplete="off"
        list={`${id}-known`}
        value={filing}
        onChange={(event) => onFiling(event.target.value)}
      />
      <KnownCollections id={`${id}-known`} />
      <Button variant="quiet" keys="Escape" onClick={onCancel}>
        Cancel
      </Button>
      <Button variant="primary" size="lg" keys="Mod+Enter" disabled={taken === 0} onClick={onImport}>
        {taken === 0 ? 'Nothing to import' : `Import ${counted(taken, 'paper')}`}
      </Button>
    </footer>
  );
}

function KnownCollections({ id }: { readonly id: string }) {
  const paths = useStore(useServices().collections, (state) => state.paths);
  return (
    <datalist id={id}>
      {[...paths].map(([number, path]) => (
        <option key={number}>{path}</option>
      ))}
    </datalist>
  );
}

function wordsOf(taken: number, filing: string): string {
  if (taken === 0) return 'Nothing is chosen that the library does not have already.';
  const where = filingWords(filingOf(filing));
  if (where !== '') return `${where} One step, undone at any time.`;
  return 'One step, undone at any time. Your own tags, notes and decisions are never overwritten.';
}
