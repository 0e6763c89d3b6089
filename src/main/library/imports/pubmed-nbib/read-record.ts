import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { NameParts } from '#shared/domain/publication.ts';
import { lineOf } from '../plain-text.ts';
import { extraOfPeople, type PubmedPerson, readShortName } from '../pubmed/people.ts';
import { typeOfPubmed, withdrawnBy } from '../pubmed/types.ts';
import { type ReferenceDate, readReferenceDate } from '../references/dates.ts';
import { Fields } from '../references/fields.ts';
import { type Known, knownBy, pmidOf } from '../references/identifiers.ts';
import { readName } from '../references/names.ts';
import { foundIdentifiers, numbersIn } from '../references/read-fields.ts';
import { referenceDraft, tagOf } from '../references/reference-draft.ts';
import type { NbibField, NbibRecord } from './read-records.ts';

const peopleTags: ReadonlySet<string> = new Set(['FAU', 'AU', 'CN', 'AD', 'AUID', 'FED', 'ED']);

/** Reads one record; what nobody asks for is kept by its tag. */
export function readNbibRecord(record: NbibRecord): { draft: Draft } | { complaint: Complaint } {
  const place = { line: record.line, endLine: record.endLine };
  const { authors, editors, left } = readPeople(record.fields);
  const others = record.fields.filter(({ tag }) => !peopleTags.has(tag));
  const fields = new Fields([...others, ...left].map(({ tag, text }) => ({ name: tag, text })));
  const pmid = pmidOf(fields.take('PMID') ?? '');
  const ownTitle = lineOf(fields.take('TI'));
  const bookTitle = lineOf(fields.take('BTI'));
  const title = ownTitle ?? bookTitle ?? lineOf(fields.take('CTI', 'TT'));
  if (title === null) {
    const whose = pmid === null ? 'A record' : `The record of PMID ${pmid.value}`;
    return { complaint: { ...place, message: `${whose} has no title, so it was left out.` } };
  }
  const kinds = fields.look('PT');
  const journal = lineOf(fields.take('JT'));
  const isBook = bookTitle !== null;
  const type = isBook ? (ownTitle === null ? 'book' : 'chapter') : typeOfPubmed(kinds, journal);
  const withdrawn = withdrawnBy(kinds, fields.look('RIN'));
  fields.takeWhere(['PT'], (text) => text === 'Journal Article');
  const short = lineOf(fields.take('TA'));
  const draft = referenceDraft({
    type,
    title,
    abstract: readAbstract(fields),
    authors: authors.map(({ name }) => name),
    contributors: { editor: editors },
    date: readDate(fields),
    venue: type === 'chapter' ? (bookTitle ?? journal) : (journal ?? short),
    variables: {
      'container-title-short': short === journal || journal === null ? null : short,
      volume: fields.take('VI'),
      issue: fields.take('IP'),
      page: fields.take('PG'),
      edition: fields.take('EN'),
      language: fields.take('LA'),
      publisher: fields.take('PB'),
      'publisher-place': isBook ? fields.take('PL') : null,
      'collection-title': fields.take('CTI'),
      ...numbersIn(fields, ['IS', 'ISBN']),
    },
    identifiers: [pmid, ...readIdentifiers(fields)],
    addresses: { identifiers: [], links: [], files: [] },
    tags: fields.takeAll('OT').flatMap((text) => {
      const tag = tagOf(text.replace(/^\*/, ''));
      if (tag === null) fields.put('OT', text);
      return tag ?? [];
    }),
    notes: [],
    citationKey: null,
    place,
    doubts: [],
    extra: {},
  });
  const rest = fields.rest();
  return {
    draft: {
      ...draft,
      extra: {
        ...extraOfPeople(authors),
        ...(withdrawn === null ? {} : { withdrawn }),
        ...(Object.keys(rest).length === 0 ? {} : { 'pubmed-nbib': rest }),
      },
    },
  };
}

/** The authors in their order, groups among them; affiliations and ORCIDs follow whom they belong to. */
function readPeople(fields: readonly NbibField[]): {
  authors: PubmedPerson[];
  editors: NameParts[];
  left: NbibField[];
} {
  const authors: { name: NameParts; affiliations: string[]; orcid: string | null }[] = [];
  const editors: NameParts[] = [];
  const left: NbibField[] = [];
  let before = '';
  for (const field of fields) {
    const { tag, text } = field;
    if (tag === 'FAU' || tag === 'CN' || (tag === 'AU' && before !== 'FAU')) {
      const name = tag === 'FAU' ? readFullName(text) : tag === 'AU' ? readShortName(text) : literalOf(text);
      if (name !== null) authors.push({ name, affiliations: [], orcid: null });
    } else if (tag === 'FED' || (tag === 'ED' && before !== 'FED')) {
      const name = tag === 'FED' ? readName(text) : readShortName(text);
      if (name !== null) editors.push(name);
    } else if (tag === 'AD' || tag === 'AUID') {
      const author = editors.length > 0 ? undefined : authors.at(-1);
      if (author === undefined) left.push(field);
      else if (tag === 'AD') author.affiliations.push(text);
      else if (author.orcid === null && /orcid/i.test(text)) author.orcid = text;
      else left.push(field);
    }
    before = tag;
  }
  return { authors, editors, left };
}

/** `King, Martin L Jr`: PubMed writes no comma before a suffix. */
function readFullName(text: string): NameParts | null {
  return readName(text.replace(/^([^,]*), ?([^,]*) (Jr|Sr|2nd|3rd|4th|II|III|IV)$/, '$1, $2, $3'));
}

function literalOf(text: string): NameParts | null {
  const line = lineOf(text);
  return line === null ? null : { literal: line };
}

function readAbstract(fields: Fields): string | null {
  const texts = fields.takeAll('AB');
  return texts.length === 0 ? null : texts.join('\n\n');
}

function readDate(fields: Fields): ReferenceDate | null {
  const [text] = fields.look('DP');
  const date = text === undefined ? null : readReferenceDate(text);
  if (date !== null && date.isAll) fields.take('DP');
  return (
    date ??
    fields
      .look('DEP')
      .map(readReferenceDate)
      .find((one) => one !== null) ??
    null
  );
}

function readIdentifiers(fields: Fields): (Known | null)[] {
  const { found, take } = foundIdentifiers();
  fields.takeWhere(['PMC'], (text) => take(knownBy(/^\d+$/.test(text) ? `PMC${text}` : text)));
  fields.takeWhere(['AID', 'LID'], (text) => (/\[doi\]$|^doi/i.test(text) ? take(knownBy(text)) : false));
  return found;
}
