/** Where the page comes from: its address, and the origin that everything of its own has. */
export interface PageAddress {
  readonly url: string;
  readonly origin: string;
}

/** Carrel's own scheme and host; nothing else is ever loaded. */
export const ownScheme = 'app';
export const ownAddress: PageAddress = { url: 'app://carrel/', origin: 'app://carrel' };

/** Windows gives no longer link to another program. */
const longestLink = 2000;

/**
 * The page's address: Carrel's own, or, only while developing, the development server's on this
 * machine.
 */
export function pageAddress(developmentUrl: string | undefined, isPackaged: boolean): PageAddress {
  if (isPackaged || !developmentUrl || !URL.canParse(developmentUrl)) return ownAddress;
  const { protocol, hostname, href, origin } = new URL(developmentUrl);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'http:' && isLocal ? { url: href, origin } : ownAddress;
}

/** Whether a frame at this address is Carrel's own page (D7). Node gives `app:` the origin `null`, so it is compared in parts. */
export function isOwnPage(url: string, page: PageAddress): boolean {
  return originOf(url) === page.origin;
}

/** Whether the window may go there: only to the page itself (D8); moving within it is no navigation. */
export function mayNavigate(url: string, page: PageAddress): boolean {
  if (!isOwnPage(url, page)) return false;
  const { pathname } = new URL(url);
  return pathname === new URL(page.url).pathname || pathname === '/index.html';
}

/** Whether the page may fetch this: what is its own, and what it made itself (D9). */
export function mayLoad(url: string, page: PageAddress): boolean {
  if (/^(?:blob|data|devtools):/i.test(url)) return true;
  // The development server's reloading speaks over a WebSocket of the same host.
  return isOwnPage(url, page) || isOwnPage(url.replace(/^ws:/i, 'http:'), page);
}

/**
 * A link that may be opened outside Carrel, in its normal form; `null` when it may not (D10): only
 * `https:`, `http:` and `mailto:`, no name or password in it, no file attached.
 */
export function externalLink(text: string): string | null {
  if (text.length > longestLink || /[\p{Cc}\s]/u.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.href.length > longestLink) return null;
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return url.username === '' && url.password === '' ? url.href : null;
    case 'mailto:':
      return [...url.searchParams.keys()].some((key) => /^attach/i.test(key)) ? null : url.href;
    default:
      return null;
  }
}

function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password } = new URL(url);
  return username === '' && password === '' ? `${protocol}//${host}` : null;
}
