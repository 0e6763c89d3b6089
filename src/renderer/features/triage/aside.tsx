import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { currentOf, following } from '../../app/triage/deck.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { countWords } from '../../text/counts.ts';
import { MathText } from '../../text/math-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './aside.module.css';
import { Counts } from './counts.tsx';
import { Days } from './days.tsx';
import { useResting } from './use-resting.ts';
import { Why } from './why.tsx';

/** So many papers are named in advance. */
const named = 5;

/** Beside the card: what comes next, why this one lies on top, how its counts moved, and the days of its source. */
export function TriageAside({ desk, today }: { readonly desk: TriageDesk; readonly today: string }) {
  const { layout } = useServices();
  const isWide = useStore(layout, (state) => state.isWide);
  const deck = useStore(desk.model.store, (state) => state.deck);
  const current = useResting(currentOf(deck));
  if (!isWide) return null;
  return (
    <aside className={styles.aside} aria-label="About this paper" data-region="list" tabIndex={0}>
      <Next desk={desk} />
      <Why desk={desk} paper={current} />
      <Counts paper={current} today={today} />
      <Days desk={desk} paper={current} today={today} />
    </aside>
  );
}

function Next({ desk }: { readonly desk: TriageDesk }) {
  const { papers } = useServices();
  const deck = useStore(desk.model.store, (state) => state.deck);
  const byId = useStore(papers, (state) => state.byId);
  const next = following(deck, named);
  const left = Math.max(0, deck.papers.length - 1);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        Next
        <span className={styles.side}>
          {left === 0 ? 'none after this' : `${countWords(left)} after this`}
        </span>
      </h2>
      <ol className={styles.next}>
        {next.map((id, index) => {
          const paper = byId.get(id);
          return (
            <li key={id}>
              <button type="button" className={styles.entry} onClick={() => desk.model.lookAt(id)}>
                <span className={styles.number}>{index + 2}</span>
                <span className={styles.title}>{paper ? <MathText text={paper.title} /> : '…'}</span>
                {paper?.upvotes == null ? null : (
                  <span className={styles.upvotes}>
                    <Icon name="arrow-up" size={12} />
                    {countWords(paper.upvotes)}
                    <VisuallyHidden> upvotes</VisuallyHidden>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
