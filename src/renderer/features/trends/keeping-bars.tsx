import type { Keeping } from '#shared/trends/trends.ts';
import { countWords } from '../../text/counts.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './keeping-bars.module.css';
import { Mark, MarkGroup } from './marks.tsx';
import type { PapersBehind } from './papers-behind.ts';
import { PapersLink } from './papers-link.tsx';
import tables from './tables.module.css';
import { keepingWords } from './trend-words.ts';

interface KeepingLook {
  readonly whose: 'author' | 'organization';
  readonly list: readonly Keeping[];
  readonly behind: PapersBehind;
}

/** Whose papers are kept: outlined what was kept, solid what of it was read. The first row says what is what. */
export function KeepingBars({ whose, list, behind }: KeepingLook) {
  const shown = list.slice(0, whose === 'author' ? 7 : 5);
  const most = shown[0]?.kept ?? 1;
  return (
    <MarkGroup
      label={whose === 'author' ? 'Authors' : 'Organisations'}
      marks={shown.map(({ name }) => name)}
      className={styles.bars}
    >
      <ul>
        {shown.map((keeping, at) => (
          <li key={keeping.name}>
            <Mark
              id={keeping.name}
              to={behind.keeping(whose, keeping)}
              tip={`${keeping.name}: ${keepingWords(keeping)}`}
              className={styles.row}
            >
              <bdi className={styles.name}>{keeping.name}</bdi>
              <span className={styles.value}>
                <span
                  className={styles.bar}
                  style={
                    {
                      '--kept': keeping.kept / most,
                      '--read': `${(100 * keeping.read) / keeping.kept}%`,
                    } as React.CSSProperties
                  }
                />
                {at === 0 ? <span>{keepingWords(keeping)}</span> : <Short {...keeping} />}
              </span>
            </Mark>
          </li>
        ))}
      </ul>
    </MarkGroup>
  );
}

/** The numbers alone; who hears them hears what they count. */
function Short({ kept, read }: Keeping) {
  return (
    <span>
      {countWords(kept)}
      <VisuallyHidden> {kept === 1 ? 'paper' : 'papers'}</VisuallyHidden>, {countWords(read)}
      <VisuallyHidden> read</VisuallyHidden>
    </span>
  );
}

/** All that are known, with the papers behind each. */
export function KeepingTable({ whose, list, behind }: KeepingLook) {
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{whose === 'author' ? 'Author' : 'Organisation'}</th>
          <th scope="col">Kept</th>
          <th scope="col">Read</th>
        </tr>
      </thead>
      <tbody>
        {list.map((keeping) => (
          <tr key={keeping.name}>
            <th scope="row">
              <bdi>{keeping.name}</bdi>
            </th>
            <td>
              <PapersLink
                to={behind.keeping(whose, keeping)}
                label={`${countWords(keeping.kept)} kept of ${keeping.name}`}
              >
                {countWords(keeping.kept)}
              </PapersLink>
            </td>
            <td>{countWords(keeping.read)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
