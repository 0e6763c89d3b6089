import type { RuleTrial } from '#shared/contract/triage.ts';
import { countWords } from '../../text/counts.ts';
import { MathText } from '../../text/math-text.tsx';
import { StatusMark, statusLabels } from '../../ui/status-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './rule-sheet.module.css';
import { trialWords } from './rule-words.ts';
import { trialDays } from './use-trial.ts';

/** What the rule would have done in the last month, with the papers themselves: those that were kept first. */
export function RuleTrialView({
  query,
  trial,
  hasActions,
}: {
  readonly query: string;
  readonly trial: RuleTrial | null;
  readonly hasActions: boolean;
}) {
  const isAsked = query.trim() !== '' && hasActions;
  return (
    <section className={styles.trial} aria-label={`Tried on the last ${trialDays} days`}>
      <p className={styles.outcome} role="status">
        {isAsked
          ? (trial?.sentence ?? '')
          : hasActions
            ? 'Write what it looks for, and it is tried on the last 30 days.'
            : 'Choose what it does, and it is tried on the last 30 days.'}
      </p>
      {isAsked && trial ? (
        <>
          <p className={styles.numbers}>{trialWords(trial)}</p>
          <ul
            className={styles.papers}
            tabIndex={trial.papers.length > 0 ? 0 : -1}
            aria-label="Papers that match"
          >
            {trial.papers.map(({ id, title, status }) => (
              <li key={id} className={styles.paper}>
                {status ? <StatusMark status={status} /> : <span className={styles.noStatus} />}
                <VisuallyHidden>{status ? `${statusLabels[status]}: ` : ''}</VisuallyHidden>
                <span className={styles.cut} dir="auto">
                  <MathText text={title} marks={[]} />
                </span>
              </li>
            ))}
            {trial.matched > trial.papers.length ? (
              <li className={styles.more}>and {countWords(trial.matched - trial.papers.length)} more</li>
            ) : null}
          </ul>
        </>
      ) : null}
    </section>
  );
}
