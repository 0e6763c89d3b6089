import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import type { PaperId } from '#shared/domain/paper.ts';
import { moveCursor, stepCursor } from '../../app/acts.ts';
import { paperAt, positionOf } from '../../app/cursor.ts';
import { isOrdered, startQueueDrag } from '../../app/queue-order.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted } from '../../text/counts.ts';
import { isMac } from '../../ui/keycap.tsx';
import { keptTop } from './kept-place.ts';
import styles from './paper-list.module.css';
import { PaperRow } from './paper-row.tsx';
import { useFixedRows, useRowHeight } from './use-fixed-rows.ts';

const noIds = new Uint32Array();

/** The hits, as long as they may be: a list box of which only the visible part exists. */
export function PaperList({ today }: { readonly today: string }) {
  const services = useServices();
  const { results, place, layout } = services;
  const ids = useStore(results, (state) => state.answer?.ids ?? noIds);
  const rows = useStore(results, (state) => state.rows);
  const cursor = useStore(results, (state) => state.cursor);
  const picked = useStore(results, (state) => state.picked);
  const asked = useStore(results, (state) => state.asked);
  const density = useStore(services.settings, (state) => state.density);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<number | null>(null);

  /** While a row is dragged: the gap that it would be dropped into. */
  const [gap, setGap] = useState<number | null>(null);

  const height = useRowHeight(density);
  const { from, to, slots, show, toTop, keep } = useFixedRows(scroller, { count: ids.length, height });

  const at = positionOf(ids, cursor);
  const shown = useRef({ asked, ids });
  // Something else was asked: from the top. The same, changed by the library: what is in view stays (S41).
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { asked, ids };
    if (before.asked !== asked) {
      toTop();
      anchor.current = null;
    } else if (before.ids !== ids) {
      keep((seen) => keptTop({ before: before.ids, after: ids }, results.getState().cursor, seen));
    }
  }, [asked, ids, toTop, keep, results]);

  // What the reader moves to is brought into view, and what the reader moves is followed.
  const followed = asked?.sort === 'queue' ? at : null;
  useLayoutEffect(() => {
    const now = positionOf(results.getState().answer?.ids ?? noIds, cursor);
    if (now >= 0) show(now);
  }, [asked, cursor, followed, show, results]);

  const { want } = results.getState();
  useEffect(() => want(from, to), [want, from, to, ids]);

  function pickTo(position: number) {
    const start = anchor.current ?? Math.max(at, 0);
    anchor.current = start;
    const [low, high] = start < position ? [start, position] : [position, start];
    // What an answer lists are ids of papers.
    results.getState().pick([...ids.slice(low, high + 1)] as PaperId[], 'only');
    moveCursor(services, paperAt(ids, position));
  }

  function grab(event: PointerEvent) {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-paper]') : null;
    const isPlain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    // A finger that moves over the list scrolls it.
    if (!option || !scroller.current || !isPlain || event.pointerType === 'touch' || !isOrdered(services))
      return;
    const moved = Number(option.dataset['paper']) as PaperId;
    startQueueDrag(services, event, { list: scroller.current, height, moved, onOver: setGap });
  }

  function press(event: MouseEvent) {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-paper]') : null;
    const id = option ? (Number(option.dataset['paper']) as PaperId) : null;
    if (id === null) return;
    const position = positionOf(ids, id);
    const onMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
    if (event.shiftKey) return pickTo(position);
    anchor.current = position;
    if ((isMac ? event.metaKey : event.ctrlKey) || (onMark && picked.size > 0)) {
      results.getState().pick([id], 'toggle');
      return moveCursor(services, id);
    }
    if (layout.getState().isWide) return moveCursor(services, id);
    results.setState({ cursor: id });
    place.getState().go({ paper: id });
  }

  function key(event: KeyboardEvent) {
    if (event.key === 'a' && (isMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault();
      // What an answer lists are ids of papers.
      return results.getState().pick([...ids] as PaperId[], 'only');
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const by = stepOf(event.key, { page, all: ids.length });
    if (by === null || event.altKey || event.ctrlKey || event.metaKey || ids.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) return pickTo(Math.min(Math.max(at + by, 0), ids.length - 1));
    anchor.current = null;
    if (at === 0 && event.key === 'ArrowUp')
      document.querySelector<HTMLElement>('[data-region="search"] input')?.focus();
    else stepCursor(services, by);
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="Papers"
      aria-multiselectable="true"
      aria-activedescendant={cursor !== null && at >= 0 ? `paper-${cursor}` : undefined}
      tabIndex={0}
      data-region="list"
      data-region-focus=""
      data-focus-fallback=""
      className={styles.list}
      data-dragging={gap !== null || undefined}
      onPointerDown={grab}
      onClick={press}
      onKeyDown={key}
    >
      <div role="presentation" className={styles.all} style={{ height: ids.length * height }}>
        {Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
          const position = from + offset;
          const id = paperAt(ids, position);
          return id === null ? null : (
            <PaperRow
              // Drawn where a row was that left: to change an element costs less than to make one.
              key={position % slots}
              id={id}
              row={rows.get(id)}
              position={position}
              total={ids.length}
              top={position * height}
              isCursor={id === cursor}
              isPicked={picked.has(id)}
              today={today}
              view={asked?.view ?? 'library'}
            />
          );
        })}
        {gap === null ? null : (
          <div className={styles.gap} style={{ transform: `translateY(${gap * height}px)` }} />
        )}
      </div>
      {ids.length > 0 ? (
        <div role="presentation" className={styles.end}>
          {ids.length === 1 ? 'One paper shown.' : `All ${counted(ids.length, 'paper')} shown.`}
        </div>
      ) : null}
    </div>
  );
}

function stepOf(key: string, { page, all }: { page: number; all: number }): number | null {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return -all;
    case 'End':
      return all;
    default:
      return null;
  }
}
