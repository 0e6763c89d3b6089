import { withoutTrailingPunctuation } from '#shared/domain/identifiers.ts';
import type { Link } from '#shared/domain/paper.ts';

const codeHosts =
  /(?:^|\.)(?:github\.com|gitlab\.com|gitlab\.[\w.-]+|bitbucket\.org|codeberg\.org|gitee\.com|sr\.ht|anonymous\.4open\.science)$/;

/** The links that a text names, in order, once each, without the punctuation of its sentences. */
export function findLinks(text: string): Link[] {
  const links = new Map<string, Link>();
  for (const match of text.matchAll(/https?:\/\/[^\s<>"“”|\\^`{}]{1,2000}/gi)) {
    // A closing Markdown bracket ends an address: "[x](https://a.b/c)".
    const url = withoutTrailingPunctuation(match[0].replace(/\]\(https?:.*$/, ''));
    if (/^https?:\/\/[^/]*[\p{L}\p{N}]/u.test(url) && !links.has(url))
      links.set(url, { kind: kindOfUrl(url), url });
  }
  return [...links.values()];
}

/** What an address leads to, as far as the address itself tells. */
export function kindOfUrl(url: string): Link['kind'] {
  const match = /^https?:\/\/(?:[^/@]*@)?([^/:?#]+)[^?#]*/i.exec(url);
  if (!match) return 'page';
  if (codeHosts.test((match[1] ?? '').toLowerCase())) return 'code';
  return /\.pdf$/i.test(match[0]) ? 'pdf' : 'page';
}

/** Puts links together, each address once; the first saying of what it leads to holds. */
export function mergeLinks(...lists: readonly (readonly Link[])[]): Link[] {
  const merged = new Map<string, Link>();
  for (const link of lists.flat()) {
    const key = link.url.replace(/\/+$/, '').toLowerCase();
    if (!merged.has(key)) merged.set(key, link);
  }
  return [...merged.values()];
}
