/** How far, in CSS pixels, something is pulled before it is a drag and no click. */
const threshold = 6;

/**
 * Follows a drag from where the pointer went down. `onMove` is told each place of the pointer from when it is a drag;
 * `onEnd` how it ended, and only if it was one. Escape, and the window losing the focus, cancel it.
 */
export function followDrag(
  from: { readonly clientY: number },
  {
    onMove,
    onEnd,
  }: {
    readonly onMove: (clientY: number) => void;
    readonly onEnd: (how: 'drop' | 'cancel') => void;
  },
): void {
  let isDrag = false;
  const stop = new AbortController();
  const { signal } = stop;
  function end(how: 'drop' | 'cancel'): void {
    stop.abort();
    if (!isDrag) return;
    swallowClick();
    onEnd(how);
  }
  window.addEventListener(
    'pointermove',
    ({ clientY }) => {
      isDrag ||= Math.abs(clientY - from.clientY) >= threshold;
      if (isDrag) onMove(clientY);
    },
    { signal },
  );
  window.addEventListener('pointerup', () => end('drop'), { signal });
  window.addEventListener('pointercancel', () => end('cancel'), { signal });
  window.addEventListener('blur', () => end('cancel'), { signal });
  window.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape' || !isDrag) return;
      key.preventDefault();
      key.stopImmediatePropagation();
      end('cancel');
    },
    { signal, capture: true },
  );
}

/** The click that a browser makes of the end of a drag is none; it comes before anything that waits its turn. */
function swallowClick(): void {
  const stop = new AbortController();
  window.addEventListener('click', (click) => click.stopPropagation(), {
    capture: true,
    signal: stop.signal,
  });
  setTimeout(() => stop.abort());
}
