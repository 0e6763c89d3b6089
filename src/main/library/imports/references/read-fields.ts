import { readReferenceDate } from './dates.ts';
import type { Fields } from './fields.ts';
import { type Known, numbersOf } from './identifiers.ts';
import { type Address, tagOf } from './reference-draft.ts';

/** Identifiers as they are found: the first of each scheme counts, and one that says the same again is taken too. */
export function foundIdentifiers(): {
  readonly found: Known[];
  /** Whether the text that gave it needs to be kept no more. */
  readonly take: (known: Known | null) => boolean;
} {
  const found: Known[] = [];
  const take = (known: Known | null) => {
    if (known === null) return false;
    const same = found.find(({ scheme }) => scheme === known.scheme);
    if (same === undefined) found.push(known);
    return same === undefined || same.value === known.value;
  };
  return { found, take };
}

/** The serial and book numbers of some fields; a field with anything else in it stays. */
export function numbersIn(fields: Fields, names: readonly string[]): Record<string, string | null> {
  const issn: string[] = [];
  const isbn: string[] = [];
  fields.takeWhere(names, (text) => {
    const found = numbersOf(text);
    if (!found.isAll) return false;
    issn.push(...found.issn);
    isbn.push(...found.isbn);
    return true;
  });
  const joined = (numbers: string[]) => (numbers.length === 0 ? null : [...new Set(numbers)].join(', '));
  return { ISSN: joined(issn), ISBN: joined(isbn) };
}

/** The addresses of a field, one to a line or parted by semicolons. */
export function addressesIn(fields: Fields, name: string, kind: Address['kind']): Address[] {
  return fields
    .takeAll(name)
    .flatMap((text) => text.split(/\n|; ?(?=https?:|file:|internal-pdf:)| (?=https?:\/\/)/))
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text: text.trim(), kind }));
}

/** The day on which the reader looked at it; a field that says more than a date stays. */
export function accessedIn(fields: Fields, name: string): string | null {
  const [text] = fields.look(name);
  const found = text === undefined ? null : readReferenceDate(text);
  if (found === null || !found.isAll) return null;
  fields.take(name);
  return found.date;
}

/** Keywords as tags, one to a field, or parted by semicolons or line ends; what is too long for a tag stays. */
export function keywordsIn(
  fields: Fields,
  name: string,
  split: (text: string) => readonly string[] = (text) => text.split(/[;\n]/),
): string[] {
  return fields
    .takeAll(name)
    .flatMap(split)
    .flatMap((piece) => {
      const tag = tagOf(piece);
      if (tag === null) fields.put(name, piece.trim());
      return tag ?? [];
    });
}
