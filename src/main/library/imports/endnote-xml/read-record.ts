import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { PublicationType } from '#shared/domain/publication.ts';
import { lineOf } from '../plain-text.ts';
import { type ReferenceDate, readReferenceDate, withinYear } from '../references/dates.ts';
import { typeOfEndnote, wholeWorks } from '../references/endnote-types.ts';
import { Fields } from '../references/fields.ts';
import { arxivWithin, type Known, knownBy, pmidOf } from '../references/identifiers.ts';
import { readNames } from '../references/names.ts';
import {
  accessedIn,
  addressesIn,
  foundIdentifiers,
  keywordsIn,
  numbersIn,
} from '../references/read-fields.ts';
import { type Address, readAddresses, referenceDraft } from '../references/reference-draft.ts';
import { complain, placeOf } from '../xml/reading.ts';
import type { XmlElement } from '../xml/tree.ts';
import { fieldsOfRecord } from './flatten.ts';

/** Reads one record; what nobody asks for is kept by its path. */
export function readEndnoteRecord(record: XmlElement): { draft: Draft } | { complaint: Complaint } {
  const fields = new Fields(fieldsOfRecord(record));
  const typeName = fields.take('ref-type@name');
  const number = fields.take('ref-type');
  const said = typeName === null ? null : typeOfEndnote(typeName);
  const type = said ?? 'document';
  if (said === null) fields.put('ref-type', typeName ?? number ?? '');
  const own = lineOf(fields.take('titles/title'));
  const borrowed =
    own ?? lineOf(fields.take('titles/secondary-title', 'titles/short-title', 'periodical/full-title'));
  if (borrowed === null) {
    return { complaint: complain(record, 'A record has no title, so it was left out.') };
  }
  const { venue, short, series } = readContainer(fields, type);
  const identifiers = readIdentifiers(fields, venue);
  const addresses = readAddresses(addressesOf(fields), {
    known: identifiers,
    refused: (text) => fields.put('urls', text),
  });
  const draft = referenceDraft({
    type,
    title: borrowed,
    abstract: fields.take('abstract'),
    authors: readNames(fields.takeAll('contributors/authors/author')),
    contributors: {
      [wholeWorks.has(type) && type !== 'thesis' ? 'collection-editor' : 'editor']: readNames(
        fields.takeAll('contributors/secondary-authors/author'),
      ),
      ...(type === 'chapter' || type === 'paper-conference'
        ? { 'collection-editor': readNames(fields.takeAll('contributors/tertiary-authors/author')) }
        : {}),
      translator: readNames(fields.takeAll('contributors/translated-authors/author')),
    },
    date: readDate(fields),
    venue,
    variables: {
      volume: fields.take('volume'),
      issue: fields.take('number', 'issue'),
      page: fields.take('pages'),
      section: fields.take('section'),
      edition: fields.take('edition'),
      language: fields.take('language'),
      publisher: fields.take('publisher'),
      'publisher-place': fields.take('pub-location'),
      'title-short': fields.take('titles/short-title'),
      'container-title-short': short,
      'collection-title': series,
      'call-number': fields.take('call-num'),
      'number-of-volumes': fields.take('num-vols'),
      genre: fields.take('work-type'),
      'reviewed-title': fields.take('reviewed-item'),
      source: fields.take('remote-database-name'),
      ...numbersIn(fields, ['isbn', 'issn']),
      accessed: accessedIn(fields, 'access-date'),
    },
    identifiers,
    addresses,
    tags: keywordsIn(fields, 'keywords/keyword'),
    collections: groupsOf(fields),
    notes: fields.takeAll('notes', 'research-notes'),
    citationKey: fields.take('label'),
    place: placeOf(record),
    doubts: own === null ? ['The record has no title; the name of what it is in was taken.'] : [],
    extra: {},
  });
  const rest = fields.rest();
  return { draft: Object.keys(rest).length === 0 ? draft : { ...draft, extra: { 'endnote-xml': rest } } };
}

function readContainer(fields: Fields, type: PublicationType) {
  const isWhole = wholeWorks.has(type);
  const second = lineOf(fields.take('titles/secondary-title'));
  const full = lineOf(fields.take('periodical/full-title'));
  const third = lineOf(fields.take('titles/tertiary-title'));
  const venue = isWhole ? null : (second ?? full);
  const series = isWhole ? (second ?? third) : third;
  if (isWhole && second !== null && third !== null) fields.put('titles/tertiary-title', third);
  if (full !== null && full !== venue && full !== series) fields.put('periodical/full-title', full);
  const repeated = new Set([venue, series]);
  const names = [
    'titles/alt-title',
    'periodical/abbr-1',
    'alt-periodical/full-title',
    'alt-periodical/abbr-1',
  ];
  fields.takeWhere(names, (text) => repeated.has(lineOf(text)));
  const short =
    venue === null
      ? null
      : lineOf(fields.take('periodical/abbr-1', 'alt-periodical/abbr-1', 'titles/alt-title'));
  fields.takeWhere(names, (text) => lineOf(text) === short);
  return { venue, short, series };
}

function readIdentifiers(fields: Fields, venue: string | null): (Known | null)[] {
  const { found, take } = foundIdentifiers();
  fields.takeWhere(['electronic-resource-num', 'doi'], (text) => take(knownBy(text)));
  fields.takeWhere(['custom2', 'custom7', 'user16'], (text) => take(knownBy(text)));
  const isOfPubmed = [
    ...fields.look('remote-database-name'),
    ...fields.look('remote-database-provider'),
  ].some((text) => /pubmed|medline|^nlm$/i.test(text));
  const isLinked = fields
    .look('urls/related-urls/url')
    .some((text) => /ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed|pubmed\.ncbi/i.test(text));
  fields.takeWhere(['accession-num'], (text) => {
    const named = knownBy(text);
    return take(named ?? (isOfPubmed || isLinked ? pmidOf(text) : null));
  });
  const onArxiv = arxivWithin(venue);
  if (onArxiv !== null) take(onArxiv);
  return found;
}

function addressesOf(fields: Fields): Address[] {
  return [
    ...addressesIn(fields, 'urls/web-urls/url', 'page'),
    ...addressesIn(fields, 'urls/related-urls/url', 'page'),
    ...addressesIn(fields, 'urls/text-urls/url', 'page'),
    ...addressesIn(fields, 'urls/pdf-urls/url', 'pdf'),
    ...addressesIn(fields, 'urls/image-urls/url', 'file'),
  ];
}

/** The year, and the month and day that a second field may add. */
function readDate(fields: Fields): ReferenceDate | null {
  const [year] = fields.look('dates/year');
  const [day] = fields.look('dates/pub-dates/date');
  const ofYear = year === undefined ? null : readReferenceDate(year);
  const whole =
    day === undefined
      ? null
      : ofYear === null
        ? readReferenceDate(day)
        : withinYear(ofYear.date.slice(0, 4), day);
  const isAdded = whole !== null && (ofYear === null || whole.date.startsWith(ofYear.date));
  if (ofYear?.isAll === true) fields.take('dates/year');
  if (isAdded && whole.isAll) fields.take('dates/pub-dates/date');
  return isAdded ? whole : ofYear;
}

function groupsOf(fields: Fields): string[][] {
  return fields.takeAll('groups/group', 'groups/group@name', 'groups').flatMap((text) => {
    const name = lineOf(text);
    return name === null ? [] : [[name]];
  });
}
