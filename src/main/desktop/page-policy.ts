/**
 * The page's content security policy (D9): nothing from elsewhere, no script but the page's own
 * files. Style attributes are admitted because KaTeX sets its measures with them.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of every answer that the page gets. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const mimeTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  // What PDFs are shown with: tables of characters, fonts and colours.
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
  icc: 'application/octet-stream',
};

/** The type of one of the page's files by its name; `null` for a name that no file of the page has. */
export function mimeTypeOf(name: string): string | null {
  const extension = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? '';
  return Object.hasOwn(mimeTypes, extension) ? (mimeTypes[extension] ?? null) : null;
}

/**
 * The page's file that an address's path names, as its parts below the page's folder; `null` when it
 * names none. Takes the path as it was sent and decodes it once, so that nothing hidden in it is met later.
 */
export function pageFileOf(path: string): readonly string[] | null {
  const decoded = decodeOnce(path);
  if (decoded === null || !decoded.startsWith('/') || /[\\\p{Cc}:%]/u.test(decoded)) return null;
  if (decoded === '/') return ['index.html'];
  const parts = decoded.slice(1).split('/');
  // No empty part, no `.` or `..`, no hidden file.
  if (parts.some((part) => part === '' || part.startsWith('.'))) return null;
  return mimeTypeOf(parts.at(-1) ?? '') === null ? null : parts;
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
