import type { Unsubscribe } from './define.ts';

/** Two-way plain-data channel. Every host makes one of these from what it has (MessagePort, WebSocket, …). */
export interface Port {
  /**
   * Sends a message of plain data; `Uint8Array` and other typed arrays may occur in it. Does nothing
   * once the port is closed. @throws when the message cannot be carried
   */
  post(message: unknown): void;
  /** What arrives before the first listener is kept for it. */
  onMessage(listener: (message: unknown) => void): Unsubscribe;
  /** Called once when the other side is gone or `close` was called. */
  onClose(listener: () => void): Unsubscribe;
  close(): void;
}
