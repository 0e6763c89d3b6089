import type { Port } from './port.ts';

interface End extends Port {
  /** What the other end posted. */
  receive(message: unknown): void;
  /** The other end is gone; what it posted before still arrives. */
  end(): void;
}

/**
 * Two ports joined in process. Clones like a real transport, and delivers after the poster is done,
 * so that nothing works only here.
 */
export function createLoopback(): [Port, Port] {
  // Each end is made before it can be asked for the other.
  const left: End = createEnd(() => right);
  const right: End = createEnd(() => left);
  return [left, right];
}

function createEnd(other: () => End): End {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let waiting: unknown[] = [];
  let state: 'open' | 'ending' | 'closed' = 'open';
  let scheduled = false;

  function schedule(): void {
    if (scheduled || state === 'closed') return;
    scheduled = true;
    queueMicrotask(deliver);
  }

  function deliver(): void {
    scheduled = false;
    if (messageListeners.size > 0) {
      const messages = waiting;
      waiting = [];
      for (const message of messages) {
        // `close` may come from within a listener.
        if (state !== 'closed') for (const listener of [...messageListeners]) listener(message);
      }
    }
    if (state === 'ending') finish();
  }

  function finish(): void {
    state = 'closed';
    waiting = [];
    for (const listener of [...closeListeners]) listener();
    closeListeners.clear();
    messageListeners.clear();
  }

  return {
    post(message) {
      const copy = structuredClone(message);
      if (state === 'open') other().receive(copy);
    },
    onMessage(listener) {
      messageListeners.add(listener);
      if (waiting.length > 0) schedule();
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      if (state === 'closed') queueMicrotask(listener);
      else closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close() {
      if (state === 'closed') return;
      finish();
      other().end();
    },
    receive(message) {
      if (state === 'closed') return;
      waiting.push(message);
      schedule();
    },
    end() {
      if (state !== 'open') return;
      state = 'ending';
      schedule();
    },
  };
}
