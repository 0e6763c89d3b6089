import { useStore } from 'zustand';
import type { Source } from '#shared/contract/sources.ts';
import { useServices } from '../../app/services-context.tsx';
import { setEnabled } from '../../app/source-acts.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { progressWords } from './fetch-lines.tsx';
import styles from './source-pane.module.css';

/** What a source is doing, or why it does nothing, with the way out of it. */
export function PaneWork({ source }: { readonly source: Source }) {
  const services = useServices();
  const mine = useStore(services.sources, (state) =>
    state.fetches.find(({ source: id }) => id === source.id),
  );
  if (mine) {
    const { progress } = mine;
    return (
      <div className={styles.work}>
        <span className={styles.workWords} role="status">
          {progress ? progressWords(progress) : 'Asking'}
        </span>
        <span className={styles.workBar}>
          <ProgressBar
            label={`Fetching ${source.name}`}
            done={progress?.done ?? 0}
            total={progress?.total ?? null}
          />
        </span>
        <Button variant="quiet" size="sm" onClick={mine.cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  if (!source.enabled) {
    return (
      <div className={styles.work}>
        <span className={styles.workWords}>Paused. Nothing is fetched until it goes on.</span>
        <Button variant="quiet" size="sm" icon="play" onClick={() => void setEnabled(services, source, true)}>
          Go on
        </Button>
      </div>
    );
  }
  const { kind, sentence } = source.activity;
  if (kind === 'idle' || kind === 'forbidden' || sentence === '') return <span />;
  return (
    <div className={styles.work} role="status">
      <span className={styles.workWords}>{sentence}</span>
    </div>
  );
}
