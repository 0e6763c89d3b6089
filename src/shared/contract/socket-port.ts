import { decodeFrame, encodeFrame } from './encode.ts';
import type { Log } from './log.ts';
import type { Port } from './port.ts';

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
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let early: unknown[] | null = [];
  let isClosed = socket.readyState > open;

  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    if (isClosed) return;
    const message = read(data, log);
    if (message === unreadable) return;
    if (early) early.push(message);
    else for (const listener of [...messageListeners]) listener(message);
  });
  socket.addEventListener('close', end);

  function end(): void {
    if (isClosed) return;
    isClosed = true;
    for (const listener of [...closeListeners]) listener();
    closeListeners.clear();
    messageListeners.clear();
  }

  return {
    post(message) {
      const frame = encodeFrame(message);
      if (!isClosed && socket.readyState === open) socket.send(frame);
    },
    onMessage(listener) {
      messageListeners.add(listener);
      const waiting = early ?? [];
      early = null;
      for (const message of waiting) queueMicrotask(() => listener(message));
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      if (isClosed) queueMicrotask(listener);
      else closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close(code = 1000, reason = '') {
      socket.close(code, reason);
      end();
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
