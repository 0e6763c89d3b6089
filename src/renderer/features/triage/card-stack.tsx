import { type KeyboardEvent, useDeferredValue, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { currentOf, following } from '../../app/triage/deck.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { Card, type CardMode } from './card.tsx';
import styles from './card-stack.module.css';

/** How far an arrow scrolls, in pixels. */
const line = 54;

/** The card, the one under it, and the one that leaves. */
export function CardStack({ desk, today }: { readonly desk: TriageDesk; readonly today: string }) {
  const { place } = useServices();
  const deck = useStore(desk.model.store, (state) => state.deck);
  const leaving = useStore(desk.model.store, (state) => state.leaving);
  const stage = useRef<HTMLElement>(null);
  const current = currentOf(deck);
  // Drawn when the card before it is on the screen: then it only has to be shown.
  const next = useDeferredValue(following(deck, 1)[0] ?? null);
  const isHere = useStore(place, (state) => state.place.page === 'triage');

  // Keys act on the card from the beginning, unless the reader is somewhere else already.
  useEffect(() => {
    if (isHere && document.activeElement === document.body) stage.current?.focus({ preventScroll: true });
  }, [isHere]);

  const cards = new Map<PaperId, CardMode>();
  if (current !== null) cards.set(current, 'current');
  if (leaving !== null && !cards.has(leaving.paper)) cards.set(leaving.paper, leaving.way);
  if (next !== null && !cards.has(next)) cards.set(next, 'next');
  const under = Math.min(2, Math.max(0, deck.papers.length - 1));

  return (
    <section
      ref={stage}
      className={styles.stage}
      aria-label="Paper to decide"
      data-region="pane"
      data-region-focus=""
      data-focus-fallback=""
      tabIndex={0}
      // The focus rests here all the time: its ring is for those who came by key from elsewhere.
      onKeyUp={({ key, currentTarget }) => {
        currentTarget.toggleAttribute('data-ring', key === 'Tab' || key === 'F6');
      }}
      onBlur={({ currentTarget }) => currentTarget.removeAttribute('data-ring')}
      onKeyDown={scrollByKey}
    >
      <div className={styles.stack}>
        {[...cards].map(([paper, mode]) => (
          <Card
            key={paper}
            desk={desk}
            id={paper}
            mode={mode}
            today={today}
            onGone={() => desk.model.gone()}
          />
        ))}
        {current === null ? <div className={styles.bare} /> : null}
        {under > 0 ? <div className={styles.under} /> : null}
        {under > 1 ? <div className={styles.underneath} /> : null}
      </div>
    </section>
  );
}

/** The focus stays on the stage while cards come and go; arrows scroll the card that lies there. */
function scrollByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const card = event.currentTarget.querySelector<HTMLElement>('[data-card-scroll]');
  if (!card) return;
  const page = card.clientHeight * 0.85;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: line,
    ArrowUp: -line,
    PageDown: page,
    PageUp: -page,
    Home: -card.scrollHeight,
    End: card.scrollHeight,
  };
  const by = steps[event.key];
  if (by === undefined) return;
  event.preventDefault();
  card.scrollBy({ top: by });
}
