import { memo, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import type { Way } from '../../app/triage/triage-model.ts';
import { ExternalLink } from '../../text/external-link.tsx';
import { MathText, RunningText } from '../../text/math-text.tsx';
import { flow } from '../../text/paragraphs.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { type PaperLink, paperLinks, useMarks } from '../paper/index.ts';
import styles from './card.module.css';
import { CardByline } from './card-byline.tsx';
import { CardStrip } from './card-strip.tsx';
import { CardWhence } from './card-whence.tsx';

/** `next` lies under the current one and cannot be seen yet; the others are on their way out. */
export type CardMode = 'current' | 'next' | Way;

/** How long nothing is shown before the skeleton, in milliseconds. */
const beforeSkeleton = 200;

/** One paper to decide about: all that is needed for it, in the order in which it is read. */
export const Card = memo(function Card({
  desk,
  id,
  mode,
  today,
  onGone,
}: {
  readonly desk: TriageDesk;
  readonly id: PaperId;
  readonly mode: CardMode;
  readonly today: string;
  readonly onGone: () => void;
}) {
  const { papers } = useServices();
  const paper = useStore(papers, (state) => state.byId.get(id) ?? null);
  const isCurrent = mode === 'current';
  return (
    <article
      className={classes(styles.card, !isCurrent && styles[mode])}
      data-mode={mode}
      data-paper={id}
      aria-labelledby={paper ? `card-${id}` : undefined}
      aria-busy={paper === null || undefined}
      inert={!isCurrent}
      onAnimationEnd={isCurrent || mode === 'next' ? undefined : onGone}
    >
      {paper ? (
        <>
          <div className={styles.scroll} {...(isCurrent ? { 'data-card-scroll': '' } : {})}>
            <CardText desk={desk} paper={paper} today={today} isCurrent={isCurrent} />
          </div>
          <CardStrip desk={desk} paper={paper} isCurrent={isCurrent} />
        </>
      ) : (
        <Bones />
      )}
    </article>
  );
});

function CardText({
  desk,
  paper,
  today,
  isCurrent,
}: {
  readonly desk: TriageDesk;
  readonly paper: Paper;
  readonly today: string;
  readonly isCurrent: boolean;
}) {
  const marks = useMarks(paper.title);
  return (
    <>
      <CardWhence desk={desk} paper={paper} today={today} isCurrent={isCurrent} />
      <h2 id={`card-${paper.id}`} className={styles.title} dir="auto">
        <MathText text={paper.title} marks={marks} />
      </h2>
      <CardByline paper={paper} />
      <Links links={paperLinks(paper)} />
      <Abstract paper={paper} />
    </>
  );
}

function Links({ links }: { readonly links: readonly PaperLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul className={styles.links} aria-label="Links">
      {links.map(({ url, label, detail }) => (
        <li key={url}>
          <ExternalLink url={url} look="bare" className={styles.link} data-tip={url}>
            {label}
            {detail === null ? null : ` ${detail}`}
            <Icon name="external" size={12} />
          </ExternalLink>
        </li>
      ))}
    </ul>
  );
}

function Abstract({ paper: { abstract } }: { readonly paper: Paper }) {
  if (abstract === null || abstract.trim() === '') {
    return (
      <p className={styles.none}>
        No abstract. A listing that has it completes the paper when it is imported.
      </p>
    );
  }
  return (
    <div className={styles.abstract} dir="auto">
      {flow(abstract).map((paragraph, index) => (
        <Paragraph key={index} text={paragraph} />
      ))}
    </div>
  );
}

function Paragraph({ text }: { readonly text: string }) {
  const marks = useMarks(text);
  return (
    <p>
      <RunningText text={text} marks={marks} />
    </p>
  );
}

/** The measures of a card while its paper is on its way. */
export function Bones() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), beforeSkeleton);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <div className={styles.bones} role="status" aria-label="The paper is on its way">
      {['36%', '94%', '58%', '40%', '100%', '97%', '99%', '93%', '98%', '42%'].map((width, index) => (
        <span
          key={index}
          className={index === 1 || index === 2 ? styles.boneTitle : undefined}
          style={{ width }}
        />
      ))}
    </div>
  );
}
