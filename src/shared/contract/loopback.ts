import type { Port } from './port.ts';
import { createPortListeners } from './port-listeners.ts';

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
  const listeners = createPortListeners(() => {
    hasListener = true;
    schedule();
  });
  let hasListener = false;
  let waiting: unknown[] = [];
  let isEnding = false;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || listeners.isClosed) return;
    isScheduled = true;
    queueMicrotask(deliver);
  }

  function deliver(): void {
    isScheduled = false;
    if (hasListener) {
      const messages = waiting;
      waiting = [];
      for (const message of messages) listeners.deliver(message);
    }
    if (isEnding) listeners.end();
  }

  return {
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    post(message) {
      const copy = structuredClone(message);
      if (!listeners.isClosed && !isEnding) other().receive(copy);
    },
    close() {
      if (listeners.isClosed) return;
      listeners.end();
      other().end();
    },
    receive(message) {
      if (listeners.isClosed) return;
      waiting.push(message);
      schedule();
    },
    end() {
      isEnding = true;
      schedule();
    },
  };
}
