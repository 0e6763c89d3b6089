import type { Combination, Overlap } from '#shared/trends/trends.ts';
import { countWords } from '../../text/counts.ts';
import { Mark, MarkGroup } from './marks.tsx';
import styles from './overlap-chart.module.css';
import type { PapersBehind } from './papers-behind.ts';
import { PapersLink } from './papers-link.tsx';
import tables from './tables.module.css';

interface OverlapLook {
  readonly overlap: Overlap;
  /** What the columns are called, in their order. */
  readonly names: readonly string[];
  readonly behind: PapersBehind;
}

const column = 20;

/** Which papers came by just which sources: a disc for each of them, joined by a line, and one bar. */
export function OverlapChart({ overlap, names, behind }: OverlapLook) {
  const { combinations, rest } = overlap;
  const most = combinations[0]?.papers ?? 1;
  const style = { '--columns': `${names.length * column}px` } as React.CSSProperties;
  return (
    <MarkGroup label="Sources" marks={combinations.map(keyOf)} className={styles.chart}>
      <div className={styles.names} style={style} aria-hidden="true">
        {names.map((name) => (
          <span key={name} className={styles.name} title={name}>
            {name}
          </span>
        ))}
        <span className={styles.caption}>papers in these sources only</span>
      </div>
      <ul>
        {combinations.map((combination) => (
          <li key={keyOf(combination)}>
            <Mark
              id={keyOf(combination)}
              to={behind.combination(combination)}
              label={`${countWords(combination.papers)} ${combinationWords(combination, names)}`}
              className={styles.row}
              style={style}
            >
              <Discs columns={combination.columns} count={names.length} />
              <span className={styles.value}>
                <span
                  className={styles.bar}
                  style={{ '--share': combination.papers / most } as React.CSSProperties}
                />
                {countWords(combination.papers)}
              </span>
            </Mark>
          </li>
        ))}
      </ul>
      {rest.papers > 0 ? <p className={styles.rest}>{restWords(overlap)}</p> : null}
    </MarkGroup>
  );
}

function Discs({ columns, count }: { readonly columns: readonly number[]; readonly count: number }) {
  const middle = (at: number) => at * column + column / 2;
  const first = columns[0];
  const last = columns.at(-1);
  return (
    <svg className={styles.discs} width={count * column} height={20} aria-hidden="true">
      {first !== undefined && last !== undefined && last > first ? (
        <path className={styles.line} d={`M${middle(first)} 10H${middle(last)}`} />
      ) : null}
      {Array.from({ length: count }, (_, at) =>
        columns.includes(at) ? (
          <circle key={at} className={styles.disc} cx={middle(at)} cy={10} r={4.5} />
        ) : (
          <circle key={at} className={styles.ring} cx={middle(at)} cy={10} r={3.5} />
        ),
      )}
    </svg>
  );
}

/** The same in words, and the rest in one line. */
export function OverlapTable({ overlap, names, behind }: OverlapLook) {
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">Came by</th>
          <th scope="col">Papers</th>
        </tr>
      </thead>
      <tbody>
        {overlap.combinations.map((combination) => (
          <tr key={keyOf(combination)}>
            <th scope="row">{sourcesOf(combination, names)}</th>
            <td>
              <PapersLink
                to={behind.combination(combination)}
                label={`${countWords(combination.papers)} ${combinationWords(combination, names)}`}
              >
                {countWords(combination.papers)}
              </PapersLink>
            </td>
          </tr>
        ))}
        {overlap.rest.papers > 0 ? (
          <tr>
            <th scope="row">{restName(overlap)}</th>
            <td>{countWords(overlap.rest.papers)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function keyOf({ columns }: Combination): string {
  return columns.join('+');
}

function sourcesOf({ columns }: Combination, names: readonly string[]): string {
  if (columns.length === 0) return 'no source';
  return columns.map((at) => names[at] ?? '').join(' and ');
}

function combinationWords(combination: Combination, names: readonly string[]): string {
  const sources = sourcesOf(combination, names);
  return combination.columns.length === 1 ? `came by ${sources} alone` : `came by ${sources}`;
}

function restName({ rest }: Overlap): string {
  return rest.combinations === 1 ? 'another combination' : `${rest.combinations} other combinations`;
}

function restWords(overlap: Overlap): string {
  return `and ${countWords(overlap.rest.papers)} in ${restName(overlap)}`;
}
