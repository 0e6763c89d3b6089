import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { paperOfPdfPath } from '#shared/contract/derived.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { derivedFileAt } from '../library/frozen-text/frozen-file.ts';
import { byteRangeOf, pdfHeaders } from '../library-host/byte-range.ts';
import { isOwnPage, ownAddress, ownScheme } from './addresses.ts';
import { mimeTypeOf, pageFileOf, pageHeaders } from './page-policy.ts';

/** Makes `app:` a scheme like `https:`: an origin of its own, secure, with fetch. Before the app is ready. */
export function registerOwnScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: ownScheme, privileges }]);
}

export interface OwnFiles {
  /** The library's folder, as it is now. */
  readonly folder: () => string;
  readonly pageFolder: string;
  /** The file of a paper's PDF, as the library says. @throws AppError */
  readonly findPdf: (paper: PaperId) => Promise<{ readonly path: string; readonly bytes: number }>;
}

type Asked = Pick<Request, 'url' | 'method' | 'headers'>;

/** Serves the built page and the papers' PDFs at `app://carrel/`. */
export function serveOwnScheme(session: Session, files: OwnFiles): void {
  session.protocol.handle(ownScheme, (request) => answerOwn(request, files));
}

/** Answers a request for one of the page's files or a PDF, and nothing else (D9). */
export async function answerOwn(
  request: Asked,
  { folder, pageFolder, findPdf }: OwnFiles,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  if (!isOwnPage(request.url, ownAddress)) return refuse(404);
  const { pathname } = new URL(request.url);
  const derived = derivedFileAt(pathname, folder());
  if (derived !== null) return answerDerived(request, derived);
  const paper = paperOfPdfPath(pathname);
  return paper === null ? answerPage(request, pathname, pageFolder) : answerPdf(request, findPdf(paper));
}

async function answerPage({ method }: Asked, pathname: string, pageFolder: string): Promise<Response> {
  const parts = pageFileOf(pathname);
  const type = mimeTypeOf(parts?.at(-1) ?? '');
  if (!parts || !type) return refuse(404);
  try {
    const bytes = await readFile(join(pageFolder, ...parts));
    const headers = { ...pageHeaders, 'Content-Type': type, 'Content-Length': String(bytes.byteLength) };
    return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
  } catch (error) {
    if (isAbsent(error)) return refuse(404);
    throw error;
  }
}

/** What is derived from the library; none yet is no error. */
async function answerDerived({ method }: Asked, file: string): Promise<Response> {
  const headers = { ...pageHeaders, 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' };
  const found = await stat(file).catch(() => null);
  if (found === null) return new Response(null, { status: 204, headers });
  // The types of Node's streams and of the page's are two declarations of the same thing.
  const body = method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file)) as ReadableStream);
  return new Response(body, { headers: { ...headers, 'Content-Length': String(found.size) } });
}

async function answerPdf(
  { method, headers }: Asked,
  finding: ReturnType<OwnFiles['findPdf']>,
): Promise<Response> {
  try {
    const { path, bytes } = await finding;
    const range = byteRangeOf(headers.get('range'), bytes);
    if (range === 'none') return refuse(416);
    const stretch = range === 'all' ? {} : { start: range.from, end: range.to };
    // The types of Node's streams and of the page's are two declarations of the same thing.
    const body =
      method === 'HEAD' ? null : (Readable.toWeb(createReadStream(path, stretch)) as ReadableStream);
    return new Response(body, {
      status: range === 'all' ? 200 : 206,
      headers: { ...pageHeaders, ...pdfHeaders(range, bytes) },
    });
  } catch (error) {
    if (error instanceof AppError) return refuse(error.code === 'not-found' ? 404 : 503);
    throw error;
  }
}

function refuse(status: 404 | 405 | 416 | 503): Response {
  const headers = { ...pageHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response('There is nothing here.', { status, headers });
}

function isAbsent(error: unknown): boolean {
  const codes = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
