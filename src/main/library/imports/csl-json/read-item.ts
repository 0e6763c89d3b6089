import { type Brought, broughtNothing, type Draft, type Place } from '#shared/domain/draft.ts';
import type { Identifiers } from '#shared/domain/paper.ts';
import type { NameParts, Publication } from '#shared/domain/publication.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../huggingface-rows/fields.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import { type ReadDate, readDate } from '../works/date-parts.ts';
import { identifiersOf, linksOf } from '../works/identify.ts';
import { homeless } from '../works/kept.ts';
import { newDraft } from '../works/new-draft.ts';
import { castOf, line, type People, turnedName } from '../works/people.ts';
import { publicationTypeOf } from '../works/publication-types.ts';
import type { Reading } from '../works/read-works.ts';
import { tagsOf } from '../works/tags.ts';
import { type NoteLines, readNoteLines } from './note-lines.ts';
import { orcidsOf } from './orcids.ts';
import { withOwnFields } from './own-fields.ts';
import { dateVariables, nameVariables, textVariables } from './variables.ts';

/** Reads one item of CSL. What has no home is kept under `extra.csl`. */
export function readItem(item: Fields, place: Place): Reading {
  const title = lineOf(textOf(item['title']) ?? firstText(item['title']));
  if (title === null) return { complaint: { ...place, message: withoutTitle(item) } };
  const isOurs = fieldsOf(fieldsOf(item['custom'])?.['carrel']) !== null;
  // What Carrel wrote is read to the letter.
  const note = isOurs
    ? { note: proseOf(textOf(item['note'])), fields: new Map<string, string>(), tex: {} }
    : readNoteLines(textOf(item['note']));
  const people = peopleOf(item);
  const cast = castOf(people);
  const issued = readDate(item['issued']);
  const told: Partial<Draft> = {
    abstract: proseOf(textOf(item['abstract'])),
    authors: cast.authors,
    date: issued.date,
    identifiers: itemIdentifiers(item, note),
    links: linksOf([line(item['URL']), note.fields.get('url')]),
    publication: publicationOf(item, note, cast),
    brought: broughtOf(item, note),
    extra: extraOf(item, { note, issued }),
  };
  return { draft: withOwnFields(newDraft(title, place, told), item) };
}

function withoutTitle(item: Fields): string {
  const id = line(item['id']);
  return id === null
    ? 'An item has no title, so it was left out.'
    : `The item ${id.slice(0, 60)} has no title, so it was left out.`;
}

function firstText(value: unknown): string | null {
  return textOf(listOf(value)?.[0]);
}

function peopleOf(item: Fields): People {
  return new Map(
    nameVariables.flatMap((part): [string, NameParts[]][] => {
      const list = listOf(item[part]);
      return list === null ? [] : [[part, list.flatMap((one) => nameIn(one) ?? [])]];
    }),
  );
}

const nameKeys = [
  ['family', 'family'],
  ['given', 'given'],
  ['dropping-particle', 'droppingParticle'],
  ['non-dropping-particle', 'nonDroppingParticle'],
  ['suffix', 'suffix'],
  ['literal', 'literal'],
] as const;

/** One name; a bare text is one as people write it. Empty parts, as Mendeley writes them, are none. */
function nameIn(value: unknown): NameParts | null {
  const text = line(value);
  if (text !== null) return turnedName(text);
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const parts: NameParts = Object.fromEntries(
    nameKeys.flatMap(([key, part]) => {
      const given = line(fields[key]);
      return given === null ? [] : [[part, given]];
    }),
  );
  if (Object.keys(parts).length > 0) return parts;
  const name = line(fields['name']);
  return name === null ? null : { literal: name };
}

function publicationOf(
  item: Fields,
  note: NoteLines,
  { contributors, names }: Pick<Publication, 'contributors' | 'names'>,
): Publication {
  const variables = new Map<string, string>();
  for (const name of textVariables) {
    const value = name === 'note' ? note.note : (line(item[name]) ?? firstLine(item[name]));
    if (value !== null && name !== 'annote') variables.set(name, value);
  }
  for (const name of dateVariables) {
    const { date } = readDate(item[name]);
    if (date !== null) variables.set(name, date);
  }
  for (const [name, value] of note.fields) {
    const isVariable = textVariables.has(name) || dateVariables.includes(name);
    if (isVariable && !variables.has(name)) variables.set(name, value);
  }
  return {
    type: publicationTypeOf(line(item['type'])) ?? 'document',
    venue: line(item['container-title']) ?? firstLine(item['container-title']),
    variables: Object.fromEntries(variables),
    contributors,
    names,
  };
}

