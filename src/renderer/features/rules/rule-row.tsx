import type { KeyboardEvent } from 'react';
import type { Rule } from '#shared/contract/triage.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { countWords } from '../../text/counts.ts';
import buttonStyles from '../../ui/button.module.css';
import { CheckMark } from '../../ui/check-mark.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { QueryLayer } from '../library/index.ts';
import { actionIcons, actionsInFull, actionsWords, keptWords } from './rule-words.ts';
import styles from './rules-section.module.css';

/** One rule: whether it is in use, what it looks for, what it does, and what came of that. */
export function RuleRow({
  rule,
  isStop,
  isFirst,
  isLast,
  onFocus,
  onKey,
  onToggle,
  onEdit,
  onMove,
  onRemove,
}: {
  readonly rule: Rule;
  /** Whether Tab comes to this one. */
  readonly isStop: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
  readonly onEdit: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const full = actionsInFull(rule.actions);
  const [first] = rule.actions;
  return (
    <div
      role="row"
      tabIndex={isStop ? 0 : -1}
      data-rule={rule.id}
      data-region-focus={isStop ? '' : undefined}
      aria-label={`${rule.query}: ${full}, ${rule.enabled ? 'in use' : 'off'}, ${countWords(rule.matched)} papers, kept ${countWords(rule.kept)}`}
      className={classes(styles.row, !rule.enabled && styles.off)}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      onKeyDown={(event) => event.target === event.currentTarget && onKey(event)}
      onDoubleClick={onEdit}
    >
      <span role="gridcell">
        <button
          type="button"
          role="checkbox"
          aria-checked={rule.enabled}
          aria-label={`In use: ${rule.query}`}
          tabIndex={-1}
          className={styles.use}
          onClick={onToggle}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <CheckMark state={rule.enabled ? 'on' : 'off'} />
        </button>
      </span>
      <span
        role="gridcell"
        className={styles.query}
        data-tip={rule.query.length > 40 ? rule.query : undefined}
      >
        <QueryLayer query={rule.query} tokens={parseQuery(`${rule.query} `).tokens} />
      </span>
      <span role="gridcell" className={styles.actions} data-tip={full}>
        {first ? <Icon name={actionIcons[first.kind]} size={14} /> : null}
        <span className={styles.cut}>{actionsWords(rule.actions)}</span>
      </span>
      <span role="gridcell" className={styles.right}>
        {countWords(rule.matched)}
      </span>
      <span role="gridcell" className={styles.right}>
        {keptWords(rule)}
      </span>
      <span role="gridcell" className={styles.more}>
        <MenuButton
          label={`More about the rule ${rule.query}`}
          className={classes(buttonStyles['iconButton'], buttonStyles['iconSmall'])}
          entries={[
            { id: 'edit', label: 'Change', icon: 'pencil', keys: 'Enter', onChoose: onEdit },
            ...(isFirst
              ? []
              : [
                  {
                    id: 'up',
                    label: 'Earlier',
                    icon: 'chevron-up' as const,
                    keys: 'Alt+ArrowUp',
                    onChoose: () => onMove(-1),
                  },
                ]),
            ...(isLast
              ? []
              : [
                  {
                    id: 'down',
                    label: 'Later',
                    icon: 'chevron-down' as const,
                    keys: 'Alt+ArrowDown',
                    onChoose: () => onMove(1),
                  },
                ]),
            {
              id: 'remove',
              label: 'Remove',
              icon: 'trash',
              keys: 'Delete',
              danger: true,
              onChoose: onRemove,
            },
          ]}
        >
          <Icon name="ellipsis" size={14} />
        </MenuButton>
      </span>
    </div>
  );
}
