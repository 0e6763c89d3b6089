import type { NamedFile } from '#shared/domain/draft.ts';
import { lineOf } from '../plain-text.ts';
import { markdownOfHtml } from '../works/markdown-of-html.ts';
import { nameOf } from '../works/people.ts';
import { elementsOf, findElements, textWithin, type XmlElement } from '../xml/tree.ts';
import type { ZoteroItem } from '../zotero/item.ts';
import { aboutOf, childrenOf, fieldElements, resourcesOf, textOf, writtenName } from './vocabulary.ts';

/** What stands beside the items and is pointed to. */
export interface Others {
  readonly byName: ReadonlyMap<string, XmlElement>;
  /** The names of notes and attachments that an item points to. */
  readonly owned: ReadonlySet<string>;
  readonly collections: ReadonlyMap<string, readonly string[][]>;
}

/** An item with what it points to. */
export function itemOf(element: XmlElement, itemType: string, others: Others): ZoteroItem {
  const fields = new Map<string, string>();
  const more = new Map<string, string>();
  readFields(element, fields, more);
  const containers = containersOf(element, others);
  for (const container of containers) readContainer(container, fields, itemType);
  const about = aboutOf(element) ?? '';
  const url = uriOf(element) ?? (/^https?:/.test(about) ? about : null);
  if (url !== null) fields.set('url', url);
  const attachments = resourcesOf(element, 'link:link').flatMap((name) => others.byName.get(name) ?? []);
  const subjects = childrenOf(element, 'dc:subject');
  const isAutomatic = (subject: XmlElement) =>
    elementsOf(subject).some((inner) => inner.local === 'AutomaticTag');
  const textsOf = (list: readonly XmlElement[]) => list.flatMap((one) => lineOf(textWithin(one)) ?? []);
  return {
    itemType,
    fields,
    creators: creatorsOf(element),
    tags: textsOf(subjects.filter((subject) => !isAutomatic(subject))),
    automaticTags: textsOf(subjects.filter(isAutomatic)),
    collections: others.collections.get(about) ?? [],
    notes: resourcesOf(element, 'dcterms:isReferencedBy').flatMap((name) => noteOf(others.byName.get(name))),
    files: attachments.flatMap((attachment) => fileOf(attachment) ?? []),
    urls: attachments.filter((one) => fileOf(one) === null).flatMap((one) => uriOf(one) ?? []),
    addedAt: null,
    more: Object.fromEntries(more),
  };
}

const read: ReadonlySet<string> = new Set(
  'z:itemType dc:identifier dc:subject dc:publisher dcterms:isPartOf dcterms:isReferencedBy link:link dcterms:hasPart dc:relation'.split(
    ' ',
  ),
);

/** Fields of the item’s own; those that no field is known for are kept by their names. */
function readFields(element: XmlElement, fields: Map<string, string>, more: Map<string, string>): void {
  for (const child of elementsOf(element)) {
    const name = writtenName(child);
    const text = textWithin(child).trim();
    if (text === '' || read.has(name) || findElements([child], ({ local }) => local === 'Seq').length > 0)
      continue;
    const field = Object.hasOwn(fieldElements, name) ? fieldElements[name] : undefined;
    const target = field === undefined ? more : fields;
    if (!target.has(field ?? name) && name !== '__proto__') target.set(field ?? name, text);
  }
  readNumbers(element, fields);
  const [publisher] = childrenOf(element, 'dc:publisher');
  if (publisher === undefined) return;
  const [house] = findElements([publisher], ({ local }) => local === 'name');
  const [place] = findElements([publisher], ({ local }) => local === 'locality');
  if (house !== undefined) fields.set('publisher', textWithin(house).trim());
  if (place !== undefined) fields.set('place', textWithin(place).trim());
}

/** `DOI 10.…`, `ISBN 978…`, `ISSN 1234-5678`. */
function readNumbers(element: XmlElement, fields: Map<string, string>): void {
  for (const identifier of childrenOf(element, 'dc:identifier')) {
    const [, scheme = '', value = ''] =
      /^\s*(DOI|ISBN|ISSN|PMID|PMCID)[\s:]+(\S[^<]*?)\s*$/i.exec(textWithin(identifier)) ?? [];
    if (value !== '' && !fields.has(scheme.toUpperCase())) fields.set(scheme.toUpperCase(), value);
  }
}

function containersOf(element: XmlElement, { byName }: Others): XmlElement[] {
  return childrenOf(element, 'dcterms:isPartOf').flatMap((part) => {
    const name = part.attributes.get('rdf:resource');
    const pointed = name === undefined ? undefined : byName.get(name);
    return pointed === undefined ? elementsOf(part) : [pointed];
  });
}

/** The journal, book or series that an item is in: its title, and what it counts by. */
function readContainer(container: XmlElement, fields: Map<string, string>, itemType: string): void {
  const isSeries = /^(?:Series|Conference)$/.test(container.local);
  const put = (field: string, name: string) => {
    const text = textOf(container, name);
    if (text !== null && !fields.has(field)) fields.set(field, text);
  };
  put(isSeries ? 'series' : 'publicationTitle', 'dc:title');
  put('volume', 'prism:volume');
  put(
    itemType === 'journalArticle' ? 'issue' : isSeries ? 'seriesNumber' : 'number',
    isSeries ? 'dc:identifier' : 'prism:number',
  );
  put('journalAbbreviation', 'dcterms:alternative');
  readNumbers(container, fields);
}

/** `bib:authors`, `bib:editors`, `z:translators`: lists of people, by their part in the plural. */
function creatorsOf(element: XmlElement): ZoteroItem['creators'] {
  return elementsOf(element).flatMap((list) => {
    const seq = childrenOf(list, 'rdf:Seq');
    if (seq.length === 0) return [];
    const people = findElements(seq, ({ local }) => local === 'Person' || local === 'Organization');
    return people.flatMap((person) => {
      const given = textOf(person, 'foaf:givenName') ?? textOf(person, 'foaf:givenname');
      const family = textOf(person, 'foaf:surname') ?? textOf(person, 'foaf:name');
      const whole = lineOf(family);
      const parts = given === null ? (whole === null ? null : { literal: whole }) : nameOf(family, given);
      return parts === null ? [] : [{ type: list.local.replace(/s$/, ''), parts }];
    });
  });
}

function uriOf(element: XmlElement): string | null {
  const [uri] = findElements(childrenOf(element, 'dc:identifier'), ({ local }) => local === 'URI');
  return uri === undefined ? null : lineOf(textWithin(uri));
}

function noteOf(memo: XmlElement | undefined): string[] {
  const html = memo === undefined ? null : textOf(memo, 'rdf:value');
  const note = html === null ? '' : markdownOfHtml(html);
  return note === '' ? [] : [note];
}

function fileOf(attachment: XmlElement): NamedFile | null {
  const [path] = resourcesOf(attachment, 'rdf:resource');
  if (path === undefined || path.trim() === '') return null;
  return {
    path,
    title: lineOf(textOf(attachment, 'dc:title')),
    type: lineOf(textOf(attachment, 'link:type')),
  };
}
