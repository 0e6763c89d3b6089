import { canonicalOrcid } from '#shared/domain/orcid.ts';
import { type AuthorList, readAuthors } from '../arxiv/authors.ts';
import { textOfHtml } from '../html-text.ts';
import { lineOf } from '../plain-text.ts';
import type { XmlElement } from '../xml/tree.ts';
import { childrenNamed, textOfChild, textsOfChildren } from '../xml/vocabulary.ts';

/** The authors of an entry, in whichever way its feed names them. */
export function creatorsOf(entry: XmlElement): AuthorList {
  const named = childrenNamed(entry, 'author').flatMap((author) => lineOf(textOfChild(author, 'name')) ?? []);
  if (named.length > 0) return listOf(named);
  const creators = textsOfChildren(entry, 'dc:creator').flatMap((text) => lineOf(textOfHtml(text)) ?? []);
  const texts = creators.length > 0 ? creators : textsOfChildren(entry, 'author').flatMap(withoutAddress);
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return readCreators(only);
  const isTurned = texts.every((text) => text.split(',').length === 2);
  return listOf(isTurned ? texts.map(inSpokenOrder) : texts);
}

/** The ORCIDs that an entry tells of its authors, by the names they have in `authors`. */
export function orcidsOf(entry: XmlElement, authors: readonly string[]): Readonly<Record<string, string>> {
  const elements = ['author', 'dc:creator']
    .map((name) => childrenNamed(entry, name))
    // Each author has an element, or else nobody can tell which of them it is.
    .find((found) => found.length > 0 && found.length === authors.length);
  const told = (elements ?? []).flatMap((element, at): [string, string][] => {
    const texts = [...textsOfChildren(element, 'uri'), ...element.attributes.values()];
    const orcid = texts.map((text) => canonicalOrcid(text)).find((one) => one !== null);
    const name = authors[at];
    return orcid === undefined || name === undefined ? [] : [[name, orcid]];
  });
  // Of two of one name nobody could tell which is meant.
  return Object.fromEntries(told.filter(([name]) => authors.indexOf(name) === authors.lastIndexOf(name)));
}

/**
 * One string of names: "Lovelace, A., Noether, E." (pairs, as bioRxiv writes them), "Lovelace, A.;
 * Noether, E.", "Lovelace, Ada", or names with commas between them.
 */
export function readCreators(text: string): AuthorList {
  const people = text.split(/\s*;\s*/).filter((person) => person !== '');
  if (people.length > 1 && people.every((person) => person.split(',').length <= 2)) {
    return listOf(people.map(inSpokenOrder));
  }
  const parts = text.split(/\s*,\s*/).filter((part) => part !== '');
  const isPairs = parts.length % 2 === 0 && parts.every((part, at) => at % 2 === 0 || isInitials(part));
  if (isPairs) {
    const pairs = Array.from(
      { length: parts.length / 2 },
      (_, at) => `${parts[2 * at + 1]} ${parts[2 * at]}`,
    );
    return listOf(pairs);
  }
  const isOneName = parts.length === 2 && parts.every((part) => !/\s/.test(part));
  return isOneName ? listOf([inSpokenOrder(text)]) : readAuthors(text);
}

function listOf(names: readonly string[]): AuthorList {
  return { authors: names.map((name) => ({ name, affiliations: [] })), hasMore: false };
}

/** "A.", "C. F.", "J.-P.", "EM": first names, shortened. */
function isInitials(text: string): boolean {
  return (
    text.length <= 20 &&
    (/^(?:\p{Lu}\p{M}*\.?[\s-]?){1,6}$/u.test(text) || /^\p{Lu}\p{Ll}{0,2}\.$/u.test(text))
  );
}

function inSpokenOrder(name: string): string {
  const [last = '', first] = name.split(',').map((part) => part.trim());
  return first === undefined || first === '' ? last : `${first} ${last}`;
}

/** RSS wants "ada@example.org (Ada Lovelace)"; many write the name alone. */
function withoutAddress(text: string): string[] {
  const line = lineOf(textOfHtml(text));
  if (line === null) return [];
  const inside = /^\S{1,200}@\S{1,200}\s+\((.{1,500})\)$/.exec(line)?.[1];
  if (inside !== undefined) return [inside];
  return /^\S+@\S+$/.test(line.slice(0, 500)) ? [] : [line];
}
