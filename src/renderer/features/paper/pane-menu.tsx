import type { Paper } from '#shared/domain/paper.ts';
import { decide, trash } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { copyLink } from '../../commands/copy-link.ts';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';
import { paperLinks } from './paper-links.ts';
import styles from './paper-pane.module.css';

/** What can be done with the open paper beside what the pane shows. */
export function PaneMenu({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  return (
    <MenuButton label="More" entries={entriesFor(services, paper)} className={styles.menuButton}>
      <Icon name="ellipsis" />
    </MenuButton>
  );
}

function entriesFor(services: Services, paper: Paper): readonly MenuEntry[] {
  const entries: MenuEntry[] = [];
  if (paperLinks(paper).length > 0) {
    entries.push({
      id: 'link',
      label: 'Copy link',
      icon: 'copy',
      keys: 'Shift+c',
      onChoose: () => void copyLink(services),
    });
  }
  if (paper.status !== 'undecided') {
    entries.push({
      id: 'undecided',
      label: 'Set back to undecided',
      icon: 'undo',
      onChoose: () => void decide(services, 'undecided', [paper.id]),
    });
  }
  entries.push(
    paper.trashedAt === null
      ? {
          id: 'trash',
          label: 'Move to the trash',
          icon: 'trash',
          keys: 'Backspace',
          danger: true,
          onChoose: () => void trash(services, true, [paper.id]),
        }
      : {
          id: 'restore',
          label: 'Take out of the trash',
          icon: 'restore',
          onChoose: () => void trash(services, false, [paper.id]),
        },
  );
  return entries;
}
