import { useRef } from 'react';
import type { Term, TermTrends } from '#shared/trends/trends.ts';
import { classes } from '../../ui/classes.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { Mark, MarkGroup } from './marks.tsx';
import type { PapersBehind } from './papers-behind.ts';
import { Sparkline } from './sparkline.tsx';
import styles from './term-lists.module.css';
import { factorWords, rateWords, spanWords, termWords } from './trend-words.ts';
import { useWidth } from './use-width.ts';

/** So many terms stand in each list; the table has all. */
const shown = 8;

/** The surest terms of each side, those that moved most first: first and last number at the ends of a line. */
export function TermLists({ terms, behind }: { readonly terms: TermTrends; readonly behind: PapersBehind }) {
  const frame = useRef<HTMLDivElement>(null);
  const isWide = useWidth(frame) > 860;
  const rising = byFactor(terms.rising.slice(0, shown));
  const falling = byFactor(terms.falling.slice(0, shown));
  return (
    <div ref={frame}>
      <MarkGroup
        label="Terms rising and falling"
        marks={[...rising, ...falling].map(({ query }) => query)}
        className={styles.lists}
      >
        <List
          heading="Rising"
          none="No term rose beyond chance."
          list={rising}
          {...{ terms, behind, isWide }}
        />
        <List
          heading="Falling"
          none="No term fell beyond chance."
          list={falling}
          {...{ terms, behind, isWide }}
        />
      </MarkGroup>
    </div>
  );
}

function List({
  heading,
  none,
  list,
  terms,
  behind,
  isWide,
}: {
  readonly heading: 'Rising' | 'Falling';
  readonly none: string;
  readonly list: readonly Term[];
  readonly terms: TermTrends;
  readonly behind: PapersBehind;
  readonly isWide: boolean;
}) {
  const isRising = heading === 'Rising';
  return (
    <div>
      <h3 className={styles.heading}>{heading}</h3>
      {list.length === 0 ? <p className={styles.none}>{none}</p> : null}
      <ul>
        {list.map((term) => (
          <li key={term.query}>
            <Mark
              id={term.query}
              to={behind.term(term, isRising ? 'last' : 'first')}
              tip={termWords(term, terms)}
              className={classes(styles.term, !isRising && styles.down)}
            >
              <bdi className={styles.label}>{term.label}</bdi>
              <span className={styles.first}>{rateWords(term.first)}</span>
              <VisuallyHidden>in 1,000 papers in the first {spanWords(terms.span)},</VisuallyHidden>
              <Sparkline values={term.weekly} width={isWide ? 128 : 64} end={isRising ? 'disc' : 'ring'} />
              <span className={styles.last}>{rateWords(term.last)}</span>
              <VisuallyHidden>in the last,</VisuallyHidden>
              <span className={styles.factor}>{factorWords(term)}</span>
            </Mark>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Those that moved most first; what is new or gone before all. */
function byFactor(terms: readonly Term[]): readonly Term[] {
  const factor = ({ first, last }: Term) => Math.max(first, last) / Math.max(Math.min(first, last), 1e-9);
  return terms.toSorted((a, b) => factor(b) - factor(a));
}
