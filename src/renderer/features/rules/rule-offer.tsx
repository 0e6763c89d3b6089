import type { RuleProposal } from '#shared/contract/triage.ts';
import { useServices } from '../../app/services-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { proposalVerb } from './rule-words.ts';
import styles from './rules-section.module.css';

/** A rule that the reader's decisions suggest. It is tried before it can be added. */
export function RuleOffer({
  proposal,
  onDismiss,
}: {
  readonly proposal: RuleProposal;
  readonly onDismiss: () => void;
}) {
  const { sheet } = useServices();
  const { query, actions, trial } = proposal;
  return (
    <div className={styles.offer}>
      <Icon name="info" />
      <p className={styles.offerWords}>
        {proposalVerb(actions)} <b>“{query}”</b>? {trial.sentence}
      </p>
      <Button variant="quiet" size="sm" onClick={onDismiss}>
        Not this
      </Button>
      <Button size="sm" onClick={() => sheet.getState().open({ kind: 'rule', query, actions })}>
        Try on {trial.days} days
      </Button>
    </div>
  );
}
