import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Refusal } from './gate.ts';

/** The headers of everything that is answered (W7). */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** Answers a request with a plain page that says why it is refused, and ends its connection. */
export function refuse(response: ServerResponse, { status, sentence, headers = {} }: Refusal): void {
  response.writeHead(status, {
    ...commonHeaders,
    ...headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    // What may still come of a body is not read.
    Connection: 'close',
  });
  response.end(`${sentence}\n`);
}

/** The same for a request to open a socket. */
export function refuseUpgrade(socket: Socket, verdict: { readonly kind: string } & Partial<Refusal>): void {
  const { status = 400, sentence = 'This cannot be opened.' } = verdict;
  endWith(socket, status, sentence);
}

/** The same for what cannot be read as a request at all. */
export function refuseUnreadable(socket: Duplex, error: Error): void {
  if (!socket.writable) return void socket.destroy();
  const isTooLong = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
  if (isTooLong) endWith(socket, 431, 'The headers of this request are too long.');
  else endWith(socket, 400, 'This request cannot be read.');
}

function endWith(socket: Duplex, status: number, sentence: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      'Cache-Control: no-store',
      `Content-Length: ${Buffer.byteLength(sentence) + 1}`,
      '',
      `${sentence}\n`,
    ].join('\r\n'),
  );
}
