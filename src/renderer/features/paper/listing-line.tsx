import { Fragment, type ReactNode } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { counted, countWords } from '../../text/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { appearanceWords, newestAppearance } from './listing-words.ts';
import styles from './paper-pane.module.css';

/** Where the paper came from: the newest listing, its place there, upvotes and comments. */
export function ListingLine({ paper }: { readonly paper: Paper }) {
  const parts = partsOf(paper);
  if (parts.length === 0) return null;
  return (
    <p className={styles.whence}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 ? <span className={styles.dot}>·</span> : null}
          {part}
        </Fragment>
      ))}
    </p>
  );
}

function partsOf(paper: Paper): readonly ReactNode[] {
  const appearance = newestAppearance(paper);
  const others = paper.appearances.length - 1;
  const parts: ReactNode[] = [];
  if (appearance) {
    const all = paper.appearances.map(appearanceWords).join('; ');
    parts.push(
      <span {...(others > 0 ? { 'data-tip': all } : {})}>
        {appearanceWords(appearance)}
        {others > 0 ? ` and ${counted(others, 'other')}` : ''}
      </span>,
    );
  }
  if (appearance?.rank != null) parts.push(<span>no. {countWords(appearance.rank)}</span>);
  if (paper.upvotes !== null) {
    parts.push(
      <span className={styles.count} data-tip="Upvotes">
        <Icon name="arrow-up" size={12} />
        {countWords(paper.upvotes)}
        <VisuallyHidden> upvotes</VisuallyHidden>
      </span>,
    );
  }
  if (paper.comments !== null) parts.push(<span>{counted(paper.comments, 'comment')}</span>);
  return parts;
}
