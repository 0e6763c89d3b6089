import type { Term, TermTrends } from '#shared/trends/trends.ts';
import { countWords } from '../../text/counts.ts';
import type { PapersBehind } from './papers-behind.ts';
import { PapersLink } from './papers-link.tsx';
import styles from './tables.module.css';
import { factorWords, rateWords } from './trend-words.ts';

/** Every term that moved, the surest first, with the papers behind each number. */
export function TermTable({ terms, behind }: { readonly terms: TermTrends; readonly behind: PapersBehind }) {
  return (
    <div className={styles.pair}>
      <Side caption="Rising" list={terms.rising} behind={behind} />
      <Side caption="Falling" list={terms.falling} behind={behind} />
    </div>
  );
}

function Side({
  caption,
  list,
  behind,
}: {
  readonly caption: 'Rising' | 'Falling';
  readonly list: readonly Term[];
  readonly behind: PapersBehind;
}) {
  if (list.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">In 1,000 papers</th>
          <th scope="col">First</th>
          <th scope="col">Last</th>
          <th scope="col">Papers</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {list.map((term) => (
          <tr key={term.query}>
            <th scope="row">
              <bdi>{term.label}</bdi>
            </th>
            <td>{rateWords(term.first)}</td>
            <td className={styles.hit}>{rateWords(term.last)}</td>
            <td>
              <Papers term={term} side="first" behind={behind} />
              {' → '}
              <Papers term={term} side="last" behind={behind} />
            </td>
            <td>{factorWords(term)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Papers({
  term,
  side,
  behind,
}: {
  readonly term: Term;
  readonly side: 'first' | 'last';
  readonly behind: PapersBehind;
}) {
  const papers = side === 'first' ? term.firstPapers : term.lastPapers;
  if (papers === 0) return '0';
  return (
    <PapersLink
      to={behind.term(term, side)}
      label={`${countWords(papers)} on ${term.label}, ${side === 'first' ? 'at first' : 'at last'}`}
    >
      {countWords(papers)}
    </PapersLink>
  );
}
