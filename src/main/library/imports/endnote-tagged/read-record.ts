import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { PublicationType } from '#shared/domain/publication.ts';
import { lineOf } from '../plain-text.ts';
import { bestDate } from '../references/dates.ts';
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
import type { TaggedRecord } from './read-records.ts';

/** Reads one record; what nobody asks for is kept by its letter. */
export function readTaggedRecord(record: TaggedRecord): { draft: Draft } | { complaint: Complaint } {
  const place = { line: record.line, endLine: record.endLine };
  const fields = new Fields(record.fields);
  const typeName = fields.take('0');
  const said = typeName === null ? null : typeOfEndnote(typeName);
  const type = said ?? (typeName === null ? typeWithoutName(fields) : 'document');
  if (said === null && typeName !== null) fields.put('0', typeName);
  const own = lineOf(fields.take('T'));
  const title = own ?? lineOf(fields.take('B', 'J', '!'));
  if (title === null) {
    return { complaint: { ...place, message: 'A record has no title, so it was left out.' } };
  }
  const isWhole = wholeWorks.has(type);
  const second = fields.take('B');
  const journal = fields.take('J');
  const series = isWhole ? (second ?? fields.take('S')) : fields.take('S');
  const venue = isWhole ? journal : (journal ?? second);
  if (!isWhole && journal !== null && second !== null && second !== journal) fields.put('B', second);
  const identifiers = readIdentifiers(fields, venue);
  const addresses = readAddresses(addressesOf(fields), {
    known: identifiers,
    refused: (text) => fields.put('U', text),
  });
  const short = fields.take('!');
  const draft = referenceDraft({
    type,
    title,
    abstract: fields.take('X'),
    authors: readNames(fields.takeAll('A')),
    contributors: {
      editor: readNames(fields.takeAll('E')),
      'collection-editor': readNames(fields.takeAll('Y')),
      translator: readNames(fields.takeAll('?')),
    },
    date: readDate(fields),
    venue,
    variables: {
      volume: fields.take('V'),
      issue: fields.take('N'),
      page: fields.take('P'),
      publisher: fields.take('I'),
      'publisher-place': fields.take('C'),
      'collection-title': series,
      'title-short': short === title ? null : short,
      'number-of-volumes': fields.take('6'),
      edition: fields.take('7'),
      genre: fields.take('9'),
      language: fields.take('G'),
      'call-number': fields.take('L'),
      source: fields.take('~'),
      section: fields.take('&'),
      ...numbersIn(fields, ['@']),
      accessed: accessedIn(fields, '['),
    },
    identifiers,
    addresses,
    tags: keywordsIn(fields, 'K'),
    notes: fields.takeAll('Z', '<'),
    citationKey: fields.take('F'),
    place,
    doubts: doubtsOf(own, { typeName, isKnown: said !== null }),
    extra: {},
  });
  const rest = fields.rest();
  return { draft: Object.keys(rest).length === 0 ? draft : { ...draft, extra: { 'endnote-tagged': rest } } };
}

/** What a record of refer, which has no types, most likely is. */
function typeWithoutName(fields: Fields): PublicationType {
  if (fields.has('J')) return 'article-journal';
  if (fields.has('B')) return 'chapter';
  if (fields.has('R')) return 'report';
  return fields.has('I') ? 'book' : 'document';
}

function doubtsOf(
  own: string | null,
  { typeName, isKnown }: { readonly typeName: string | null; readonly isKnown: boolean },
): string[] {
  const doubts: string[] = [];
  if (own === null) doubts.push('The record has no title; the name of what it is in was taken.');
  if (typeName !== null && !isKnown) doubts.push(`“${typeName.slice(0, 40)}” is no type that EndNote knows.`);
  return doubts;
}

function readDate(fields: Fields) {
  const best = bestDate([...fields.look('D'), ...fields.look('8')]);
  if (best === null) return null;
  fields.takeWhere(['D', '8'], (text) => best.told.has(text));
  return best;
}

function readIdentifiers(fields: Fields, venue: string | null): (Known | null)[] {
  const { found, take } = foundIdentifiers();
  fields.takeWhere(['R', '2'], (text) => take(knownBy(text)));
  const isOfPubmed = ['~', 'W'].some((name) =>
    fields.look(name).some((text) => /pubmed|medline|^nlm$/i.test(text)),
  );
  fields.takeWhere(['M'], (text) => take(knownBy(text) ?? (isOfPubmed ? pmidOf(text) : null)));
  const onArxiv = arxivWithin(venue);
  if (onArxiv !== null) take(onArxiv);
  return found;
}

function addressesOf(fields: Fields): Address[] {
  return [
    ...addressesIn(fields, 'U', 'page'),
    ...addressesIn(fields, '>', 'pdf'),
    ...addressesIn(fields, '(', 'file'),
  ];
}
