import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { NameParts, PublicationType } from '#shared/domain/publication.ts';
import { bestDate, type ReferenceDate } from '../references/dates.ts';
import { Fields } from '../references/fields.ts';
import { arxivWithin, type Known, knownBy, pmidOf } from '../references/identifiers.ts';
import { readNames } from '../references/names.ts';
import { accessedIn, addressesIn, foundIdentifiers, numbersIn } from '../references/read-fields.ts';
import { type Address, readAddresses, referenceDraft } from '../references/reference-draft.ts';
import { keywordsOf } from './keywords.ts';
import { notesOf } from './notes.ts';
import { ownMark, withOwnFields } from './own-fields.ts';
import type { RisRecord } from './read-records.ts';
import { readTitles, type Titles } from './titles.ts';
import { risOfType, typeOfRis } from './types.ts';

/** Reads one record, in whichever dialect it is written. */
export function readRisRecord(
  record: RisRecord,
  { isLast }: { readonly isLast: boolean },
): { draft: Draft } | { complaint: Complaint } {
  const place = { line: record.line, endLine: record.endLine };
  const own = record.fields.filter(({ tag, text }) => tag === ownMark.tag && text.startsWith(ownMark.start));
  const fields = new Fields(
    record.fields.filter((field) => !own.includes(field)).map(({ tag, text }) => ({ name: tag, text })),
  );
  const typeName = fields.take('TY')?.toUpperCase() ?? null;
  const said = typeName === null ? null : typeOfRis(typeName);
  const rough = said ?? (typeName === null ? typeWithoutName(fields) : 'document');
  const titles = readTitles(fields, rough);
  if (titles === null) {
    return { complaint: { ...place, message: 'A record has no title, so it was left out.' } };
  }
  const identifiers = readIdentifiers(fields, titles.venue);
  const addresses = readAddresses(addressesOf(fields), {
    known: identifiers,
    refused: (text) => fields.put('UR', text),
  });
  const isOnArxiv = [...identifiers, ...addresses.identifiers].some((known) => known?.scheme === 'arxiv');
  const type = isPreprint({ type: rough, titles, isOnArxiv, fields }) ? 'article' : rough;
  if (typeName !== null && risOfType(type) !== typeName) fields.put('TY', typeName);
  const draft = referenceDraft({
    type,
    title: titles.title,
    abstract: readAbstract(fields),
    authors: namesOf(fields, ['AU', 'A1']),
    contributors: {
      editor: namesOf(fields, ['ED', 'A2']),
      'collection-editor': namesOf(fields, ['A3']),
      translator: namesOf(fields, ['A4']),
    },
    date: readDate(fields),
    venue: titles.venue,
    variables: readVariables(fields, { type, titles }),
    identifiers,
    addresses,
    tags: keywordsOf(fields),
    notes: notesOf(fields, identifiers),
    citationKey: fields.take('ID', 'LB'),
    place,
    doubts: doubtsOf(record, { isLast, titles, typeName, isKnown: said !== null }),
    extra: {},
  });
  const rest = fields.rest();
  const whole = Object.keys(rest).length === 0 ? draft : { ...draft, extra: { ris: rest } };
  return {
    draft: withOwnFields(
      whole,
      own.map(({ text }) => text),
    ),
  };
}

/** What a record without a type most likely is. */
function typeWithoutName(fields: Fields): PublicationType {
  const isInJournal = ['JF', 'JO', 'JA', 'T2'].some((tag) => fields.has(tag));
  return isInJournal && ['VL', 'IS', 'SP'].some((tag) => fields.has(tag)) ? 'article-journal' : 'document';
}

function isPreprint({
  type,
  titles: { venue },
  isOnArxiv,
  fields,
}: {
  readonly type: PublicationType;
  readonly titles: Titles;
  readonly isOnArxiv: boolean;
  readonly fields: Fields;
}): boolean {
  if (/^\s*arxiv\b/i.test(venue ?? '')) return true;
  return type === 'manuscript' && !fields.has('CY') && (isOnArxiv || /rxiv|preprint|ssrn/i.test(venue ?? ''));
}

function readAbstract(fields: Fields): string | null {
  const abstract = fields.take('AB', 'N2');
  fields.takeWhere(['AB', 'N2'], (text) => text === abstract);
  return abstract;
}

