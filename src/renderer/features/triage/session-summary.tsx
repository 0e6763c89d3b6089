import { useState } from 'react';
import { useStore } from 'zustand';
import type { RuleProposal } from '#shared/contract/triage.ts';
import { useServices } from '../../app/services-context.tsx';
import { spentWords } from '../../app/triage/tally.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { counted, countWords } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import { nextListingWords } from './next-listing.ts';
import styles from './session-summary.module.css';
import { averageWords } from './session-words.ts';

/** What a session came to: how many were kept, how long it took, and which rules would have spared some of it. */
export function SessionSummary({ desk }: { readonly desk: TriageDesk; readonly today: string }) {
  const services = useServices();
  const { sources, sheet, place } = services;
  const [now] = useState(() => new Date());
  const summary = useStore(desk.model.store, (state) => state.summary);
  const left = useStore(desk.model.store, (state) => state.deck.papers.length);
  const known = useStore(sources, (state) => state.sources);
  const network = useStore(sources, (state) => state.network);
  // The library adds it up: a moment.
  if (summary === null) return null;
  const { session } = summary;
  // A rule that would have met nothing spares nothing.
  const proposals = summary.proposals.filter(({ trial }) => trial.matched > 0);
  const counts = [
    { name: 'kept', count: session.kept },
    { name: 'skipped', count: session.skipped },
    ...(session.snoozed > 0 ? [{ name: 'snoozed', count: session.snoozed }] : []),
  ];
  return (
    <div className={styles.summary}>
      <h2 className={styles.heading}>
        {session.decided === 0
          ? 'Nothing was decided'
          : `${counted(session.decided, 'paper')} decided in ${spentWords(session.spentMs)}`}
      </h2>
      <dl className={styles.counts}>
        {counts.map(({ name, count }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{countWords(count)}</dd>
          </div>
        ))}
        {averageWords(session) === null ? null : (
          <div>
            <dt>pace</dt>
            <dd>{averageWords(session)}</dd>
          </div>
        )}
      </dl>
      {left > 0 ? (
        <p className={styles.words}>
          {counted(left, 'paper')} {left === 1 ? 'is' : 'are'} still undecided.
        </p>
      ) : (
        <p className={styles.words}>{nextListingWords(known, network, now)}</p>
      )}
      <div className={styles.buttons}>
        {left > 0 ? (
          <Button variant="primary" onClick={() => desk.model.goOn()}>
            Go on with {counted(left, 'paper')}
          </Button>
        ) : null}
        <Button
          variant={left > 0 ? 'plain' : 'primary'}
          keys="g q"
          onClick={() => runCommand(services, commandOf('go.queue'))}
        >
          Open the queue
        </Button>
        <Button
          variant="quiet"
          keys="Escape"
          onClick={() =>
            place.getState().go({ page: 'desk', view: 'inbox', query: '', chosen: {}, paper: null })
          }
        >
          Inbox
        </Button>
      </div>
      {proposals.length > 0 ? (
        <section className={styles.rules}>
          <h3 className={styles.rulesHeading}>Rules that would have spared some of it</h3>
          <ul>
            {proposals.map((proposal) => (
              <Proposal
                key={proposal.query}
                proposal={proposal}
                onTry={() => sheet.getState().open({ kind: 'rule', query: proposal.query })}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Proposal({ proposal, onTry }: { readonly proposal: RuleProposal; readonly onTry: () => void }) {
  return (
    <li className={styles.rule}>
      <code className={styles.query}>{proposal.query}</code>
      <span className={styles.trial}>{proposal.trial.sentence}</span>
      <Button size="sm" onClick={onTry}>
        Try on 30 days
      </Button>
    </li>
  );
}
