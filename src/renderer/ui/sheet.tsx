import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { classes } from './classes.ts';
import styles from './sheet.module.css';

interface SheetLook {
  /** What it is called. Give `labelledBy` instead when a heading inside says it. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly children: ReactNode;
  /** Called by Esc and by a press on the page behind it. */
  readonly onClose: () => void;
  /** `large`: import (1184 × 736). `palette`: near the top, narrow. `middle`: settings, shortcuts. `small`: a question. */
  readonly size: 'large' | 'middle' | 'palette' | 'small';
  /** What is focused first; else the first thing marked `data-autofocus`, else the sheet itself. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly className?: string;
}

/**
 * A dialog over the page: the page is inert, Tab stays inside, Esc closes, and focus goes back to
 * what opened it (or to what took its place: see `data-focus-fallback`).
 */
export function Sheet({ label, labelledBy, children, onClose, size, initialFocus, className }: SheetLook) {
  const layer = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const mine = layer.current;
    if (!mine) return;
    const before = focused();
    const release = makeInert(mine);
    const first =
      initialFocus?.current ?? mine.querySelector<HTMLElement>('[data-autofocus]') ?? dialog.current;
    first?.focus({ preventScroll: true });
    return () => {
      release();
      returnFocus(before);
    };
    // A ref is the same at every render, so this runs once: when the sheet opens.
  }, [initialFocus]);

  useEffect(() => {
    // On the document, so that Esc works even when focus was lost with a removed element.
    function onKey(event: KeyboardEvent) {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && isTop(layer.current)) {
        event.preventDefault();
        close.current();
      }
      if (event.key === 'Tab' && isTop(layer.current)) keepInside(event, dialog.current);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return createPortal(
    <div ref={layer} className={styles.layer} data-sheet={size}>
      <div className={styles.scrim} onMouseDown={(event) => event.button === 0 && onClose()} />
      <div
        ref={dialog}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        aria-labelledby={labelledBy}
        tabIndex={-1}
        className={classes(styles.sheet, styles[size], className)}
      >
        {children}
      </div>
    </div>,
    document.body,
  );
}

/** Makes everything beside `mine` inert, save what stays reachable (toasts, live region). */
function makeInert(mine: HTMLElement): () => void {
  const others = [...document.body.children].filter(
    (element) => element !== mine && !element.hasAttribute('inert') && !element.hasAttribute('data-above'),
  );
  for (const element of others) element.setAttribute('inert', '');
  return () => {
    for (const element of others) element.removeAttribute('inert');
  };
}

/** What has the focus, inside a shadow root too: the note's editor is in one. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function returnFocus(before: Element | null) {
  const target =
    before instanceof HTMLElement && before !== document.body && before.isConnected
      ? before
      : document.querySelector<HTMLElement>('[data-focus-fallback]');
  target?.focus({ preventScroll: true });
}

function isTop(layer: HTMLElement | null): boolean {
  const layers = document.querySelectorAll('[data-sheet]');
  return layer !== null && layers[layers.length - 1] === layer;
}

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

/** Tab goes round inside the sheet. */
function keepInside(event: KeyboardEvent, dialog: HTMLElement | null) {
  if (!dialog) return;
  const stops = [...dialog.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
  );
  const first = stops[0];
  const last = stops.at(-1);
  const current = document.activeElement;
  if (!first || !last) {
    event.preventDefault();
    return;
  }
  if (event.shiftKey && (current === first || current === dialog)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && current === last) {
    event.preventDefault();
    first.focus();
  }
}