function firstLine(value: unknown): string | null {
  return line(listOf(value)?.[0]);
}

/** A book is known by its ISBN; a chapter or a paper only stands in one. */
function isBook(item: Fields): boolean {
  return /^(?:book|monograph|edited-book)$/.test(line(item['type']) ?? '');
}

function itemIdentifiers(item: Fields, { fields }: NoteLines): Identifiers {
  const number = line(item['number']) ?? '';
  return identifiersOf({
    doi: [item['DOI'], fields.get('doi')],
    arxiv: [item['arxiv'], item['arXiv'], fields.get('arxiv'), /^arxiv:/i.test(number) ? number : null],
    pmid: [item['PMID'], fields.get('pmid')],
    pmcid: [item['PMCID'], fields.get('pmcid')],
    isbn: isBook(item) ? [item['ISBN'], fields.get('isbn')] : null,
    urls: [item['URL'], fields.get('url')],
  });
}

function broughtOf(item: Fields, { fields }: NoteLines): Brought {
  const annotation = proseOf(textOf(item['annote']));
  return {
    ...broughtNothing,
    tags: tagsOf(item['keyword'] ?? item['keywords']),
    notes: annotation === null ? [] : [annotation],
    citationKey: citationKeyOf(item, fields),
  };
}

/** What a paper is cited by. Addresses, numbers and the counted names that Mendeley gives are no keys of anyone’s. */
function citationKeyOf(item: Fields, fields: NoteLines['fields']): string | null {
  const own = line(item['citation-key']) ?? fields.get('citation-key') ?? fields.get('citekey');
  if (own !== undefined) return own;
  const id = line(item['id']);
  return id === null || !isKey(id) ? null : id;
}

function isKey(id: string): boolean {
  return !/^(?:ITEM-\d+|\d+|\d+\/\w+|https?:.*|urn:.*|10\.\d{4,9}\/.*|[\da-f-]{36})$/is.test(id);
}

const housed: ReadonlySet<string> = new Set([
  ...textVariables,
  ...nameVariables,
  'abstract',
  'annote',
  'container-title',
  'keyword',
  'note',
  'title',
]);

interface Read {
  readonly note: NoteLines;
  readonly issued: ReadDate;
}

/** Fields that are read in part only are kept whole as well. */
function extraOf(item: Fields, { note, issued }: Read): Draft['extra'] {
  const done = new Set(housed);
  const identifiers = itemIdentifiers(item, note);
  const hides = (key: string, isHoused: boolean) => {
    if (isHoused) done.add(key);
    else done.delete(key);
  };
  hides('issued', issued.isWhole);
  for (const name of dateVariables) hides(name, readDate(item[name]).isWhole);
  for (const name of [...textVariables, 'container-title', 'title']) {
    if (name !== 'note' && name !== 'annote') hides(name, line(item[name]) !== null);
  }
  for (const name of nameVariables) hides(name, listOf(item[name]) !== null);
  hides('type', publicationTypeOf(line(item['type'])) === line(item['type']));
  hides('id', citationKeyOf(item, note.fields) === line(item['id']));
  hides('citation-key', true);
  hides('DOI', identifiers['doi'] === line(item['DOI'])?.toLowerCase());
  hides('PMID', identifiers['pmid'] === line(item['PMID']));
  hides('PMCID', identifiers['pmcid'] === line(item['PMCID']));
  hides('URL', linksOf(item['URL']).length > 0);
  const { custom, ...rest } = item;
  const foreign = Object.fromEntries(
    Object.entries(fieldsOf(custom) ?? {}).filter(([key]) => key !== 'carrel'),
  );
  const kept = homeless('csl', { ...rest, custom: fieldsOf(custom) === null ? custom : foreign }, done);
  const orcids = orcidsOf(item['author'], nameIn);
  return {
    ...kept,
    ...(Object.keys(note.tex).length === 0 ? {} : { tex: note.tex }),
    ...(Object.keys(orcids).length === 0 ? {} : { orcids }),
  };
}
