import { useEffect, useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import styles from './record-details.module.css';
import { factsOf } from './record-facts.ts';

/** Everything that is known of a paper and has no place in its sheet; asked for when it is opened. */
export function RecordDetails({ paper }: { readonly paper: Paper }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.record} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>Everything known of it</summary>
      {isOpen ? <Facts paper={paper} /> : null}
    </details>
  );
}

function Facts({ paper }: { readonly paper: Paper }) {
  const { library } = useServices();
  const [kept, setKept] = useState<Readonly<Record<string, unknown>> | null>(null);

  useEffect(() => {
    let isCurrent = true;
    library.papers.kept({ id: paper.id }).then(
      ({ fields }) => isCurrent && setKept(fields),
      // Gone, or the connection is lost for a moment.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [library, paper]);

  if (kept === null) return null;
  const facts = factsOf(paper, kept);
  if (facts.length === 0) return <p className={styles.none}>Nothing more is known.</p>;
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }, index) => (
        <div key={index} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
