import type { Unsubscribe } from './define.ts';
import type { Port } from './port.ts';

/** The listening half of a port, the same for every transport. */
export interface PortListeners extends Pick<Port, 'onMessage' | 'onClose'> {
  readonly isClosed: boolean;
  deliver(message: unknown): void;
  /** Tells, once, that the port is closed; nothing is delivered after that. */
  end(): void;
}

/** Keeps a port's listeners; `onFirst` is called when there is one, so that what waits can be delivered. */
export function createPortListeners(onFirst: () => void = () => {}): PortListeners {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let isClosed = false;

  return {
    get isClosed() {
      return isClosed;
    },
    deliver(message) {
      for (const listener of messageListeners) if (!isClosed) listener(message);
    },
    end() {
      if (isClosed) return;
      isClosed = true;
      for (const listener of closeListeners) listener();
      closeListeners.clear();
      messageListeners.clear();
    },
    onMessage(listener): Unsubscribe {
      const isFirst = messageListeners.size === 0;
      messageListeners.add(listener);
      if (isFirst) onFirst();
      return () => messageListeners.delete(listener);
    },
    onClose(listener): Unsubscribe {
      if (isClosed) queueMicrotask(listener);
      else closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
  };
}
