import { elementsOf, textWithin, type XmlElement } from '../xml/tree.ts';

/** An element’s name as Zotero writes it: `bib:Article`. Its prefixes never change. */
export function writtenName({ prefix, local }: XmlElement): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).filter((child) => writtenName(child) === name);
}

export function textOf(element: XmlElement, name: string): string | null {
  const text = childrenOf(element, name)
    .map(textWithin)
    .find((one) => one.trim() !== '');
  return text === undefined ? null : text.trim();
}

export function resourcesOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).flatMap((child) => child.attributes.get('rdf:resource') ?? []);
}

export function aboutOf(element: XmlElement): string | null {
  return element.attributes.get('rdf:about') ?? null;
}

/** Zotero’s kind of an item that does not say it, from its element. */
export const kindsOfElements: Readonly<Record<string, string>> = {
  'bib:Article': 'journalArticle',
  'bib:Book': 'book',
  'bib:BookSection': 'bookSection',
  'bib:Document': 'document',
  'bib:Thesis': 'thesis',
  'bib:Report': 'report',
  'bib:Manuscript': 'manuscript',
  'bib:Patent': 'patent',
};

/** Zotero’s fields by the elements they are written as. */
export const fieldElements: Readonly<Record<string, string>> = {
  'dc:title': 'title',
  'dcterms:abstract': 'abstractNote',
  'dc:date': 'date',
  'bib:pages': 'pages',
  'dc:description': 'extra',
  'dcterms:dateSubmitted': 'accessDate',
  'dc:rights': 'rights',
  'dc:coverage': 'archiveLocation',
  'z:shortTitle': 'shortTitle',
  'z:language': 'language',
  'z:libraryCatalog': 'libraryCatalog',
  'z:archive': 'archive',
  'z:repository': 'repository',
  'z:archiveID': 'archiveID',
  'z:citationKey': 'citationKey',
  'z:numPages': 'numPages',
  'prism:volume': 'volume',
  'prism:number': 'number',
  'prism:edition': 'edition',
  'z:type': 'type',
};
