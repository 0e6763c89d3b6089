import { open, realpath } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { commonHeaders, refuse } from './refusals.ts';

export interface PageRequest {
  readonly pageFolder: string;
  /** Decoded, absolute, without `.` and `..`. */
  readonly path: string;
  readonly port: number;
  readonly isHead: boolean;
}

/** Answers with a file of the built page (W7, W8); without a name that is `index.html`. */
export async function answerPage(response: ServerResponse, request: PageRequest): Promise<void> {
  const { pageFolder, path, port, isHead } = request;
  const name = path === '/' ? '/index.html' : path;
  const type = contentTypes[extname(name).toLowerCase()];
  const file = type ? await findFile(pageFolder, name) : null;
  if (!type || !file) return refuse(response, { status: 404, sentence: 'There is nothing here.' });
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    response.writeHead(200, {
      ...commonHeaders,
      'Content-Type': type,
      'Content-Length': size,
      'Content-Security-Policy': pagePolicy(port),
      // Names below `assets` hold a hash of their content.
      'Cache-Control': name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
    });
    if (isHead) response.end();
    else await pipeline(handle.createReadStream({ autoClose: false }), response);
  } finally {
    await handle.close();
  }
}

/** What the page may load: its own, and nothing else. The desktop's policy is the same but for the sockets. */
function pagePolicy(port: number): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Lengths and colours that KaTeX, CodeMirror and the virtual list set on elements.
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The file's true place, when it is a file inside the folder. */
async function findFile(folder: string, name: string): Promise<string | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    return file.startsWith(root + sep) ? file : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP') return null;
    throw error;
  }
}

const contentTypes: Readonly<Record<string, string | undefined>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  // What PDFs are shown with: tables of characters, fonts and colours.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};
