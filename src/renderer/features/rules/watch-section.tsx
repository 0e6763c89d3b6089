import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { watchIcons, watchKinds, watchLabels } from './rule-words.ts';
import styles from './watch-section.module.css';

/** Who and what is marked wherever it stands: authors, groups, words. */
export function WatchSection() {
  const { watches: store, sheet } = useServices();
  const watches = useStore(store, (state) => state.watches);
  const sorted = watchKinds.flatMap((kind) => watches.filter((watch) => watch.kind === kind));
  return (
    <section className={styles.watch} aria-label="Watch list">
      <header className={styles.head}>
        <h2 className={styles.title}>Watch list</h2>
        <span className={styles.caption}>{watches.length > 0 ? 'marked wherever they stand' : ''}</span>
        <Button
          variant="quiet"
          size="sm"
          icon="plus"
          onClick={() => sheet.getState().open({ kind: 'watch' })}
        >
          Watch
        </Button>
      </header>
      {watches.length === 0 ? (
        <p className={styles.none}>
          Nobody is watched. Authors, groups and words that you watch are marked in every list.
        </p>
      ) : (
        <ul className={styles.watches}>
          {sorted.map((watch) => (
            <li key={watch.id}>
              <button
                type="button"
                className={styles.one}
                onClick={() => sheet.getState().open({ kind: 'watch', watch })}
              >
                <Icon name={watchIcons[watch.kind]} size={14} />
                <VisuallyHidden>{watchLabels[watch.kind]} </VisuallyHidden>
                <mark className={styles.value}>{watch.value}</mark>
                {watch.variants.length > 0 ? (
                  <span className={styles.variants} data-tip={watch.variants.join(', ')}>
                    +{watch.variants.length}
                    <VisuallyHidden> {watch.variants.length === 1 ? 'spelling' : 'spellings'}</VisuallyHidden>
                  </span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
