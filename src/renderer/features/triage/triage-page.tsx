import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { triageDesk } from '../../app/triage/triage-desk.ts';
import { startNotes } from '../notes/index.ts';
import { TriageAside } from './aside.tsx';
import { CardStack } from './card-stack.tsx';
import { TriageFoot } from './foot.tsx';
import { TriageHead } from './head.tsx';
import { NothingToDecide } from './nothing-to-decide.tsx';
import { SessionSummary } from './session-summary.tsx';
import styles from './triage-page.module.css';
import { useSpokenCards } from './use-spoken-cards.ts';

/** The Inbox one paper at a time: a card, what comes next, and a key for each decision. */
export function TriagePage({ today }: { readonly today: string }) {
  const services = useServices();
  const desk = triageDesk(services);
  const query = useStore(services.place, (state) => state.place.query);
  const chosen = useStore(services.place, (state) => state.place.chosen);
  const phase = useStore(desk.model.store, (state) => state.phase);
  const fault = useStore(desk.state, (state) => state.fault);
  useEffect(() => startNotes(services), [services]);
  useEffect(() => desk.start({ query, chosen }, today), [desk, query, chosen, today]);
  useSpokenCards(desk);

  const isOver = phase === 'empty' || phase === 'ended' || fault !== null;
  return (
    <div className={styles.triage} data-phase={phase}>
      <TriageHead desk={desk} today={today} />
      <div className={styles.session}>
        {isOver ? (
          <div className={styles.over}>
            {phase === 'ended' && fault === null ? (
              <SessionSummary desk={desk} today={today} />
            ) : (
              <NothingToDecide desk={desk} today={today} />
            )}
          </div>
        ) : (
          <>
            <CardStack desk={desk} today={today} />
            <TriageAside desk={desk} today={today} />
          </>
        )}
      </div>
      <TriageFoot desk={desk} today={today} />
    </div>
  );
}
