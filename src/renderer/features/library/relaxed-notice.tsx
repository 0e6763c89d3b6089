import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { countWords } from '../../text/counts.ts';
import { Icon } from '../../ui/icon.tsx';
import { isStillReading, relaxedWords } from './found-words.ts';
import styles from './relaxed-notice.module.css';

/** Says that no paper has all words and that papers with some are shown, with how many hold each. */
export function RelaxedNotice() {
  const { results } = useServices();
  const relaxed = useStore(results, (state) => state.answer?.relaxed ?? null);
  const isReading = useStore(results, isStillReading);
  if (!relaxed) return null;
  return (
    <p className={styles.notice}>
      <Icon name="info" size={14} />
      <span>
        {relaxedWords(relaxed.counts.length, isReading)}{' '}
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
