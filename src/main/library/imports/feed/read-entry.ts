import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { canonicalDoi, recognizeIdentifier } from '#shared/domain/identifiers.ts';
import type { Identifiers } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { monthOfId } from '../arxiv/draft.ts';
import { findLinks, kindOfUrl, mergeLinks } from '../find-links.ts';
import { textOfHtml } from '../html-text.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import { complain, placeOf } from '../xml/reading.ts';
import type { XmlElement } from '../xml/tree.ts';
import { attributeOf, textOfChild, textsOfChildren } from '../xml/vocabulary.ts';
import { categoriesOf, dayOfEntry, linkOf, publishedOn } from './channel.ts';
import { creatorsOf, orcidsOf } from './creators.ts';

/** Where an entry stands: in which feed, at which position; `day` is the feed’s. */
export interface EntryContext {
  readonly source: string;
  readonly rank: number;
  readonly day: Day | null;
}

export function readFeedEntry(
  entry: XmlElement,
  { source, rank, day }: EntryContext,
): { draft: Draft } | { complaint: Complaint } {
  const title = titleOf(entry);
  if (title === null) return { complaint: complain(entry, 'An entry has no title, so it was left out.') };
  const { authors, hasMore } = creatorsOf(entry);
  const names = authors.map(({ name }) => name);
  const link = linkOf(entry)?.replace(/[?&]rss=1$/, '') ?? null;
  const abstract = abstractOf(entry);
  const { identifiers, version } = identifiersOf(entry, link);
  const date = publishedOn(entry);
  const month = identifiers['arxiv'] === undefined ? null : monthOfId(identifiers['arxiv']);
  const links = link !== null && /^https?:\/\//i.test(link) ? [{ kind: kindOfUrl(link), url: link }] : [];
  const draft: Draft = {
    title,
    abstract,
    authors: names,
    authorCount: hasMore || authors.length === 0 ? null : authors.length,
    organization: null,
    date: date ?? month,
    dateInferred: date === null && month !== null,
    identifiers,
    links: mergeLinks(links, findLinks(abstract ?? '')),
    upvotes: null,
    comments: null,
    appearance: {
      source,
      kind: 'daily',
      listedOn: dayOfEntry(entry) ?? day,
      rank,
      upvotes: null,
      comments: null,
    },
    place: placeOf(entry),
    doubts: hasMore ? ['The input does not name all of its authors.'] : [],
    extra: withOrcids(extraOf(entry, version), orcidsOf(entry, names)),
  };
  return { draft };
}

function titleOf(entry: XmlElement): string | null {
  const text = lineOf(textOfChild(entry, 'title')) ?? lineOf(textOfChild(entry, 'dc:title'));
  if (text === null) return null;
  // A title is text, or HTML: “x<y” is no tag, “<i>x</i>” is.
  const isHtml =
    /<\/?(?:i|b|em|strong|u|sub|sup|span|p|br|a|small|tt|code|italic|bold|math|mml:\w{1,20}|jats:\w{1,20})(?:\s[^<>]{0,500})?\/?>|&(?:#\w{1,8}|[a-z]{2,10});/i;
  return isHtml.test(text) ? lineOf(textOfHtml(text)) : text;
}

function abstractOf(entry: XmlElement): string | null {
  for (const name of [
    'description',
    'summary',
    'dcterms:abstract',
    'dc:description',
    'content:encoded',
    'content',
  ]) {
    const text = proseOf(textOfHtml(textOfChild(entry, name) ?? ''));
    if (text !== null) return text;
  }
  return null;
}

const identifying = ['dc:identifier', 'prism:doi', 'arxiv:doi', 'arxiv:DOI', 'guid', 'id', 'prism:url'];

/** What the entry is known by; a DOI and an arXiv id may both be told, also within an address. */
function identifiersOf(
  entry: XmlElement,
  link: string | null,
): { identifiers: Identifiers; version: number | null } {
  const identifiers: Record<string, string> = {};
  let version: number | null = null;
  const texts = [
    ...identifying.flatMap((name) => textsOfChildren(entry, name)),
    attributeOf(entry, 'rdf:about') ?? '',
    link ?? '',
  ];
  for (const text of texts) {
    const id = recognizeIdentifier(text);
    if (id !== null) identifiers[id.scheme] ??= id.value;
    if (id?.scheme === 'arxiv') version ??= id.version;
    const inAddress = doiInAddress(text.trim().slice(0, 2000));
    if (inAddress !== null) identifiers['doi'] ??= inAddress;
    version ??= versionInAddress(text);
  }
  return { identifiers, version };
}

/** The DOI that a publisher’s address holds, without the version that bioRxiv puts behind it. */
function doiInAddress(text: string): string | null {
  const found = /^https?:\/\/[^?#]{3,500}?\/(10\.\d{4,9}\/[^?#\s]{1,300})/i.exec(text)?.[1];
  if (found === undefined || /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(text)) return null;
  const short = found
    .replace(/\/(?:full|abstract|pdf|epdf|meta|html?)(?:\/.*)?$/i, '')
    .replace(/(\d{6,})v\d{1,3}(?:\..{1,40})?$/, '$1');
  return canonicalDoi(short);
}

function versionInAddress(text: string): number | null {
  const found = /rxiv\.org\/[^?#\s]{0,100}\d{6}v(\d{1,3})(?:[?#.]|$)/i.exec(text.slice(0, 2000))?.[1];
  return found === undefined ? null : Number(found);
}

function extraOf(entry: XmlElement, version: number | null): Draft['extra'] {
  const extra: Draft['extra'] = {};
  const journal =
    lineOf(textOfChild(entry, 'prism:publicationName')) ?? lineOf(textOfChild(entry, 'dc:source'));
  const section = lineOf(textOfChild(entry, 'prism:section'));
  const categories = [
    ...categoriesOf(entry),
    ...textsOfChildren(entry, 'dc:subject').flatMap((text) => lineOf(text) ?? []),
  ];
  if (version !== null) extra['version'] = version;
  if (journal !== null) extra['journal'] = journal;
  if (section !== null) extra['section'] = section;
  if (categories.length > 0) extra['categories'] = [...new Set(categories)].slice(0, 100);
  return extra;
}

function withOrcids(extra: Draft['extra'], orcids: Readonly<Record<string, string>>): Draft['extra'] {
  return Object.keys(orcids).length === 0 ? extra : { ...extra, orcids };
}
