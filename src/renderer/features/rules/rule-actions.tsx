import { CheckMark } from '../../ui/check-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './rule-sheet.module.css';
import { type ActionKind, actionIcons, actionKinds, actionLabels } from './rule-words.ts';

/** What a rule does with what it finds: one thing or several. */
export function RuleActions({
  kinds,
  onKinds,
  tag,
  onTag,
}: {
  readonly kinds: ReadonlySet<ActionKind>;
  readonly onKinds: (kinds: ReadonlySet<ActionKind>) => void;
  readonly tag: string;
  readonly onTag: (tag: string) => void;
}) {
  function toggle(kind: ActionKind): void {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    onKinds(next);
  }
  return (
    <fieldset className={styles.actions}>
      <legend className={styles.legend}>Then</legend>
      {actionKinds.map((kind) => (
        <span key={kind} className={styles.action}>
          <button
            type="button"
            role="checkbox"
            aria-checked={kinds.has(kind)}
            className={styles.choice}
            onClick={() => toggle(kind)}
          >
            <CheckMark state={kinds.has(kind) ? 'on' : 'off'} />
            <Icon name={actionIcons[kind]} />
            {actionLabels[kind]}
          </button>
          {kind === 'tag' && kinds.has('tag') ? (
            <input
              type="text"
              className={styles.tag}
              aria-label="Tag to put on"
              placeholder="which tag"
              maxLength={100}
              value={tag}
              autoFocus={tag === ''}
              onChange={(event) => onTag(event.target.value)}
            />
          ) : null}
        </span>
      ))}
    </fieldset>
  );
}
