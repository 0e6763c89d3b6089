import { textOfHtml } from '../html-text.ts';
import { textOf } from '../huggingface-rows/fields.ts';
import { lineOf, proseOf } from '../plain-text.ts';

/** More than this is no title and no abstract; mark-up is slow to read. */
const longest = 200_000;

/** A title without its mark-up and entities, on one line. */
export function titleOfMarkup(value: unknown): string | null {
  const text = textOf(value)?.slice(0, longest) ?? null;
  return text === null ? null : lineOf(isMarkup(text) ? textOfHtml(text) : text);
}

/** An abstract without its mark-up (HTML or JATS), its paragraphs parted, without the word above it. */
export function proseOfMarkup(value: unknown): string | null {
  const text = textOf(value)?.slice(0, longest) ?? null;
  if (text === null) return null;
  const prose = isMarkup(text) ? textOfHtml(text).replace(/^[ \t]+/gm, '') : text;
  return proseOf(prose.replace(/^\s*(?:abstract|summary)\s*[:.]?\s*\n+/i, '').replace(/\n{3,}/g, '\n\n'));
}

/** A “<” that opens nothing stays. */
function isMarkup(text: string): boolean {
  return /<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?>|&(?:#\w{1,8}|\w{2,12});/i.test(text);
}
