import { z } from 'zod';
import { type Complaint, type Draft, draftSchema } from '#shared/domain/draft.ts';
import { canonicalIsbn } from '#shared/domain/isbn.ts';
import type { Publication } from '#shared/domain/publication.ts';
import { decodeLatex } from '#shared/text/latex/decode.ts';
import { EntryFields } from './entry-fields.ts';
import { isUsual } from './entry-types.ts';
import { camelOf } from './field-homes.ts';
import type { Groups } from './groups.ts';
import { readNames } from './names.ts';
import { readBrought } from './read-brought.ts';
import { readDate } from './read-date.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { readPublication } from './read-publication.ts';
import type { BibEntry } from './split-entries.ts';

/** Reads one entry, with what it inherits, as the draft of a paper. */
export function readBibEntry(entry: BibEntry, groups: Groups): { draft: Draft } | { complaint: Complaint } {
  const fields = new EntryFields(entry);
  const own = takeOwnWords(fields);
  const read = readTitle(fields, entry.key);
  const title = own.title === undefined ? read : { text: own.title, isStandIn: false };
  if (title === null) {
    const message = `The entry “${entry.key?.slice(0, 80) ?? `@${entry.type}`}” has no title and nothing that could stand for one, so it was left out.`;
    return { complaint: { line: entry.line, endLine: entry.endLine, message } };
  }
  const found = readIdentifiers(fields);
  const authors = readNames(fields.get('author') ?? '');
  if (authors.isLossy) fields.keep('author');
  else if (authors.names.length > 0 || authors.hasMore) fields.take('author');
  const publication = readPublication(fields, entry.type, {
    arxiv: found.identifiers['arxiv'] !== undefined,
    authorParts: authors.parts,
  });
  const date = takeDate(fields);
  const abstract = fields.text('abstract', 'prose');
  const organization = fields.text('x-organization', 'line');
  const upvotes = takeCount(fields, 'x-upvotes');
  const comments = takeCount(fields, 'x-comments');
  const brought = readBrought(fields, entry.key, groups);
  const draft: Draft = {
    title: title.text,
    abstract,
    authors: [...authors.names],
    authorCount: authors.hasMore || authors.names.length === 0 ? null : authors.names.length,
    organization,
    date,
    dateInferred: false,
    identifiers: withIsbn(found.identifiers, publication),
    links: [...found.links],
    upvotes,
    comments,
    appearance: null,
    place: { line: entry.line, endLine: entry.endLine },
    doubts: [
      ...(title.isStandIn ? [`The entry has no title; “${title.text.slice(0, 100)}” stands in for it.`] : []),
      ...(authors.hasMore ? ['The input does not name all of its authors.'] : []),
      ...authors.doubts,
    ],
    extra: {
      ...(found.version === null ? {} : { version: found.version }),
      ...(found.category === null ? {} : { primaryCategory: found.category, categories: [found.category] }),
      ...takeExtra(fields),
    },
    publication,
    brought,
  };
  const kept = keptOf(entry.type, fields, isUsual(entry.type, publication.type));
  const extra = kept === null ? draft.extra : { ...draft.extra, bibtex: kept };
  // Files are told by fields of their own even there.
  const withFiles = own.brought === undefined ? {} : { brought: { ...own.brought, files: brought.files } };
  return { draft: { ...draft, extra, ...own, ...withFiles } };
}

/** An ISBN names a book, and never a chapter of one. */
export function withIsbn(
  identifiers: Draft['identifiers'],
  { type, variables }: Publication,
): Draft['identifiers'] {
  const isbn = type === 'book' ? canonicalIsbn(variables['ISBN'] ?? '') : null;
  return isbn === null || 'isbn' in identifiers ? identifiers : { ...identifiers, isbn };
}

function keptOf(type: string, fields: EntryFields, isUsualType: boolean) {
  const remaining = fields.remaining();
  const kept = {
    ...(isUsualType ? {} : { type }),
    ...(Object.keys(remaining).length === 0 ? {} : { fields: remaining }),
  };
  return Object.keys(kept).length === 0 ? null : kept;
}

const standIns = [
  'booktitle',
  'maintitle',
  'eventtitle',
  'shorttitle',
  'chapter',
  'journaltitle',
  'journal',
  'url',
];

function readTitle(fields: EntryFields, key: string | null): { text: string; isStandIn: boolean } | null {
  const subtitle = decodeLatex(fields.get('subtitle') ?? '', 'line').text;
  if (subtitle !== '') {
    const main = decodeLatex(fields.get('title') ?? '', 'line').text;
    if (main !== '') {
      fields.keep('title');
      fields.keep('subtitle');
      return { text: `${main}${/[?!.:]$/.test(main) ? ' ' : ': '}${subtitle}`, isStandIn: false };
    }
  }
  const text = fields.text('title', 'line', { protectsCapitals: true });
  if (text !== null) return { text, isStandIn: false };
  const standIn = standIns
    .map((name) => decodeLatex(fields.get(name) ?? '', 'line').text)
    .find((one) => one !== '');
  const whole = standIn ?? (fields.names().length > 0 ? key : null);
  return whole == null ? null : { text: whole, isStandIn: true };
}

function takeDate(fields: EntryFields): Draft['date'] {
  const texts: Partial<Record<'date' | 'year' | 'month' | 'day', string>> = {};
  for (const name of ['date', 'year', 'month', 'day'] as const) {
    const source = fields.get(name);
    if (source !== undefined) texts[name] = decodeLatex(source, 'line').text;
  }
  const { date, unread } = readDate(texts);
  for (const name of ['date', 'year', 'month', 'day']) {
    if (unread.includes(name)) fields.keep(name);
    else fields.take(name);
  }
  return date;
}

function takeCount(fields: EntryFields, name: string): number | null {
  const text = fields.get(name) ?? '';
  if (!/^\d{1,12}$/.test(text)) return null;
  fields.take(name);
  return Number(text);
}

/** What other formats had no home for either: `x-journal-ref` is `journalRef` again. */
function takeExtra(fields: EntryFields): Draft['extra'] {
  const extra: Draft['extra'] = {};
  for (const name of fields.names()) {
    const key = /^x-([a-z][a-z0-9-]*)$/.exec(name)?.[1];
    if (key === undefined || key === 'bibtex' || key === 'carrel') continue;
    extra[camelOf(key)] = jsonOrText(decodeLatex(fields.take(name) ?? '', 'prose').text);
  }
  return extra;
}

/** A value as `x-…` fields have it: JSON where it is no string, or looks as if it were none. */
export function jsonOrText(text: string): Draft['extra'][string] {
  if (!/^(?:[[{"\d-]|true$|false$|null$)/.test(text)) return text;
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return text;
  }
}

const ownWordsSchema = draftSchema.omit({ place: true, doubts: true, appearance: true }).partial();

/** What Carrel wrote in its own words, since the fields could not say it. */
function takeOwnWords(fields: EntryFields): Partial<Draft> {
  const text = fields.get('x-carrel');
  if (text === undefined) return {};
  try {
    const words = ownWordsSchema.parse(JSON.parse(text));
    fields.take('x-carrel');
    return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  } catch {
    // Someone else’s field, or a damaged one: it is kept as it is.
    return {};
  }
}