function namesOf(fields: Fields, tags: readonly string[]): NameParts[] {
  return readNames(fields.takeAll(...tags));
}

function readIdentifiers(fields: Fields, venue: string | null): (Known | null)[] {
  const { found, take } = foundIdentifiers();
  fields.takeWhere(['DO', 'DI'], (text) => take(knownBy(text)));
  fields.takeWhere(['M3', 'U1', 'U2', 'U3', 'C2', 'AN', 'L3'], (text) => take(knownBy(text)));
  const isFromPubmed = ['DB', 'DP'].some((tag) =>
    fields.look(tag).some((text) => /pubmed|medline|^nlm$/i.test(text)),
  );
  if (isFromPubmed) fields.takeWhere(['AN'], (text) => take(pmidOf(text)));
  for (const text of fields.look('N1')) take(knownBy(text));
  take(arxivWithin(venue) ?? arxivWithin(fields.look('VL')[0] ?? null));
  return found;
}

function addressesOf(fields: Fields): Address[] {
  const kinds = { UR: 'page', LK: 'page', L1: 'pdf', L2: 'page', L3: 'page', L4: 'file' } as const;
  return (['UR', 'LK', 'L1', 'L2', 'L3', 'L4'] as const).flatMap((tag) =>
    addressesIn(fields, tag, kinds[tag]),
  );
}

/** The year first; dates that add a month and a day to it, last. */
function readDate(fields: Fields): ReferenceDate | null {
  const texts = ['PY', 'Y1', 'DA'].flatMap((tag) => fields.look(tag));
  const best = bestDate(texts);
  if (best === null) return null;
  fields.takeWhere(['PY', 'Y1', 'DA'], (text) => best.told.has(text));
  return best;
}

/** Tags that are one of CSL’s variables, as they stand. */
const plainVariables: Readonly<Record<string, string>> = {
  volume: 'VL',
  edition: 'ET',
  language: 'LA',
  'call-number': 'CN',
  'number-of-volumes': 'NV',
  'title-short': 'ST',
  section: 'SE',
  source: 'DB',
  'reviewed-title': 'RI',
};

function readVariables(
  fields: Fields,
  { type, titles }: { readonly type: PublicationType; readonly titles: Titles },
): Record<string, string | null> {
  const isArticle = type.startsWith('article');
  const plain = Object.entries(plainVariables).map(([name, tag]) => [name, fields.take(tag)] as const);
  const shortTitle = plain.find(([name]) => name === 'title-short')?.[1];
  return {
    ...Object.fromEntries(plain),
    'title-short': shortTitle === titles.title ? null : (shortTitle ?? null),
    issue: fields.take('IS', 'CP'),
    number: isArticle ? fields.take('C7') : type === 'report' || type === 'patent' ? fields.take('M1') : null,
    genre: fields.take('M3'),
    page: readPages(fields),
    publisher: fields.take('PB'),
    'publisher-place': fields.take('CY', 'PP'),
    'collection-title': titles.series,
    'container-title-short': titles.shortVenue,
    'event-title': titles.event,
    accessed: accessedIn(fields, 'Y2'),
    ...numbersIn(fields, ['SN']),
  };
}

function readPages(fields: Fields): string | null {
  const first = fields.take('SP');
  const last = fields.take('EP');
  if (first === null || last === null) return first ?? last;
  return first === last || new RegExp('[-\u2013]').test(first) ? first : `${first}-${last}`;
}

function doubtsOf(
  { hasStart, hasEnd }: RisRecord,
  {
    isLast,
    titles,
    typeName,
    isKnown,
  }: {
    readonly isLast: boolean;
    readonly titles: Titles;
    readonly typeName: string | null;
    readonly isKnown: boolean;
  },
): string[] {
  const doubts: string[] = [];
  if (!hasStart) doubts.push('The record does not begin with its type (TY).');
  if (!hasEnd && isLast) doubts.push('The file ends within this record (ER is missing); it may be cut.');
  if (titles.isBorrowed) doubts.push('The record has no title; the name of what it is in was taken.');
  if (typeName !== null && !isKnown) doubts.push(`“${typeName.slice(0, 20)}” is no type that RIS knows.`);
  return doubts;
}
