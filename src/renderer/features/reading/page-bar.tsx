import { type Ref, useEffect, useState } from 'react';
import { countWords } from '../../text/counts.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './page-bar.module.css';

/** The bar over the foot of the PDF: how large it is shown, and which page of how many. */
export function PageBar({
  ref,
  scale,
  page,
  pages,
  onZoom,
  onTurn,
  onGo,
}: {
  /** The box that the page's number is typed in. */
  readonly ref: Ref<HTMLInputElement>;
  readonly scale: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly onZoom: (how: 'in' | 'out' | 'fit') => void;
  readonly onTurn: (by: 1 | -1) => void;
  readonly onGo: (page: number) => void;
}) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Pages and size">
      <IconButton icon="minus" label="Smaller" keys="-" onClick={() => onZoom('out')} />
      <button
        type="button"
        className={styles.scale}
        aria-label={`${Math.round(scale * 100)} %, fit to the width`}
        data-tip="Fit to the width"
        data-tip-keys="0"
        onClick={() => onZoom('fit')}
      >
        {Math.round(scale * 100)}%
      </button>
      <IconButton icon="plus" label="Larger" keys="+" onClick={() => onZoom('in')} />
      <span className={styles.divider} aria-hidden="true" />
      <IconButton
        icon="chevron-up"
        label="Page before"
        keys="ArrowLeft"
        disabled={page <= 1}
        onClick={() => onTurn(-1)}
      />
      <PageNumber ref={ref} page={page} pages={pages} onGo={onGo} />
      <IconButton
        icon="chevron-down"
        label="Next page"
        keys="ArrowRight"
        disabled={page >= pages}
        onClick={() => onTurn(1)}
      />
    </div>
  );
}

/** The page's number, which can be typed. */
function PageNumber({
  ref,
  page,
  pages,
  onGo,
}: {
  readonly ref: Ref<HTMLInputElement>;
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
}) {
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);

  function take(): void {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted !== page) onGo(Math.min(wanted, pages));
    else setTyped(String(page));
  }

  return (
    <label className={styles.number} data-tip="Go to a page" data-tip-keys="p">
      <input
        ref={ref}
        type="text"
        inputMode="numeric"
        className={styles.typed}
        style={{ width: `${Math.max(2, String(pages).length) + 1}ch` }}
        aria-label={`Page, of ${pages}`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') setTyped(String(page));
          else take();
          document.querySelector<HTMLElement>('[data-region="pdf"]')?.focus();
        }}
      />
      of {countWords(pages)}
    </label>
  );
}
