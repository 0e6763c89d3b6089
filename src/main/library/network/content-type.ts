import type { WebRequest } from './web.ts';

/**
 * What came instead of what was wanted, for a sentence ("a web page (text/html) …"); `null` when it is
 * wanted. The content decides: servers call feeds by many types, and call error pages feeds.
 */
export function whatCameInstead(
  wanted: WebRequest['wanted'],
  contentType: string | null,
  bytes: Uint8Array,
): string | null {
  if (wanted === undefined) return null;
  const start = beginningOf(bytes);
  const named = contentType === null ? '' : ` (${contentType.split(';')[0]?.trim().slice(0, 60)})`;
  if (start === '') return 'an empty answer.';
  const found = kindOf(start);
  if (found === wanted) return null;
  return `${kindNames[found]}${named} instead of ${wantedNames[wanted]}.`;
}

type Kind = 'xml' | 'html' | 'json' | 'pdf' | 'other';

function kindOf(start: string): Kind {
  // A few bytes may stand before the mark.
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(start)) return 'html';
  if (/^<\?xml[^>]*\?>\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)/is.test(start)) return 'html';
  if (/^[[{]/.test(start)) return 'json';
  if (/^<(?:\?xml|!--|[a-z][\w.-]*[:\s>/])/i.test(start)) return isHtmlPart(start) ? 'html' : 'xml';
  return 'other';
}

/** A page may begin with any of its parts, when a server leaves the rest out. */
function isHtmlPart(start: string): boolean {
  return /^(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|div|main|h[1-4]|p|dl|script|link)[\s>]/is.test(
    start,
  );
}

const kindNames: Readonly<Record<Kind, string>> = {
  xml: 'XML',
  html: 'a web page',
  json: 'JSON',
  pdf: 'a PDF',
  other: 'something',
};

const wantedNames: Readonly<Record<NonNullable<WebRequest['wanted']>, string>> = {
  xml: 'a feed',
  html: 'a web page',
  json: 'JSON',
  pdf: 'a PDF',
};

/** The first letters, without a byte order mark and blanks; UTF-16 shows a zero at every other place. */
function beginningOf(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return text
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\u0000', '')
    .trimStart();
}

/** What a request says that it takes. */
export const accepted: Readonly<Record<NonNullable<WebRequest['wanted']> | 'any', string>> = {
  xml: 'application/atom+xml, application/rss+xml, application/xml, text/xml;q=0.9, */*;q=0.5',
  html: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  json: 'application/json, */*;q=0.5',
  pdf: 'application/pdf, */*;q=0.5',
  any: '*/*',
};
