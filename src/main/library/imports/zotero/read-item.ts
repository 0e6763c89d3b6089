import { broughtNothing, type Draft, type Place } from '#shared/domain/draft.ts';
import { isPartialDate, type PartialDate } from '#shared/domain/partial-date.ts';
import type { NameParts } from '#shared/domain/publication.ts';
import { readNoteLines } from '../csl-json/note-lines.ts';
import { mergeLinks } from '../find-links.ts';
import { lineOf, proseOf } from '../plain-text.ts';
import { readDate } from '../works/date-parts.ts';
import { identifiersOf, linksOf } from '../works/identify.ts';
import { newDraft } from '../works/new-draft.ts';
import { castOf } from '../works/people.ts';
import { tagsOf } from '../works/tags.ts';
import type { ZoteroItem } from './item.ts';
import { creatorTypes, itemTypes, titleFields, variableFields, venueFields } from './vocabulary.ts';

/** The draft of a Zotero item; `null` where it has no title. What has no home is kept under `extra.zotero`. */
export function draftOfItem(item: ZoteroItem, place: Place | null): Draft | null {
  const { fields } = item;
  const first = (names: readonly string[]) => names.find((name) => lineOf(fields.get(name)) !== null);
  const titleField = first(titleFields);
  const title = lineOf(fields.get(titleField ?? ''));
  if (titleField === undefined || title === null) return null;
  const venueField = first(venueFields);
  const note = readNoteLines(fields.get('extra') ?? null);
  const variables = variablesOf(item, note.fields);
  if (note.note !== null) variables.values.set('note', note.note);
  const cast = castOf(peopleOf(item));
  const date = dateOf(
    fields.get('date') ?? fields.get('dateEnacted') ?? fields.get('dateDecided') ?? fields.get('issueDate'),
  );
  const known = new Set([
    'abstractNote',
    'extra',
    'DOI',
    'url',
    'citationKey',
    'PMID',
    'PMCID',
    titleField,
    venueField,
  ]);
  if (date.isWhole) known.add('date');
  const number = fields.get('archiveID') ?? fields.get('number') ?? '';
  const urls = [fields.get('url'), note.fields.get('url'), ...item.urls];
  return newDraft(title, place, {
    abstract: proseOf(fields.get('abstractNote')),
    authors: cast.authors,
    date: date.date,
    identifiers: identifiersOf({
      doi: [fields.get('DOI'), note.fields.get('doi')],
      arxiv: [note.fields.get('arxiv'), /^arxiv:/i.test(number) ? number : null],
      pmid: [fields.get('PMID'), note.fields.get('pmid')],
      pmcid: [fields.get('PMCID'), note.fields.get('pmcid')],
      isbn: item.itemType === 'book' ? [fields.get('ISBN'), note.fields.get('isbn')] : null,
      urls: urls.slice(0, 2),
    }),
    links: mergeLinks(linksOf(urls)),
    publication: {
      type: Object.hasOwn(itemTypes, item.itemType) ? (itemTypes[item.itemType] ?? 'document') : 'document',
      venue: lineOf(fields.get(venueField ?? '')),
      variables: Object.fromEntries(variables.values),
      contributors: cast.contributors,
      names: cast.names,
    },
    brought: {
      ...broughtNothing,
      tags: tagsOf([...item.tags]),
      collections: item.collections.map((path) => [...path]),
      notes: [...item.notes],
      citationKey:
        lineOf(fields.get('citationKey')) ??
        note.fields.get('citation-key') ??
        note.fields.get('citekey') ??
        null,
      files: [...item.files],
      addedAt: item.addedAt,
    },
    extra: extraOf(item, new Set([...known, ...variables.read]), note.tex),
  });
}

function variablesOf({ fields }: ZoteroItem, noted: ReadonlyMap<string, string>) {
  const values = new Map<string, string>();
  const read = new Set<string>();
  for (const [field, variable] of variableFields) {
    const value = lineOf(fields.get(field));
    if (value === null || values.has(variable)) continue;
    values.set(variable, variable === 'accessed' ? value.replace(/[ T]\d\d:.*$/, '') : value);
    read.add(field);
  }
  for (const [name, value] of noted) {
    const isIdentifier = /^(?:citation-key|citekey|bibtex|doi|arxiv|pmid|pmcid|isbn|url)$/.test(name);
    if (!isIdentifier && !values.has(name)) values.set(name, value);
  }
  return { values, read };
}

function peopleOf({ creators }: ZoteroItem): Map<string, NameParts[]> {
  const people = new Map<string, NameParts[]>();
  for (const { type, parts } of creators) {
    const part = Object.hasOwn(creatorTypes, type) ? (creatorTypes[type] ?? 'contributor') : 'contributor';
    people.set(part, [...(people.get(part) ?? []), parts]);
  }
  return people;
}

/** Zotero keeps a date as `2024-03-00 March 2024`: what it understood, and what was typed. */
function dateOf(text: string | undefined): { date: PartialDate | null; isWhole: boolean } {
  const value = lineOf(text);
  if (value === null) return { date: null, isWhole: true };
  const understood = /^(\d{4})-(\d\d)-(\d\d)(?:\s+(.*))?$/.exec(value);
  if (!understood) return readDate(value);
  const [, year = '', month = '', day = '', typed = ''] = understood;
  const whole = [`${year}-${month}-${day}`, `${year}-${month}`, year].find(
    (date) => year !== '0000' && isPartialDate(date),
  );
  return {
    date: whole ?? null,
    isWhole: whole !== undefined && (typed === '' || !/[a-z]{4}.*[a-z]\s|\?|circa/i.test(typed)),
  };
}

function extraOf(
  { itemType, fields, automaticTags, more }: ZoteroItem,
  known: ReadonlySet<string | undefined>,
  tex: Readonly<Record<string, string>>,
): Draft['extra'] {
  const left = [...fields].filter(
    ([name, value]) => !known.has(name) && name !== '__proto__' && value !== '',
  );
  const others = Object.entries(more).map(([name, value]): [string, string | string[]] => [
    name,
    typeof value === 'string' ? value : [...value],
  ]);
  const ofOther = Object.hasOwn(itemTypes, itemType) ? [] : [['itemType', itemType] as const];
  const kept = Object.fromEntries([...left, ...others, ...ofOther]);
  return {
    ...(Object.keys(kept).length === 0 ? {} : { zotero: kept }),
    ...(automaticTags.length === 0 ? {} : { keywords: [...automaticTags] }),
    ...(Object.keys(tex).length === 0 ? {} : { tex: { ...tex } }),
  };
}
