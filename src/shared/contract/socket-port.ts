import { decodeFrame, encodeFrame } from './encode.ts';
import type { Log } from './log.ts';
import type { Port } from './port.ts';
import { createPortListeners } from './port-listeners.ts';

/** What a browser's `WebSocket` and that of `ws` have in common. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

export interface SocketPort extends Port {
  /** Closes and tells the other side why: a code of RFC 6455 and at most 123 bytes of text. */
  close(code?: number, reason?: string): void;
}

const open = 1;

/** A port over a WebSocket that is open. Frames that cannot be read are logged and dropped (C7). */
export function createSocketPort(socket: SocketLike, log: Log): SocketPort {
  let early: unknown[] | null = [];
  const listeners = createPortListeners(() => {
    const messages = early ?? [];
    early = null;
    for (const message of messages) queueMicrotask(() => listeners.deliver(message));
  });
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    const message = listeners.isClosed ? unreadable : read(data, log);
    if (message === unreadable) return;
    if (early) early.push(message);
    else listeners.deliver(message);
  });
  socket.addEventListener('close', () => listeners.end());
  if (socket.readyState > open) listeners.end();

  return {
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    post(message) {
      const frame = encodeFrame(message);
      if (!listeners.isClosed && socket.readyState === open) socket.send(frame);
    },
    close(code = 1000, reason = '') {
      socket.close(code, reason);
      listeners.end();
    },
  };
}

const unreadable = Symbol('unreadable');

function read(data: unknown, log: Log): unknown {
  try {
    if (!(data instanceof ArrayBuffer)) throw new Error('A text came where a frame was expected.');
    return decodeFrame(new Uint8Array(data));
  } catch (error) {
    log({ level: 'warn', message: 'A frame that cannot be read was dropped.', error });
    return unreadable;
  }
}
