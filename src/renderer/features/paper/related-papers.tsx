import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PaperId } from '#shared/domain/paper.ts';
import type { RelatedPaper } from '#shared/ranking/prediction.ts';
import { useServices } from '../../app/services-context.tsx';
import { MathText } from '../../text/math-text.tsx';
import styles from './related-papers.module.css';

const most = 5;
/** Who only moves past a paper asks for nothing, in milliseconds. */
const rest = 250;
/** While the worker still reads the library, it is asked again after so long, a few times. */
const restWhileReading = 1_500;
const mostTries = 5;

/** Papers of the library like one, and what they share; nothing where there are none. */
export function RelatedPapers({ id }: { readonly id: PaperId }) {
  const { place } = useServices();
  const papers = useRelated(id);
  if (papers.length === 0) return null;
  return (
    <section className={styles.related} aria-labelledby="related-papers">
      <h2 id="related-papers" className={styles.heading}>
        Related
      </h2>
      <ul>
        {papers.map((paper) => (
          <li key={paper.id}>
            <button
              type="button"
              className={styles.paper}
              onClick={() => place.getState().go({ page: 'desk', paper: paper.id })}
            >
              <span className={styles.title}>
                <MathText text={paper.title} marks={[]} />
              </span>
              <span className={styles.shared}>{paper.shared.slice(0, 3).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asked for once one rests on a paper, and again when the worker has learned or read more. */
function useRelated(id: PaperId): readonly RelatedPaper[] {
  const { search, results } = useServices();
  const learned = useStore(results, (state) => state.learned);
  const [found, setFound] = useState<{ id: PaperId; papers: readonly RelatedPaper[] }>({ id, papers: [] });
  useEffect(() => {
    let timer = window.setTimeout(() => ask(1), rest);
    function ask(attempt: number): void {
      search.related(id, most).then(
        (papers) => {
          if (timer === 0) return;
          setFound({ id, papers });
          if (papers.length > 0 || attempt >= mostTries) return;
          timer = window.setTimeout(() => ask(attempt + 1), restWhileReading);
        },
        // The worker is away for a moment: what was there stays.
        () => {},
      );
    }
    return () => {
      window.clearTimeout(timer);
      timer = 0;
    };
  }, [search, id, learned]);
  return found.id === id ? found.papers : [];
}
