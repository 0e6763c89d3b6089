import { elementsOf, textWithin, type XmlElement } from './tree.ts';

/** What importers call the elements of a namespace, whatever prefix a document gives it. */
const prefixes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/Atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/rss2': '',
  'http://www.openarchives.org/OAI/2.0/': '',
  'http://arxiv.org/OAI/arXivRaw/': '',
  'http://arxiv.org/OAI/arXiv/': '',
  'http://www.openarchives.org/OAI/2.0/oai_dc/': 'oai_dc',
  'http://arxiv.org/schemas/atom': 'arxiv',
  'http://arxiv.org/schemas/atom/': 'arxiv',
  'http://a9.com/-/spec/opensearch/1.1/': 'opensearch',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://prismstandard.org/namespaces/basic/2.0/': 'prism',
  'http://prismstandard.org/namespaces/2.0/basic/': 'prism',
  'http://prismstandard.org/namespaces/1.2/basic/': 'prism',
  'http://purl.org/rss/1.0/modules/prism/': 'prism',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
};

/**
 * An element's name by its namespace: `entry`, `dc:creator`. A prefix that nothing declares, as in a
 * pasted piece of a feed, is taken for what it usually means; an unknown namespace has no short name.
 */
export function nameOf({ prefix, local, namespace }: XmlElement): string {
  const short = namespace === null ? prefix : prefixes[namespace];
  if (short === undefined) return `{${namespace}}${local}`;
  return short === '' ? local : `${short}:${local}`;
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).filter((child) => nameOf(child) === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | null {
  return elementsOf(element).find((child) => nameOf(child) === name) ?? null;
}

/** The text of the first child of a name, as it came; `null` when there is none or nothing in it. */
export function textOfChild(element: XmlElement, name: string): string | null {
  const child = childNamed(element, name);
  const text = child === null ? '' : textWithin(child);
  return text.trim() === '' ? null : text;
}

/** The texts of all children of a name that have any. */
export function textsOfChildren(element: XmlElement, name: string): string[] {
  return childrenNamed(element, name)
    .map(textWithin)
    .filter((text) => text.trim() !== '');
}

/** An attribute with something in it. */
export function attributeOf(element: XmlElement, name: string): string | null {
  const value = element.attributes.get(name)?.trim();
  return value === undefined || value === '' ? null : value;
}
