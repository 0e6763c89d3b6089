import { useState } from 'react';
import type { LedgerDay } from '#shared/contract/sources.ts';
import { countWords } from '../../text/counts.ts';
import { ExternalLink } from '../../text/external-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './missing-papers.module.css';

/** The papers that were announced and did not come, by their names; opened in place. */
export function MissingPapers({ entry }: { readonly entry: LedgerDay }) {
  const [isOpen, setOpen] = useState(false);
  const { missing, missingCount } = entry;
  if (missing.length === 0) return <>{countWords(missingCount)}, not named by the source</>;
  return (
    <>
      <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {countWords(missingCount)}
        <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size={12} />
      </button>
      {isOpen ? (
        <ul className={styles.names}>
          {missing.map((name) => (
            <li key={name}>
              <MissingName name={name} />
            </li>
          ))}
          {missingCount > missing.length ? (
            <li>and {countWords(missingCount - missing.length)} more</li>
          ) : null}
        </ul>
      ) : null}
    </>
  );
}

function MissingName({ name }: { readonly name: string }) {
  const arxiv = /^(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/.exec(name)?.[1];
  const doi = /^(?:doi:)?(10\.\d{4,9}\/\S+)$/.exec(name)?.[1];
  const url = arxiv ? `https://arxiv.org/abs/${arxiv}` : doi ? `https://doi.org/${doi}` : null;
  return url === null ? <>{name}</> : <ExternalLink url={url}>{arxiv ?? doi}</ExternalLink>;
}
