import {
  type AnnounceType,
  announceTypes,
  type SourceKind,
  sourceKindSchema,
} from '#shared/contract/sources.ts';
import { runToEnd } from '#shared/work/run-to-end.ts';
import { readXml } from '../imports/xml/read-xml.ts';
import { elementsOf, type XmlElement } from '../imports/xml/tree.ts';
import { fromAddress } from './recognize-source.ts';
import { webAddress } from './source-kinds.ts';

/** A source as an OPML file names it. */
export interface OutlinedSource {
  readonly kind: SourceKind;
  readonly target: string;
  /** What the file calls it; `null` when it does not say. */
  readonly name: string | null;
  /** Which of its papers it brings; what is usual, when not given. */
  readonly announces?: readonly AnnounceType[];
}

export interface ReadOpml {
  readonly sources: readonly OutlinedSource[];
  readonly complaints: readonly string[];
}

/**
 * Writes sources as OPML 2.0. Where a service has a feed, its address stands there for other programs;
 * kind and target, which Carrel reads back, are attributes of a namespace of its own, as OPML allows.
 */
export function writeOpml(sources: readonly OutlinedSource[]): string {
  const outlines = sources.map(({ kind, target, name, announces }) => {
    const address = feedAddressOf(kind, target);
    const attributes = [
      ['text', name ?? target],
      ['title', name ?? target],
      ...(address === null ? [] : [['type', 'rss'] as const, ['xmlUrl', address] as const]),
      ['carrel:kind', kind],
      ['carrel:target', target],
      ...(announces === undefined ? [] : [['carrel:announces', announces.join(' ')] as const]),
    ] as const;
    const written = attributes.map(([key, value]) => `${key}="${escaped(value)}"`);
    return `    <outline ${written.join(' ')}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:carrel="${namespace}">`,
    '  <head>',
    '    <title>Sources of Carrel</title>',
    '  </head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

const namespace = 'urn:carrel:sources';

/** Reads the sources of an OPML file, of any program. Never throws: what cannot be taken is a complaint. */
export function readOpml(text: string): ReadOpml {
  const document = runToEnd(readXml(text));
  const outlines = outlinesOf(document.roots);
  const sources: OutlinedSource[] = [];
  const complaints = document.faults.slice(0, 20).map(({ line, message }) => `Line ${line}: ${message}.`);
  const isOpml = document.roots.some(({ local }) => local.toLowerCase() === 'opml');
  if (!isOpml) complaints.push('This is no OPML file. Export one from the program that has your feeds.');
  else if (outlines.length === 0) complaints.push('The file has no outlines, so there is nothing to add.');
  for (const outline of outlines) {
    const reading = readOutline(outline);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else sources.push(...reading.sources);
  }
  return { sources, complaints };
}

function readOutline(outline: XmlElement): { sources: OutlinedSource[] } | { complaint: string } {
  const name = attribute(outline, 'title') ?? attribute(outline, 'text');
  const kind = sourceKindSchema.safeParse(attribute(outline, 'carrel:kind'));
  const target = attribute(outline, 'carrel:target');
  if (kind.success && target !== null) {
    const announces = announcesOf(attribute(outline, 'carrel:announces'));
    return { sources: [{ kind: kind.data, target, name, ...(announces === null ? {} : { announces }) }] };
  }
  const address = attribute(outline, 'xmlUrl') ?? attribute(outline, 'url');
  const url = address === null ? null : webAddress(address);
  // The address of a service's own feed becomes that service; its categories would be half asked otherwise.
  if (url !== null) {
    const suggestions = fromAddress(url);
    const only = suggestions.length === 1;
    return { sources: suggestions.map((one) => ({ ...one, name: only ? name : null })) };
  }
  const isGroup = elementsOf(outline).length > 0;
  if (isGroup) return { sources: [] };
  const which = name === null ? 'An outline' : `“${name.slice(0, 100)}”`;
  const why =
    address === null ? 'has no address' : `has an address that is none (“${address.slice(0, 100)}”)`;
  return { complaint: `Line ${outline.line}: ${which} ${why}, so it was left out.` };
}

/** The kinds of papers that are named; `null` where none is. */
function announcesOf(text: string | null): AnnounceType[] | null {
  const named = new Set(text?.split(/\s+/));
  const announces = announceTypes.filter((type) => named.has(type));
  return announces.length === 0 ? null : announces;
}

/** All outlines, groups and what is in them, in order. */
function outlinesOf(roots: readonly XmlElement[]): XmlElement[] {
  const found: XmlElement[] = [];
  const open = [...roots].reverse();
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.local.toLowerCase() === 'outline') found.push(element);
    open.push(...elementsOf(element).reverse());
  }
  return found;
}

/** Programs do not agree on the letters of `xmlUrl`. */
function attribute(element: XmlElement, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of element.attributes) {
    if (key.toLowerCase() === wanted && value.trim() !== '') return value.trim();
  }
  return null;
}

function feedAddressOf(kind: SourceKind, target: string): string | null {
  switch (kind) {
    case 'arxiv':
      return `https://rss.arxiv.org/rss/${target}`;
    case 'arxiv-search':
      return apiAddress(target);
    case 'arxiv-author':
      return apiAddress(`au:"${target}"`);
    case 'biorxiv':
    case 'medrxiv':
      return `https://connect.${kind}.org/${kind}_xml.php?subject=${encodeURIComponent(target.replaceAll(' ', '_'))}`;
    case 'feed':
      return target;
    case 'huggingface':
    case 'folder':
      return null;
    default:
      return kind satisfies never;
  }
}

function apiAddress(query: string): string {
  const search = new URLSearchParams({ search_query: query, sortBy: 'submittedDate' });
  return `https://export.arxiv.org/api/query?${search.toString()}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, ' ')
    .replaceAll(/\p{Cc}/gu, '');
}
