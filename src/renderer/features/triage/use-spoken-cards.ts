import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { currentOf } from '../../app/triage/deck.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';

/** Tells a screen reader what was done, and which paper lies on the card now. */
export function useSpokenCards(desk: TriageDesk): void {
  const { papers, spoken } = useServices();
  const { store } = desk.model;
  const phase = useStore(store, (state) => state.phase);
  const current = useStore(store, (state) => currentOf(state.deck));
  const said = useStore(store, (state) => state.said);
  const title = useStore(papers, ({ byId }) =>
    current === null ? null : (byId.get(current)?.title ?? null),
  );
  const heard = useRef(said.count);

  useEffect(() => {
    const isNews = said.count !== heard.current;
    const act = isNews ? `${said.words}. Press U to undo. ` : '';
    if (phase === 'deciding' && title !== null) {
      heard.current = said.count;
      const { deck, tally } = store.getState();
      const position = tally.decided + deck.at + 1;
      spoken.getState().say(`${act}Paper ${position} of ${tally.decided + deck.papers.length}: ${title}`);
    } else if (phase === 'ended' && isNews) {
      heard.current = said.count;
      spoken.getState().say(`${act}All is decided.`);
    }
  }, [spoken, store, phase, current, title, said]);
}
