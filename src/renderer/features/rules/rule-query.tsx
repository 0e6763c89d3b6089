import { useId, useMemo, useRef } from 'react';
import { parseQuery } from '#shared/search/query/parse.ts';
import { Icon } from '../../ui/icon.tsx';
import { QueryLayer } from '../library/index.ts';
import styles from './rule-query.module.css';

/** What a rule looks for, in the language of the search box and coloured as there. */
export function RuleQuery({
  query,
  onChange,
}: {
  readonly query: string;
  readonly onChange: (query: string) => void;
}) {
  const layer = useRef<HTMLDivElement>(null);
  const id = useId();
  const { tokens, remarks } = useMemo(() => parseQuery(query), [query]);
  return (
    <div>
      <label className={styles.label} htmlFor={`${id}-field`}>
        When a paper comes in that matches
      </label>
      <div className={styles.box}>
        <Icon name="search" />
        <div className={styles.stack}>
          <div ref={layer} className={styles.layer} aria-hidden="true">
            <QueryLayer query={query} tokens={tokens} />
          </div>
          <input
            id={`${id}-field`}
            type="text"
            data-autofocus=""
            aria-describedby={remarks.length > 0 ? `${id}-remark` : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={1000}
            placeholder="category:cs.CV -memory"
            className={styles.field}
            value={query}
            onChange={(event) => onChange(event.target.value)}
            onScroll={(event) => {
              if (layer.current) layer.current.scrollLeft = event.currentTarget.scrollLeft;
            }}
          />
        </div>
      </div>
      {remarks.length > 0 ? (
        <p id={`${id}-remark`} className={styles.remark}>
          {remarks.join(' ')}
        </p>
      ) : null}
    </div>
  );
}
