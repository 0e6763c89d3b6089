import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { PreviewRow } from '#shared/contract/library.ts';
import { countWords } from '../../text/counts.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './preview-grid.module.css';
import { PreviewLine, rowId } from './preview-line.tsx';
import { type Chosen, canBeTaken, isIn, type PreviewView, type Tab } from './preview-view.ts';
import { VerdictMark } from './verdict-mark.tsx';

interface PreviewGridLook {
  readonly view: PreviewView;
  readonly tab: Tab;
  readonly chosen: Chosen | null;
  /** The rows that are not to be imported. */
  readonly left: ReadonlySet<number>;
  readonly onChosen: (chosen: Chosen) => void;
  readonly onLeft: (left: ReadonlySet<number>) => void;
}

/** The papers of an input as a grid: arrows move, Space takes a paper in or out. */
export function PreviewGrid({ view, tab, chosen, left, onChosen, onLeft }: PreviewGridLook) {
  const rows = useMemo(() => view.rows.filter((row) => isIn(row, tab)), [view, tab]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]),
    getItemKey: (index) => rows[index]?.index ?? index,
    overscan: 8,
  });
  const at = chosen?.kind === 'row' ? rows.findIndex((row) => row.index === chosen.index) : -1;
  const current = rows[at];
  const takable = rows.filter(canBeTaken);
  const isAllTaken = takable.every((row) => !left.has(row.index));

  // The preview comes after the sheet has opened: the focus goes to the papers, unless it is at work elsewhere.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.getAttribute('role') === 'dialog') {
      scroller.current?.focus({ preventScroll: true });
    }
  }, []);

  function choose(index: number): void {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    onChosen({ kind: 'row', index: row.index });
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
  }

  function toggle(row: PreviewRow): void {
    if (!canBeTaken(row)) return;
    const next = new Set(left);
    if (!next.delete(row.index)) next.add(row.index);
    onLeft(next);
  }

  function toggleAll(): void {
    const next = new Set(left);
    for (const row of takable) {
      if (isAllTaken) next.add(row.index);
      else next.delete(row.index);
    }
    onLeft(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 40) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    if (to !== undefined) choose(to);
    else if (event.key === ' ' && current) toggle(current);
    else return;
    event.preventDefault();
  }

  if (tab === 'missed') return <Missed view={view} chosen={chosen} onChosen={onChosen} />;
  return (
    <div className={styles.table} id="import-rows" role="tabpanel" aria-labelledby={`import-tab-${tab}`}>
      <div className={styles.header} aria-hidden={rows.length === 0}>
        <button
          type="button"
          role="checkbox"
          aria-checked={takable.length === 0 ? false : isAllTaken ? true : left.size > 0 ? 'mixed' : false}
          aria-label="All papers shown"
          disabled={takable.length === 0}
          className={styles.all}
          onClick={toggleAll}
        >
          <CheckMark state={isAllTaken && takable.length > 0 ? 'on' : 'off'} />
        </button>
        <span className={styles.titleHead}>Title</span>
        <span>Authors</span>
        <span className={styles.right}>Published</span>
        <span className={styles.right} data-tip="Comments">
          <Icon name="message-square" size={12} />
        </span>
        <span className={styles.right}>Line</span>
      </div>
      <div
        ref={scroller}
        role="grid"
        aria-label="Papers in the input"
        aria-rowcount={rows.length}
        aria-colcount={6}
        aria-activedescendant={current ? rowId(current) : undefined}
        tabIndex={0}
        className={styles.scroll}
        onKeyDown={onKeyDown}
      >
        {rows.length === 0 ? (
          <p className={styles.none} role="row">
            <span role="gridcell">Nothing of this kind.</span>
          </p>
        ) : null}
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            return row ? (
              <PreviewLine
                key={key}
                row={row}
                position={index}
                isChosen={row === current}
                isTaken={canBeTaken(row) && !left.has(row.index)}
                top={start}
                height={heightOf(row)}
                onChoose={() => choose(index)}
                onToggle={() => toggle(row)}
              />
            ) : null;
          })}
        </div>
      </div>
      <VisuallyHidden>{`${countWords(rows.length)} rows`}</VisuallyHidden>
    </div>
  );
}

/** Fixed, so that a hundred thousand rows need not be measured: a second line stands where there is something to say. */
function heightOf(row: PreviewRow | undefined): number {
  return row && (row.differences.length > 0 || row.doubts.length > 0 || row.verdict === 'unresolved')
    ? 48
    : 32;
}

/** What was not understood, with its lines. */
function Missed({ view, chosen, onChosen }: Pick<PreviewGridLook, 'view' | 'chosen' | 'onChosen'>) {
  return (
    <div
      className={styles.table}
      id="import-rows"
      role="tabpanel"
      aria-labelledby="import-tab-missed"
      tabIndex={0}
    >
      {view.missed.length === 0 ? <p className={styles.none}>Everything in it was understood.</p> : null}
      <ul className={styles.missed}>
        {view.missed.map((complaint, index) => {
          const isChosen = chosen?.kind === 'complaint' && chosen.complaint === complaint;
          return (
            <li key={index}>
              <button
                type="button"
                aria-pressed={isChosen}
                className={classes(styles.complaint, isChosen && styles.chosen)}
                onClick={() => onChosen({ kind: 'complaint', complaint })}
              >
                <VerdictMark kind="missed" />
                <span className={styles.message}>{complaint.message}</span>
                <span className={styles.line}>{complaint.line ?? ''}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
