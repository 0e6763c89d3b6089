import { useEffect, useState } from 'react';
import type { Decision } from '#shared/contract/triage.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { momentWords } from '../../text/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import styles from './decision-history.module.css';
import { decisionWords, reasonWords } from './decision-words.ts';

/** So many decisions stand there at first; papers that were decided more often are few. */
const most = 3;
/** Who only moves past a paper asks for nothing, in milliseconds. */
const rest = 250;

/** What brought a paper back, and what was decided about it: when, and by whom (T2). Nothing where nothing was. */
export function DecisionHistory({ paper }: { readonly paper: Paper }) {
  const decisions = useDecisions(paper);
  const [isOpen, setOpen] = useState(false);
  if (decisions.length === 0 && paper.returned.length === 0) return null;
  const shown = isOpen ? decisions : decisions.slice(0, most);
  const hidden = decisions.length - shown.length;
  return (
    <section className={styles.history} aria-labelledby="decision-history">
      <h2 id="decision-history" className={styles.heading}>
        Decisions
      </h2>
      <ul>
        {paper.returned.map(({ kind, sentence, at }) => (
          <li key={kind} className={styles.entry}>
            <Icon name="restore" size={14} />
            <span>{sentence.replace(/\.$/, '')}</span>
            <Moment at={at} />
          </li>
        ))}
        {shown.map((decision, index) => (
          <Entry key={index} decision={decision} />
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" className={styles.more} onClick={() => setOpen(true)}>
          and {countWords(hidden)} more
        </button>
      ) : null}
    </section>
  );
}

function Entry({ decision }: { readonly decision: Decision }) {
  const reason = reasonWords(decision);
  return (
    <li className={styles.entry} data-undone={decision.undone || undefined}>
      <StatusMark status={decision.status ?? 'undecided'} />
      <span>
        <span className={styles.what}>{decisionWords(decision)}</span>
        {reason === null ? null : <span className={styles.reason}>, {reason}</span>}
      </span>
      <Moment at={decision.at} />
    </li>
  );
}

function Moment({ at }: { readonly at: string }) {
  return (
    <time className={styles.moment} dateTime={at}>
      {momentWords(at)}
    </time>
  );
}

/** Asked for once one rests on a paper, and again when the paper changes. */
function useDecisions(paper: Paper): readonly Decision[] {
  const { library } = useServices();
  const [found, setFound] = useState<{ id: number; decisions: readonly Decision[] }>({
    id: paper.id,
    decisions: [],
  });
  useEffect(() => {
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      library.triage.decisions({ paper: paper.id }).then(
        ({ decisions }) => isCurrent && setFound({ id: paper.id, decisions }),
        // Gone, or the connection is lost for a moment: what was there stays.
        () => {},
      );
    }, rest);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [library, paper]);
  return found.id === paper.id ? found.decisions : [];
}
