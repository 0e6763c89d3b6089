import { type Outside, type OutsideAnswer, type Patience, privateCode } from './outside.ts';

/** What came of one request. Only what the reader's own signal was aborted with is thrown. */
export type Asked =
  | { readonly kind: 'answered'; readonly head: OutsideAnswer; readonly bytes: Uint8Array }
  | {
      readonly kind: 'failed';
      readonly fault: 'offline' | 'connection' | 'timeout' | 'cut' | 'too-large' | 'private';
      readonly head: OutsideAnswer | null;
      readonly bytes: Uint8Array | null;
      /** The system's word for it, where there is one: `ENOTFOUND`. */
      readonly code: string | null;
    };

export interface Question {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly maxBytes: number;
  readonly patience: Patience;
  /** Whether it must not lead into the reader's own network. */
  readonly onlyOpen: boolean;
  readonly signal: AbortSignal;
  /** Milliseconds that only go forward. */
  readonly ticks: () => number;
  /** Told how many bytes are here, and of how many where the server says it. */
  readonly progress?: ((received: number, total: number | null) => void) | undefined;
}

/** Asks a server once, and takes no longer and no more bytes than allowed, however the server behaves. */
export async function askOnce(fetch: Outside['fetch'], question: Question): Promise<Asked> {
  const { url, headers, patience, signal, onlyOpen } = question;
  signal.throwIfAborted();
  // Aborting it ends the request and the reading of its body alike.
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience.head);
  let head: OutsideAnswer;
  try {
    head = await fetch(url, {
      headers,
      redirect: 'manual',
      onlyOpen,
      signal: AbortSignal.any([signal, stop.signal]),
    });
  } catch (error) {
    signal.throwIfAborted();
    const code = codeOf(error);
    const fault = stop.signal.aborted ? 'timeout' : faultOf(code);
    return { kind: 'failed', fault, head: null, bytes: null, code };
  } finally {
    clearTimeout(timer);
  }
  try {
    return await readBody(head, question, stop);
  } finally {
    // What is left of a body is not wanted, and its connection is let go.
    stop.abort();
  }
}

async function readBody(head: OutsideAnswer, question: Question, stop: AbortController): Promise<Asked> {
  const { maxBytes, patience, signal, ticks, progress } = question;
  const { body, status, headers } = head;
  if (body === null || status === 204 || (status >= 300 && status < 400)) {
    return { kind: 'answered', head, bytes: new Uint8Array(0) };
  }
  const tooLarge: Asked = { kind: 'failed', fault: 'too-large', head, bytes: null, code: null };
  const announced = Number(headers.get('content-length'));
  if (announced > maxBytes) return tooLarge;
  // What is unpacked as it comes has another length than what is sent.
  const isPacked = headers.get('content-encoding') !== null;
  const total = announced > 0 && !isPacked ? announced : null;
  const pieces: Uint8Array[] = [];
  const start = ticks();
  let size = 0;
  const whole = setTimeout(() => stop.abort(), patience.body);
  const drip = setInterval(() => {
    const took = ticks() - start;
    // A byte in a millisecond is a thousand in a second.
    if (took >= patience.drip && size < took) stop.abort();
  }, patience.drip);
  try {
    for await (const piece of body) {
      size += piece.length;
      if (size > maxBytes) return tooLarge;
      pieces.push(piece);
      if (status === 200) progress?.(size, total);
    }
    return { kind: 'answered', head, bytes: join(pieces, size) };
  } catch (error) {
    signal.throwIfAborted();
    const fault = stop.signal.aborted ? 'timeout' : 'cut';
    return { kind: 'failed', fault, head, bytes: join(pieces, size), code: codeOf(error) };
  } finally {
    clearTimeout(whole);
    clearInterval(drip);
  }
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The system's word for an error, which lies in its causes. */
function codeOf(error: unknown): string | null {
  for (let depth = 0, cause: unknown = error; depth < 5 && cause instanceof Error; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && cause.code !== '') return cause.code;
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  return null;
}

const offlineCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ECONNREFUSED',
]);

function faultOf(code: string | null): 'offline' | 'timeout' | 'connection' | 'private' {
  if (code === privateCode) return 'private';
  if (code !== null && offlineCodes.has(code)) return 'offline';
  return code !== null && /TIMEOUT|ETIMEDOUT/.test(code) ? 'timeout' : 'connection';
}
