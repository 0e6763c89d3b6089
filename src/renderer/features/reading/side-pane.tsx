import { useStore } from 'zustand';
import type { Paper } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { focusRegion } from '../../commands/regions.ts';
import { NotePage } from '../notes/index.ts';
import { PaperDetails } from '../paper/index.ts';
import styles from './side-pane.module.css';
import { SideTabs } from './side-tabs.tsx';

/** What stands beside the PDF: the note, or what is known of the paper. */
export function SidePane({ paper }: { readonly paper: Paper }) {
  const { reader, layout } = useServices();
  const side = useStore(reader, (state) => state.side);

  function leave(): void {
    if (!layout.getState().isWide) reader.getState().show('pdf');
    requestAnimationFrame(() => focusRegion('pdf'));
  }

  if (side === 'note') return <NotePage key={paper.id} paper={paper} lead={<SideTabs />} onClose={leave} />;
  return (
    <div className={styles.paper}>
      <header className={styles.head}>
        <SideTabs />
      </header>
      <div className={styles.scroll} data-pane-scroll="" tabIndex={0} role="tabpanel" aria-label="Paper">
        <PaperDetails paper={paper} isCurrent />
      </div>
    </div>
  );
}
