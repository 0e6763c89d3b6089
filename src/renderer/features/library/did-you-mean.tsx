import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { counted } from '../../text/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import styles from './relaxed-notice.module.css';

/** Offers what the query was meant to be, where words of it stand in no paper. */
export function DidYouMean() {
  const services = useServices();
  const meant = useStore(services.results, (state) => state.meant);
  if (!meant) return null;
  return (
    <p className={styles.notice}>
      <Icon name="search" size={14} />
      <span>
        Did you mean{' '}
        <button
          type="button"
          className={styles.meant}
          onClick={() => runCommand(services, commandOf('search.mend'))}
        >
          {meant.query.trim()}
        </button>
        ? {counted(meant.count, 'paper')}.
      </span>
      <Keycap keys="Mod+Enter" />
    </p>
  );
}
