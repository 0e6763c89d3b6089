import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import { addressOf } from '../../app/address.ts';
import type { Place } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { focusRegion } from '../../commands/regions.ts';
import { nearest } from './nearest.ts';

interface Current {
  /** The mark that Tab comes to. */
  readonly stop: string | undefined;
  setCurrent(mark: string): void;
}

const Marks = createContext<Current | null>(null);

/**
 * The marks of one chart: one stop for Tab, arrows go from mark to mark as they lie, Home and End to the first
 * and last. Each mark is a link to its papers, and its name says its value.
 */
export function MarkGroup({
  label,
  marks: ids,
  className,
  children,
}: {
  readonly label: string;
  /** The marks there are; Tab comes to the first of them at first, then to the one that was left. */
  readonly marks: readonly string[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const group = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const stop = current !== null && ids.includes(current) ? current : ids[0];
  const shared = useMemo(() => ({ stop, setCurrent }), [stop]);

  function move(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const marks = [...(group.current?.querySelectorAll<SVGElement | HTMLElement>('[data-mark]') ?? [])];
    const at = marks.findIndex((mark) => mark === document.activeElement);
    if (at < 0) return;
    const to = targetOf(event.key, at, marks);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    to?.focus();
  }

  return (
    <Marks.Provider value={shared}>
      <div ref={group} role="group" aria-label={label} className={className} onKeyDown={move}>
        {children}
      </div>
    </Marks.Provider>
  );
}

/** The mark that a key leads to; `undefined` where there is none that way, `null` for another key. */
function targetOf<Mark extends Element>(
  key: string,
  at: number,
  marks: readonly Mark[],
): Mark | undefined | null {
  switch (key) {
    case 'Home':
      return marks[0];
    case 'End':
      return marks.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown': {
      const boxes = marks.map((mark) => mark.getBoundingClientRect());
      const found = nearest(boxes, at, key);
      return found === null ? undefined : marks[found];
    }
    default:
      return null;
  }
}

/** One mark; what it looks like is its children, in HTML or in a drawing. */
export function Mark({
  id,
  to,
  label,
  tip,
  className,
  style,
  onPoint,
  children,
}: {
  readonly id: string;
  /** Where its papers are. */
  readonly to: Place;
  /** What it is and its value, where that does not stand in it. */
  readonly label?: string;
  /** What is cut off of it. */
  readonly tip?: string;
  readonly className?: string | undefined;
  readonly style?: React.CSSProperties;
  /** Told when the mouse or the focus comes to it, and leaves it. */
  readonly onPoint?: (isPointed: boolean) => void;
  readonly children: ReactNode;
}) {
  const { place } = useServices();
  const marks = useContext(Marks);

  return (
    <a
      href={addressOf(to)}
      data-mark=""
      data-tip={tip}
      tabIndex={marks?.stop === id ? 0 : -1}
      aria-label={label}
      className={className}
      style={style}
      onFocus={() => {
        marks?.setCurrent(id);
        onPoint?.(true);
      }}
      onBlur={() => onPoint?.(false)}
      onPointerEnter={() => onPoint?.(true)}
      onPointerLeave={() => onPoint?.(false)}
      onClick={(event) => {
        // With a modifier it is the browser's: a new tab or window.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        place.getState().go(to);
        requestAnimationFrame(() => focusRegion('list'));
      }}
    >
      {children}
    </a>
  );
}
