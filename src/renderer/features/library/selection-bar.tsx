import { useStore } from 'zustand';
import type { CommandId } from '#shared/commands/command-list.ts';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { countWords } from '../../text/counts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import styles from './selection-bar.module.css';

/** What can be done with the picked papers, at the foot of the list. */
export function SelectionBar() {
  const services = useServices();
  const { results, place } = services;
  const count = useStore(results, (state) => state.picked.size);
  const isTrash = useStore(place, (state) => state.place.view === 'trash');
  if (count === 0) return null;
  const run = (id: CommandId) => () => runCommand(services, commandOf(id));

  return (
    <div className={styles.bar} role="toolbar" aria-label="Picked papers">
      <span className={styles.count}>
        <b>{countWords(count)}</b> picked
      </span>
      {isTrash ? (
        <Button variant="quiet" icon="restore" onClick={run('paper.restore')}>
          Take out of the trash
        </Button>
      ) : (
        <>
          <Button variant="quiet" keys="s" onClick={run('decide.queue')}>
            <StatusMark status="queued" />
            Queue
          </Button>
          <Button variant="quiet" keys="e" onClick={run('decide.skip')}>
            <StatusMark status="skipped" />
            Skip
          </Button>
          <Button variant="quiet" keys="t" onClick={run('paper.tag')}>
            <Icon name="tag" />
            Tag
          </Button>
          <IconButton icon="folder" label="Collections" keys="c" onClick={run('paper.collect')} />
          <IconButton icon="trash" label="Move to the trash" keys="Backspace" onClick={run('paper.trash')} />
        </>
      )}
      <IconButton icon="download" label="Export" keys="Mod+Shift+e" onClick={run('export.open')} />
      <IconButton
        icon="x"
        label="Pick none"
        keys="Escape"
        onClick={() => results.getState().pick([], 'only')}
      />
    </div>
  );
}
