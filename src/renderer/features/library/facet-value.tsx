import type { KeyboardEvent, MouseEvent } from 'react';
import { statuses } from '#shared/domain/paper.ts';
import type { FacetName } from '#shared/search/request.ts';
import { countWords } from '../../text/counts.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { classes } from '../../ui/classes.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import styles from './facet.module.css';
import { valueLabel } from './facet-words.ts';

/** One value of a facet: a press chooses it, Alt and a press or the small bar beside its count excludes it. */
export function FacetValue({
  name,
  value,
  count,
  share,
  state,
  onChoose,
}: {
  readonly name: FacetName | 'upvotes';
  readonly value: string;
  readonly count: number;
  readonly share: number;
  readonly state: 'off' | 'on' | 'excluded';
  readonly onChoose: (how: 'choose' | 'exclude') => void;
}) {
  const label = valueLabel(name, value);
  const status = name === 'status' ? statuses.find((known) => known === value) : undefined;

  function press(event: MouseEvent) {
    onChoose(event.altKey ? 'exclude' : 'choose');
  }
  function key(event: KeyboardEvent) {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    onChoose(event.shiftKey ? 'exclude' : 'choose');
  }

  const isExcluded = state === 'excluded';

  return (
    <div className={styles.line}>
      <button
        type="button"
        role="checkbox"
        aria-checked={state === 'on' ? true : state === 'excluded' ? 'mixed' : false}
        aria-label={`${label}${state === 'excluded' ? ', excluded' : ''}, ${countWords(count)} ${count === 1 ? 'paper' : 'papers'}`}
        tabIndex={-1}
        data-facet-value=""
        className={classes(
          styles.value,
          styles[state],
          count === 0 && state === 'off' && styles.zero,
          status && styles.marked,
        )}
        style={{ '--share': share } as React.CSSProperties}
        onClick={press}
        onKeyDown={key}
      >
        <CheckMark state={state} />
        {status ? <StatusMark status={status} /> : null}
        <span className={styles.label}>{label}</span>
        <span className={styles.count}>{countWords(count)}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={styles.exclude}
        aria-label={isExcluded ? `Exclude ${label} no longer` : `Exclude ${label}`}
        data-tip={isExcluded ? 'Exclude no longer' : 'Exclude'}
        data-tip-keys="Shift+Space"
        onClick={() => onChoose('exclude')}
      >
        <CheckMark state="excluded" />
      </button>
    </div>
  );
}
