import { foldName } from '#shared/text/fold-title.ts';
import type { Paragraph } from './page.ts';

/**
 * The name in an organisation's line. A copied page puts the logo's text (the short name on the hub)
 * before the name: "acme-lab Acme Laboratory"; it goes when it is surely that.
 */
export function organizationName(paragraph: Paragraph, hasBullets: boolean): string | null {
  const text = paragraph.lines.join(' ').replace(/\s+/g, ' ').trim();
  if (text === '') return paragraph.picture;
  if (paragraph.picture !== null && paragraph.picture !== '') return text;
  const match = /^(\S+) (.+)$/.exec(text);
  const [, slug = '', name = ''] = match ?? [];
  if (!match || !/^[\w][\w.-]*$/.test(slug)) return text;
  return isRelated(slug, name) || isSlug(slug, hasBullets) ? name : text;
}

function isRelated(slug: string, name: string): boolean {
  const short = foldName(slug).replaceAll(' ', '');
  const words = foldName(name).split(' ');
  const joined = words.join('');
  const initials = (of: readonly string[]) => of.map((word) => word.charAt(0)).join('');
  const isShortened =
    short === initials(words) || short === initials(words.filter((word) => word.length > 3));
  return short !== '' && (joined.startsWith(short) || short.startsWith(joined) || isShortened);
}

/** Short names have signs, digits or capitals where names of organisations rarely do. */
function isSlug(word: string, hasBullets: boolean): boolean {
  if (/[-_]/.test(word) || /^[a-z][a-z0-9.]*$/.test(word)) return true;
  return hasBullets && (/[a-z][A-Z]/.test(word) || /\d/.test(word));
}
