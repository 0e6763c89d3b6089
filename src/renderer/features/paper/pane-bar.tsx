import { useStore } from 'zustand';
import type { Paper } from '#shared/domain/paper.ts';
import { stepCursor } from '../../app/acts.ts';
import { positionOf } from '../../app/cursor.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { IconButton } from '../../ui/button.tsx';
import { PaneMenu } from './pane-menu.tsx';
import styles from './paper-pane.module.css';

/** The pane's top bar: the way through the list, and what else can be done with the paper. */
export function PaneBar({ paper }: { readonly paper: Paper | null }) {
  const services = useServices();
  const answer = useStore(services.results, (state) => state.settled?.answer);
  const isWide = useStore(services.layout, (state) => state.isWide);
  const position = answer && paper ? positionOf(answer.ids, paper.id) : -1;
  const total = answer?.ids.length ?? 0;

  return (
    <div className={styles.bar}>
      {isWide ? null : (
        <IconButton
          icon="arrow-left"
          label="Back to the list"
          keys="Escape"
          onClick={() => services.place.getState().go({ paper: null })}
        />
      )}
      <IconButton
        icon="chevron-up"
        label="Previous paper"
        keys="k"
        disabled={position <= 0}
        onClick={() => stepCursor(services, -1)}
      />
      <IconButton
        icon="chevron-down"
        label="Next paper"
        keys="j"
        disabled={position < 0 || position >= total - 1}
        onClick={() => stepCursor(services, 1)}
      />
      {position >= 0 ? (
        <span className={styles.position}>
          {countWords(position + 1)} of {countWords(total)}
        </span>
      ) : null}
      <span className={styles.grow} />
      {paper ? <PaneMenu paper={paper} /> : null}
    </div>
  );
}
