import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  readonly status: number;
  /** A whole sentence for whoever reads it in a browser. */
  readonly sentence: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Verdict =
  | ({ readonly kind: 'refuse' } & Refusal)
  /** The token was right: a cookie takes its place. */
  | { readonly kind: 'welcome'; readonly cookie: string; readonly isFromElsewhere: boolean }
  /** `path` is decoded, absolute and without `.` and `..`. */
  | { readonly kind: 'pass'; readonly path: string };

/** Decides who may come in (W1–W5). */
export interface Gate {
  readonly port: number;
  readonly token: string;
  judge(request: IncomingMessage): Verdict;
  judgeUpgrade(request: IncomingMessage): Verdict;
}

/** The only address at which a WebSocket is taken. */
const libraryPath = '/library';

/** Makes the gate of a server on a port of 127.0.0.1, with a secret token. */
export function createGate({ port, token }: { readonly port: number; readonly token: string }): Gate {
  // Cookies are kept per host and not per port: two servers must not take each other's place.
  const cookieName = `carrel-${port}`;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  if (port === 80) hosts.add('127.0.0.1').add('localhost');
  const origins = new Set([...hosts].map((host) => `http://${host}`));

  function judgeAddress(request: IncomingMessage): Extract<Verdict, { kind: 'refuse' }> | null {
    const { host, origin } = request.headers;
    if (countOf(request, 'host') !== 1 || !host || !hosts.has(host)) {
      return refusal(421, 'Carrel answers only to its own address on this machine.');
    }
    if (countOf(request, 'origin') > 1 || (origin !== undefined && !origins.has(origin))) {
      return refusal(403, 'Carrel does not answer other sites.');
    }
    if (!isOwnFetch(request)) return refusal(403, 'Carrel does not answer other sites.');
    return null;
  }

  function hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    return cookies.some(
      (cookie) => cookie.startsWith(`${cookieName}=`) && isSame(cookie.slice(cookieName.length + 1), token),
    );
  }

  function judge(request: IncomingMessage): Verdict {
    const refused = judgeAddress(request);
    if (refused) return refused;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return { ...refusal(405, 'Only GET and HEAD are answered here.'), headers: { Allow: 'GET, HEAD' } };
    }
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (encoding !== undefined || length !== '0') return refusal(413, 'No body is taken here.');
    const target = readTarget(request.url ?? '');
    if (!target) return refusal(400, 'This address cannot be read.');
    const given = target.query.get('token');
    if (target.path === '/' && given !== null && isSame(given, token)) {
      const cookie = `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`;
      const site = request.headers['sec-fetch-site'] ?? 'none';
      return { kind: 'welcome', cookie, isFromElsewhere: site !== 'none' && site !== 'same-origin' };
    }
    if (!hasCookie(request)) return refusal(401, 'Open Carrel with the address that `carrel serve` printed.');
    return { kind: 'pass', path: target.path };
  }

  function judgeUpgrade(request: IncomingMessage): Verdict {
    const verdict = judge(request);
    if (verdict.kind === 'welcome') return refusal(401, 'The token opens the page, and nothing else.');
    if (verdict.kind === 'refuse') return verdict;
    // A browser always says from where a socket is opened; what does not say so is no page of ours.
    if (request.headers.origin === undefined) return refusal(403, 'Carrel does not answer other sites.');
    if (verdict.path !== libraryPath) return refusal(404, 'There is nothing here.');
    return verdict;
  }

  return { port, token, judge, judgeUpgrade };
}

/** The path, decoded and checked, and the query; `null` for what could mean something else than it says. */
function readTarget(target: string): { path: string; query: URLSearchParams } | null {
  if (!target.startsWith('/') || target.startsWith('//')) return null;
  const [raw, query] = splitOnce(target, '?');
  // An encoded slash or dot has no honest use here.
  if (/%(?:2f|5c|2e|00|25)/i.test(raw)) return null;
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return null;
  }
  if (/[\u0000-\u001f\\]/.test(path)) return null;
  if (path.split('/').some((part) => part === '.' || part === '..')) return null;
  return { path, query: new URLSearchParams(query) };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Whether a browser that says where a request comes from says: from our page, from the address bar,
 * or a link that was followed. Other ports of this machine are the same site to a cookie, so it is asked.
 */
function isOwnFetch({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  return site === 'same-origin' || site === 'none' || headers['sec-fetch-dest'] === 'document';
}

function countOf(request: IncomingMessage, name: string): number {
  return request.headersDistinct[name]?.length ?? 0;
}

/** Compares secrets in a time that tells nothing about them. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function refusal(status: number, sentence: string): Extract<Verdict, { kind: 'refuse' }> {
  return { kind: 'refuse', status, sentence };
}
