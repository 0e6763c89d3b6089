import { Fragment } from 'react';
import type { Source, SourceSuggestion } from '#shared/contract/sources.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './add-source.module.css';
import { kindIcons } from './source-words.ts';
import { followedAs, type SuggestionGroup, suggestionWords } from './suggestions.ts';

/** What the typed text may be, by groups; the field above says which one is chosen. */
export function SuggestionList({
  id,
  groups,
  chosen,
  sources,
  onPoint,
  onChoose,
}: {
  readonly id: string;
  readonly groups: readonly SuggestionGroup[];
  readonly chosen: SourceSuggestion | null;
  readonly sources: readonly Source[];
  readonly onPoint: (suggestion: SourceSuggestion) => void;
  readonly onChoose: (suggestion: SourceSuggestion) => void;
}) {
  const entries = groups.flatMap((group) => group.entries);
  return (
    <div id={`${id}-list`} role="listbox" aria-label="What it may be" className={styles.list}>
      {groups.map((group) => (
        <Fragment key={group.label}>
          <div className={styles.label} role="presentation">
            {group.label}
          </div>
          {group.entries.map((suggestion) => {
            const words = suggestionWords(suggestion);
            const followed = followedAs(suggestion, sources);
            return (
              <div
                key={`${suggestion.kind} ${suggestion.target}`}
                id={`${id}-${entries.indexOf(suggestion)}`}
                role="option"
                aria-selected={suggestion === chosen}
                className={classes(styles.entry, suggestion === chosen && styles.on)}
                onPointerMove={() => onPoint(suggestion)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(suggestion)}
              >
                <Icon name={kindIcons[suggestion.kind]} />
                <span className={styles.words}>
                  {words.name} <span className={styles.detail}>{words.detail}</span>
                </span>
                {followed ? <span className={styles.hint}>followed already</span> : null}
              </div>
            );
          })}
        </Fragment>
      ))}
      {groups.length === 0 ? <p className={styles.label}>Nothing is known by that name.</p> : null}
    </div>
  );
}
