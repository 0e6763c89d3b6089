import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';

/** Sends an answer, through whatever faults lie on its way. Gives the status that was sent; 0 for none. */
export function deliver(
  answer: Answer,
  faults: readonly Fault[],
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): number {
  let body = Buffer.from(answer.body);
  const headers: Record<string, string> = { 'Content-Type': answer.type, ...answer.headers };
  const send = (status: number): number => {
    // Without a length a client could not tell that something is missing; with it, not that nothing is.
    response.writeHead(status, { 'Content-Length': String(body.length), ...headers });
    response.end(request.method === 'HEAD' || status === 304 ? undefined : body);
    return status;
  };

  for (const fault of faults) {
    switch (fault.kind) {
      case 'refused':
        body = Buffer.from('Rate exceeded.');
        headers['Content-Type'] = 'text/plain';
        if (fault.retryAfter !== undefined) headers['Retry-After'] = fault.retryAfter;
        return send(fault.status);
      case 'html':
        body = Buffer.from(maintenancePage);
        headers['Content-Type'] = 'text/html; charset=utf-8';
        return send(200);
      case 'truncated':
        body = body.subarray(0, Math.floor(body.length * 0.6));
        break;
      case 'misencoded':
        body = Buffer.from(body.toString('utf8').replace(/[^\u0000-\u00ff]/g, '?'), 'latin1');
        break;
      case 'redirect-loop':
        headers['Location'] =
          `${(request.url ?? '/').replace(/[?&]again=\d+/, '')}${request.url?.includes('?') ? '&' : '?'}again=${Math.floor(performance.now())}`;
        body = Buffer.alloc(0);
        return send(302);
      case 'redirected':
        headers['Location'] = fault.to;
        body = Buffer.alloc(0);
        return send(302);
      case 'reset':
        return reset(fault.when, body, headers, response);
      case 'silent':
        return 0;
      case 'drip':
        return drip(fault.everyMs, body, headers, response);
      case 'huge':
        return flood(fault.bytes, body, headers, response);
      case 'bomb':
        body = gzipSync(Buffer.concat([body, Buffer.alloc(fault.bytes, ' ')]), { level: 9 });
        headers['Content-Encoding'] = 'gzip';
        break;
      case 'stale':
      case 'empty':
      case 'half':
      case 'loses':
      case 'doubled':
      case 'skewed':
      case 'error-entry':
        // Faults of content: the answer has them already.
        break;
      default:
        return fault satisfies never;
    }
  }
  return send(answer.status);
}

const maintenancePage =
  '<!DOCTYPE html>\n<html><head><title>Down for maintenance</title></head>\n<body><h1>We will be back soon</h1></body></html>\n';

function reset(
  when: 'before' | 'within',
  body: Buffer,
  headers: Record<string, string>,
  response: ServerResponse,
): number {
  if (when === 'before') {
    response.socket?.resetAndDestroy();
    return 0;
  }
  response.writeHead(200, { ...headers, 'Content-Length': String(body.length) });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.resetAndDestroy());
  return 200;
}

/** Eight bytes at a time, and blanks after the end: whoever waits for the end waits for ever. */
function drip(
  everyMs: number,
  body: Buffer,
  headers: Record<string, string>,
  response: ServerResponse,
): number {
  let at = 0;
  response.writeHead(200, headers);
  response.flushHeaders();
  const timer = setInterval(() => {
    response.write(at < body.length - 8 ? body.subarray(at, at + 8) : ' ');
    at += 8;
  }, everyMs);
  response.once('close', () => clearInterval(timer));
  return 200;
}

/** The body, and blanks up to so many bytes, as fast as they are taken. */
function flood(
  bytes: number,
  body: Buffer,
  headers: Record<string, string>,
  response: ServerResponse,
): number {
  const blank = Buffer.alloc(64 * 1024, ' ');
  let left = bytes;
  response.writeHead(200, headers);
  response.write(body);
  const go = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= blank.length;
      if (!response.write(blank)) {
        response.once('drain', go);
        return;
      }
    }
    response.end();
  };
  go();
  return 200;
}
