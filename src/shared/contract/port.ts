import type { Unsubscribe } from './define.ts';

/** Two-way plain-data channel. Every host makes one of these from what it has (MessagePort, WebSocket, …). */
export interface Port {
  /** Sends a message of plain data; `Uint8Array` and other typed arrays may occur in it. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Unsubscribe;
  /** Called once when the other side is gone or `close` was called. */
  onClose(listener: () => void): Unsubscribe;
  close(): void;
}
