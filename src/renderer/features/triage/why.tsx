import { useStore } from 'zustand';
import type { TriageOrder } from '#shared/contract/triage.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Explanation, RankingState, Reason } from '#shared/ranking/prediction.ts';
import { useServices } from '../../app/services-context.tsx';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { classes } from '../../ui/classes.ts';
import asideStyles from './aside.module.css';
import { useAnswer } from './use-answer.ts';
import styles from './why.module.css';

/** So many reasons have room. */
const mostReasons = 5;

/** Why the paper lies where it lies: what moved its prediction, with how much; or the order that holds instead. */
export function Why({ desk, paper }: { readonly desk: TriageDesk; readonly paper: PaperId | null }) {
  const { search, results } = useServices();
  const order = useStore(desk.model.store, (state) => state.order);
  const isFirst = useStore(desk.model.store, (state) => state.deck.at === 0);
  const revision = useStore(results, (state) => state.answer?.revision ?? 0);
  const known = useAnswer(paper, revision, async (id) => ({
    ranking: await search.ranking(),
    explanation: await search.explain(id),
  }));
  const isReady = known?.ranking.isReady ?? false;
  const other: TriageOrder | null = order === 'interest' ? 'rank' : isReady ? 'interest' : null;
  return (
    <section className={classes(asideStyles.section, styles.why)} aria-live="off">
      <h2 className={asideStyles.heading}>
        {headings[order](isFirst)}
        {order === 'interest' || other !== null ? (
          <button
            type="button"
            className={asideStyles.link}
            data-tip-keys="o"
            data-tip={orderTips[order]}
            onClick={() => void desk.nextOrder(other ?? 'rank')}
          >
            {order === 'interest' ? 'Day’s order instead' : 'By interest instead'}
          </button>
        ) : (
          <button
            type="button"
            className={asideStyles.link}
            data-tip-keys="o"
            data-tip={orderTips[order]}
            onClick={() => void desk.nextOrder()}
          >
            {nextNames[order]}
          </button>
        )}
      </h2>
      {known === null ? null : <Reasons {...known} />}
    </section>
  );
}

const headings: Readonly<Record<TriageOrder, (isFirst: boolean) => string>> = {
  interest: (isFirst) => (isFirst ? 'Why first' : 'Why here'),
  rank: () => 'As listed',
  upvotes: () => 'Most upvotes first',
  velocity: () => 'Rising fastest first',
};

const orderTips: Readonly<Record<TriageOrder, string>> = {
  interest: 'Ordered by predicted interest',
  rank: 'Ordered as listed',
  upvotes: 'Ordered by upvotes',
  velocity: 'Ordered by upvotes gained a day',
};

const nextNames: Readonly<Record<TriageOrder, string>> = {
  interest: 'Day’s order instead',
  rank: 'By upvotes instead',
  upvotes: 'Rising first instead',
  velocity: 'Day’s order instead',
};

function Reasons({
  ranking,
  explanation,
}: {
  readonly ranking: RankingState;
  readonly explanation: Explanation;
}) {
  const { probability, reasons } = explanation;
  if (!ranking.isReady || probability === null) return <p className={styles.sentence}>{ranking.sentence}</p>;
  const shown = reasons.slice(0, mostReasons);
  const largest = Math.max(...shown.map(({ share }) => Math.abs(share)), 1);
  const percent = Math.round(probability * 100);
  return (
    <>
      <ul>
        {shown.map((reason, index) => (
          <li key={index} className={styles.reason}>
            <span className={styles.words} data-tip={tipOf(reason)}>
              <Words reason={reason} />
            </span>
            <span className={styles.bar} aria-hidden="true">
              <span
                className={reason.share < 0 ? styles.against : styles.for}
                style={{ width: `${(Math.abs(reason.share) / largest) * 100}%` }}
              />
            </span>
            <span className={styles.number}>{shareWords(reason.share)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.sentence} data-tip={ranking.sentence}>
        {shown.length === 0 ? 'Nothing in it speaks for or against it. ' : ''}
        You would keep it with {percent} in 100.
      </p>
    </>
  );
}

function Words({ reason: { kind, label, kept, decided } }: { readonly reason: Reason }) {
  const sum = `${kept} of ${decided} kept`;
  switch (kind) {
    case 'word':
      return kept > 0 ? (
        <>
          Like {kept} you kept: <em>{label}</em>
        </>
      ) : (
        <>
          <em>{label}</em>
          {decided > 0 ? `, ${sum}` : ''}
        </>
      );
    case 'author':
    case 'organization':
    case 'category':
    case 'source':
      return (
        <>
          <em>{label}</em>
          {decided > 0 ? `, ${sum}` : ''}
        </>
      );
    case 'signal':
      return label;
    default:
      return kind satisfies never;
  }
}

/** A whole number with a sign that is as wide as a digit. */
function shareWords(share: number): string {
  const whole = Math.round(share);
  return whole < 0 ? `−${-whole}` : String(whole);
}

function tipOf({ label, kept, decided }: Reason): string {
  return decided === 0 ? label : `${label}: you kept ${kept} of ${decided}`;
}
