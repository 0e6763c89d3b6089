import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { paceWords, ticksOf } from '../../app/triage/tally.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { countWords } from '../../text/counts.ts';
import { classes } from '../../ui/classes.ts';
import styles from './head.module.css';
import { headingOf } from './heading.ts';

/** So many marks the bar of a session has room for. */
const room = { wide: 54, narrow: 28 };

/** What is being decided, how far it is, and how long it will take. */
export function TriageHead({ desk, today }: { readonly desk: TriageDesk; readonly today: string }) {
  const { layout } = useServices();
  const isWide = useStore(layout, (state) => state.isWide);
  const origins = useStore(desk.state, (state) => state.origins);
  const query = useStore(desk.model.store, (state) => state.query);
  const tally = useStore(desk.model.store, (state) => state.tally);
  const phase = useStore(desk.model.store, (state) => state.phase);
  const left = useStore(desk.model.store, (state) => state.deck.papers.length);
  const { heading, detail } = headingOf(query, origins, today);
  const total = tally.decided + left;
  const hasBar = total > 0 && phase !== 'empty' && phase !== 'loading';

  return (
    <header className={styles.head}>
      <h1 className={styles.heading} dir="auto">
        {heading}
      </h1>
      {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
      <span className={styles.grow} />
      {hasBar ? (
        <>
          <span className={styles.count}>
            <b>{countWords(tally.decided)}</b> of {countWords(total)} decided
          </span>
          <Ticks tally={tally} left={left} room={isWide ? room.wide : room.narrow} />
          <span className={styles.pace}>{paceWords(tally, left)}</span>
        </>
      ) : null}
    </header>
  );
}

function Ticks({
  tally,
  left,
  room: marks,
}: {
  readonly tally: Parameters<typeof ticksOf>[0];
  readonly left: number;
  readonly room: number;
}) {
  const ticks = useMemo(() => ticksOf(tally, left, marks), [tally, left, marks]);
  const { decided, kept, skipped, snoozed } = tally;
  const words = [`${kept} kept`, `${skipped} skipped`, ...(snoozed > 0 ? [`${snoozed} snoozed`] : [])];
  return (
    <div
      className={styles.ticks}
      role="progressbar"
      aria-label="Session"
      aria-valuemin={0}
      aria-valuemax={decided + left}
      aria-valuenow={decided}
      aria-valuetext={`${decided} of ${decided + left} decided: ${words.join(', ')}`}
    >
      {ticks.map(({ kind, kept: share }, index) => (
        <i
          key={index}
          className={classes(styles[kind], kind === 'decided' && share > 0 && styles.kept)}
          style={kind === 'decided' && share > 0 && share < 1 ? { height: `${10 + 6 * share}px` } : undefined}
        />
      ))}
    </div>
  );
}
