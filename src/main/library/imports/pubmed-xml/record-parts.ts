import type { Draft } from '#shared/domain/draft.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import type { PubmedPerson } from '../pubmed/people.ts';
import { type ReferenceDate, readReferenceDate } from '../references/dates.ts';
import { givenParts } from '../references/names.ts';
import { tagOf } from '../references/reference-draft.ts';
import { textWithMathematics } from '../xml/mathml.ts';
import { elementsOf, textWithin, type XmlElement } from '../xml/tree.ts';

/** A record while it is read: what is taken of it has a home, the rest is kept as text. */
export class RecordParts {
  readonly #taken = new Set<XmlElement>();

  /** The elements down a path of names, taken; of a whole the first step looks among its children. */
  takeAll(from: XmlElement | null, ...path: readonly string[]): XmlElement[] {
    const found = this.look(from, ...path);
    for (const element of found) this.#taken.add(element);
    return found;
  }

  take(from: XmlElement | null, ...path: readonly string[]): XmlElement | null {
    const [first] = this.look(from, ...path);
    if (first === undefined) return null;
    this.#taken.add(first);
    return first;
  }

  /** The text of the first element down a path, on one line. */
  text(from: XmlElement | null, ...path: readonly string[]): string | null {
    const [first] = this.look(from, ...path);
    const text = first === undefined ? null : lineOf(textWithMathematics(first));
    if (first !== undefined && text !== null) this.#taken.add(first);
    return text;
  }

  look(from: XmlElement | null, ...path: readonly string[]): XmlElement[] {
    let found = from === null ? [] : [from];
    for (const name of path) {
      found = found.flatMap((element) => elementsOf(element).filter(({ local }) => local === name));
    }
    return found;
  }

  mark(element: XmlElement): void {
    this.#taken.add(element);
  }

  /** What nobody took, by name: entries of lists as a whole, anything else by its parts. */
  rest(root: XmlElement): Record<string, string[]> {
    const left = new Map<string, string[]>();
    const open: { element: XmlElement; isEntry: boolean }[] = [{ element: root, isEntry: false }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { element, isEntry } = next;
      if (this.#taken.has(element)) continue;
      const inner = elementsOf(element);
      if (isEntry || inner.length === 0) {
        const text = entryText(element, this.#taken);
        const name = element.local === '__proto__' ? 'proto' : element.local;
        const texts = left.get(name);
        if (texts !== undefined && text !== '') texts.push(text);
        else if (text !== '') left.set(name, [text]);
        continue;
      }
      const isList = /List$|^History$/.test(element.local);
      for (const child of inner.toReversed()) open.push({ element: child, isEntry: isList || isDate(child) });
    }
    return Object.fromEntries(left);
  }
}

/** The parts of an entry of a list: `RetractionIn: J Burrow. 2020 | 31234567`. */
function entryText(element: XmlElement, taken: ReadonlySet<XmlElement>): string {
  const kind = ['RefType', 'IdType', 'EIdType', 'PubStatus', 'DateType', 'Label', 'Type', 'Source']
    .flatMap((name) => element.attributes.get(name) ?? [])
    .join(' ');
  const text = isDate(element) ? dateText(element) : leavesOf(element, taken).join(' | ');
  return kind === '' || text === '' ? text : `${kind}: ${text}`;
}

function leavesOf(element: XmlElement, taken: ReadonlySet<XmlElement>): string[] {
  if (taken.has(element)) return [];
  const inner = elementsOf(element);
  const isText =
    inner.length === 0 || element.children.some((child) => typeof child === 'string' && child.trim() !== '');
  if (!isText) return inner.flatMap((child) => leavesOf(child, taken));
  const text = lineOf(textWithin(element));
  const isMajor = element.attributes.get('MajorTopicYN') === 'Y';
  return text === null ? [] : [isMajor ? `*${text}` : text];
}

function isDate(element: XmlElement): boolean {
  return elementsOf(element).some(({ local }) => local === 'Year' || local === 'MedlineDate');
}

function dateText(element: XmlElement): string {
  return elementsOf(element)
    .flatMap((part) => lineOf(textWithin(part)) ?? [])
    .join(' ');
}

/** A date in parts (`Year`, `Month`, `Day`), or in words (`MedlineDate`). */
export function readPubmedDate(element: XmlElement | null): ReferenceDate | null {
  if (element === null) return null;
  const part = (name: string) => {
    const found = elementsOf(element).find(({ local }) => local === name);
    return found === undefined ? null : lineOf(textWithin(found));
  };
  const worded = part('MedlineDate');
  if (worded !== null) return readReferenceDate(worded);
  const year = part('Year');
  if (year === null) return null;
  return readReferenceDate(
    [year, part('Month') ?? part('Season'), part('Day')].filter((one) => one !== null).join(' '),
  );
}

/** The people of a list; those that PubMed marks as wrong are left where they are. */
export function readPeopleOf(lists: readonly XmlElement[], parts: RecordParts): PubmedPerson[] {
  return lists.flatMap((list) =>
    parts.look(list, 'Author').flatMap((author): PubmedPerson[] => {
      if (author.attributes.get('ValidYN') === 'N') return [];
      const group = parts.text(author, 'CollectiveName');
      const family = parts.text(author, 'LastName');
      if (group === null && family === null) return [];
      parts.mark(author);
      const given = parts.text(author, 'ForeName') ?? parts.text(author, 'Initials') ?? '';
      const suffix = parts.text(author, 'Suffix') ?? '';
      const orcid = parts
        .look(author, 'Identifier')
        .find((one) => /orcid/i.test(one.attributes.get('Source') ?? ''));
      return [
        {
          name: family === null ? { literal: group ?? '' } : givenParts({ family, given, suffix }),
          affiliations: [
            ...parts.look(author, 'AffiliationInfo', 'Affiliation'),
            ...parts.look(author, 'Affiliation'),
          ].map(textWithin),
          orcid: orcid === undefined ? null : textWithin(orcid),
        },
      ];
    }),
  );
}

/** An abstract, its parts with their labels as paragraphs. */
export function readAbstractOf(holder: XmlElement | null, parts: RecordParts): string | null {
  const paragraphs = parts.takeAll(holder, 'Abstract', 'AbstractText').flatMap((element) => {
    const text = proseOf(withoutIndents(textWithMathematics(element)));
    const label = element.attributes.get('Label')?.trim() ?? '';
    if (text === null) return [];
    return [label === '' || /^unlabell?ed$/i.test(label) ? text : `${label}: ${text}`];
  });
  return paragraphs.length === 0 ? null : paragraphs.join('\n\n');
}

/** Lines without the blanks that only lay out the document. */
function withoutIndents(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

/** Keywords of authors and publishers are tags; headings of MeSH are not, and stay where they are. */
export function readKeywordsOf(holder: XmlElement | null, parts: RecordParts): string[] {
  return parts.look(holder, 'KeywordList', 'Keyword').flatMap((keyword) => {
    const tag = tagOf(textWithMathematics(keyword));
    if (tag !== null) parts.mark(keyword);
    return tag ?? [];
  });
}

export function textsOf(elements: readonly XmlElement[]): string[] {
  return elements.flatMap((element) => lineOf(textWithMathematics(element)) ?? []);
}

/** What is left of a record, and what is known of its authors. */
export function extraWith(rest: Record<string, string[]>, more: Draft['extra']): Draft['extra'] {
  return { ...more, ...(Object.keys(rest).length === 0 ? {} : { 'pubmed-xml': rest }) };
}
