import type { Port } from './port.ts';

/** What a page's `MessagePort` and that of `node:worker_threads` have in common. */
export interface ChannelLike {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  addEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
}

/** A port over one end of a message channel. */
export function createChannelPort(channel: ChannelLike): Port {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let isStarted = false;
  let isClosed = false;

  channel.addEventListener('close', end);

  function end(): void {
    if (isClosed) return;
    isClosed = true;
    for (const listener of [...closeListeners]) listener();
    closeListeners.clear();
    messageListeners.clear();
  }

  function start(): void {
    if (isStarted) return;
    isStarted = true;
    channel.addEventListener('message', (event) => {
      if (isClosed || !('data' in event)) return;
      for (const listener of [...messageListeners]) listener(event.data);
    });
    channel.start();
  }

  return {
    post(message) {
      if (!isClosed) channel.postMessage(message);
    },
    onMessage(listener) {
      messageListeners.add(listener);
      start();
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      if (isClosed) queueMicrotask(listener);
      else closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close() {
      channel.close();
      end();
    },
  };
}
