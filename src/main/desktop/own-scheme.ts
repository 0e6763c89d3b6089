import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import { isOwnPage, ownAddress, ownScheme } from './addresses.ts';
import { mimeTypeOf, pageFileOf, pageHeaders } from './page-policy.ts';

/** Makes `app:` a scheme like `https:`: an origin of its own, secure, with fetch. Before the app is ready. */
export function registerOwnScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: ownScheme, privileges }]);
}

/** Serves the built page at `app://carrel/`. */
export function serveOwnScheme(session: Session, pageFolder: string): void {
  session.protocol.handle(ownScheme, (request) => answerPage(request, pageFolder));
}

/** Answers a request for one of the page's files, and nothing else (D9). */
export async function answerPage(
  request: Pick<Request, 'url' | 'method'>,
  pageFolder: string,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const parts = isOwnPage(request.url, ownAddress) ? pageFileOf(new URL(request.url).pathname) : null;
  const type = mimeTypeOf(parts?.at(-1) ?? '');
  if (!parts || !type) return refuse(404);
  try {
    const bytes = await readFile(join(pageFolder, ...parts));
    const headers = { ...pageHeaders, 'Content-Type': type, 'Content-Length': String(bytes.byteLength) };
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
  } catch (error) {
    if (isAbsent(error)) return refuse(404);
    throw error;
  }
}

function refuse(status: 404 | 405): Response {
  const headers = { ...pageHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response('There is nothing here.', { status, headers });
}

function isAbsent(error: unknown): boolean {
  const codes = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
