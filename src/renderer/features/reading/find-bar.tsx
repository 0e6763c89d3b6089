import { useEffect, useRef } from 'react';
import { countWords } from '../../text/counts.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './find-bar.module.css';
import type { Find } from './use-find.ts';

/** Where the words to find in the PDF are typed, and how many there are. */
export function FindBar({ find, onClose }: { readonly find: Find; readonly onClose: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);

  function key(event: React.KeyboardEvent) {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search className={styles.bar} aria-label="Find in the PDF">
      <Icon name="search" size={14} />
      <input
        ref={box}
        type="text"
        className={styles.box}
        aria-label="Find in the PDF"
        placeholder="Find in the PDF"
        value={find.words}
        onChange={(event) => find.look(event.target.value)}
        onKeyDown={key}
      />
      <output className={styles.count} aria-live="polite">
        {wordsOf(find)}
      </output>
      <IconButton
        size="sm"
        icon="chevron-up"
        label="Previous"
        keys="Shift+Enter"
        onClick={() => find.step(-1)}
      />
      <IconButton size="sm" icon="chevron-down" label="Next" keys="Enter" onClick={() => find.step(1)} />
      <IconButton size="sm" icon="x" label="End finding" keys="Escape" onClick={onClose} />
    </search>
  );
}

function wordsOf({ words, hits, at }: Find): string {
  if (words.trim() === '') return '';
  if (hits === null) return 'Looking';
  return hits.length === 0 ? 'Not found' : `${countWords(at + 1)} of ${countWords(hits.length)}`;
}
