import type { Port } from './port.ts';
import { createPortListeners } from './port-listeners.ts';

/** What a page's `MessagePort` and that of `node:worker_threads` have in common. */
export interface ChannelLike {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  addEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
}

/** A port over one end of a message channel. */
export function createChannelPort(channel: ChannelLike): Port {
  let isStarted = false;
  const listeners = createPortListeners(() => {
    if (isStarted) return;
    isStarted = true;
    channel.addEventListener('message', (event) => {
      if ('data' in event) listeners.deliver(event.data);
    });
    channel.start();
  });
  channel.addEventListener('close', () => listeners.end());

  return {
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    post(message) {
      if (!listeners.isClosed) channel.postMessage(message);
    },
    close() {
      channel.close();
      listeners.end();
    },
  };
}
