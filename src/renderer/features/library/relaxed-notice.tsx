import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './relaxed-notice.module.css';

/** Says that no paper has all words and that papers with some are shown, with how many hold each. */
export function RelaxedNotice() {
  const { results } = useServices();
  const relaxed = useStore(results, (state) => state.answer?.relaxed ?? null);
  if (!relaxed) return null;
  const all = relaxed.counts.length === 2 ? 'both words' : 'all words';
  const some = relaxed.counts.length === 2 ? 'either' : 'some of them';
  return (
    <p className={styles.notice}>
      <Icon name="info" size={14} />
      <span>
        No paper holds {all}: papers with {some} are shown.{' '}
        {relaxed.counts.map(({ word, count }, index) => (
          <span key={word}>
            {index > 0 ? ', ' : ''}
            {countWords(count)} hold{count === 1 ? 's' : ''} <i>{word}</i>
          </span>
        ))}
        .
      </span>
    </p>
  );
}
