import type { Fields } from '../references/fields.ts';
import { keywordsIn } from '../references/read-fields.ts';

/**
 * Keywords, one to a tag of RIS, or several in one, parted by semicolons, line ends or, where a record has but one
 * such tag, by commas. What is too long to be a tag stays where it was.
 */
export function keywordsOf(fields: Fields): string[] {
  const isOnly = fields.look('KW').length === 1;
  return keywordsIn(fields, 'KW', (text) => splitKeywords(text, isOnly));
}

function splitKeywords(text: string, isOnly: boolean): string[] {
  const parts = piecesOf(text, /[;\n]/).filter((part) => part !== '');
  const [only = ''] = parts;
  // One comma turns a heading around: `Models, Statistical`.
  const isList = isOnly && parts.length === 1 && only.split(',').length > 2;
  return isList ? piecesOf(only, /,/) : parts;
}

function piecesOf(text: string, mark: RegExp): string[] {
  return text.split(mark).map((piece) => piece.trim());
}
