import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { type Arrangement, asAtFirst, movedPanel, type Panel, switched } from './facet-order.ts';
import { panelLabel } from './facet-words.ts';
import styles from './facets.module.css';

/** What can be done with one of the facets: folded, moved, hidden, and all of it taken back. */
export function FacetMenu({
  panel,
  arrangement,
  onArrange,
}: {
  readonly panel: Panel;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
}) {
  const isFolded = arrangement.folded.includes(panel);
  const entry = (id: string, label: string, to: Arrangement, keys?: string) => ({
    id,
    label,
    ...(keys === undefined ? {} : { keys }),
    onChoose: () => onArrange(to),
  });
  return (
    <span className={styles.menu}>
      <MenuButton
        label={`${panelLabel(panel)}: arrange`}
        className={styles.dots}
        entries={[
          entry('fold', isFolded ? 'Unfold' : 'Fold', switched(arrangement, panel, 'folded')),
          entry('top', 'Pin to the top', movedPanel(arrangement, panel, 'top')),
          entry('up', 'Move up', movedPanel(arrangement, panel, 'up'), 'Alt+ArrowUp'),
          entry('down', 'Move down', movedPanel(arrangement, panel, 'down'), 'Alt+ArrowDown'),
          entry('hide', 'Hide', switched(arrangement, panel, 'hidden')),
          entry('reset', 'All as at first', asAtFirst),
        ]}
      >
        <Icon name="ellipsis" size={14} />
      </MenuButton>
    </span>
  );
}
