import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { largestFrame } from '#shared/contract/encode.ts';
import type { Log } from '#shared/contract/log.ts';

export interface SocketDoor {
  /** Opens a socket for a request that may come in. */
  open(request: IncomingMessage, socket: Socket, head: Buffer): void;
  close(): void;
}

/** At most so many pages and workers at once. */
const mostSockets = 64;
/** A page that lets this much wait for it, in bytes, is not reading any more. */
const mostWaiting = 256 * 1024 * 1024;

/** Takes WebSockets in, within bounds (W6), and ends those that no longer answer. */
export function createSocketDoor({
  log,
  onSocket,
  pingEvery = 30_000,
}: {
  readonly log: Log;
  readonly onSocket: (socket: WebSocket) => void;
  /** In milliseconds; whoever does not answer by the next ping is gone. */
  readonly pingEvery?: number;
}): SocketDoor {
  const server = new WebSocketServer({
    noServer: true,
    // A larger message closes the socket with 1009.
    maxPayload: largestFrame,
    perMessageDeflate: false,
    clientTracking: true,
  });
  const answered = new WeakSet<WebSocket>();

  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (!answered.delete(socket) || socket.bufferedAmount > mostWaiting) socket.terminate();
      else socket.ping();
    }
  }, pingEvery);
  timer.unref();

  return {
    open(request, stream, head) {
      server.handleUpgrade(request, stream, head, (socket) => {
        // A socket without this listener would end the program at its first fault.
        socket.on('error', (error) => log({ level: 'warn', message: 'A page’s socket failed.', error }));
        if (server.clients.size > mostSockets) {
          return socket.close(1013, 'Too many pages are open. Close one and load this again.');
        }
        answered.add(socket);
        socket.on('pong', () => answered.add(socket));
        onSocket(socket);
      });
    },
    close() {
      clearInterval(timer);
      for (const socket of server.clients) socket.close(1001, 'Carrel was closed.');
      server.close();
    },
  };
}
