import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import styles from './side-pane.module.css';

const sides = [
  { side: 'note', label: 'Note' },
  { side: 'paper', label: 'Paper' },
] as const;

/** Note or paper; on narrow windows the PDF too, which they then take the place of. */
export function SideTabs() {
  const { reader, layout } = useServices();
  const shown = useStore(reader, (state) => state.side);
  const isWide = useStore(layout, (state) => state.isWide);

  function move(event: React.KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    const next = shown === 'note' ? 'paper' : 'note';
    reader.getState().show(next);
    requestAnimationFrame(() => document.getElementById(`side-${next}`)?.focus());
  }

  return (
    <div className={styles.tabs} role="tablist" aria-label="Beside the PDF" onKeyDown={move}>
      {isWide ? null : (
        <button
          type="button"
          role="tab"
          aria-selected="false"
          className={styles.tab}
          onClick={() => reader.getState().show('pdf')}
        >
          PDF
        </button>
      )}
      {sides.map(({ side, label }) => (
        <button
          key={side}
          id={`side-${side}`}
          type="button"
          role="tab"
          aria-selected={shown === side}
          tabIndex={shown === side ? 0 : -1}
          className={styles.tab}
          onClick={() => reader.getState().show(side)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
