import { asksForNone, closedValues, fieldMeaning } from '#shared/search/query/fields.ts';
import { relativeNames } from '#shared/search/query/relative-dates.ts';
import type { FacetName } from '#shared/search/request.ts';

/** A stretch of the query that can be completed, and from what. */
export interface Completable {
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
  /** `values`: of those that the field can have at all. */
  readonly source: 'fields' | 'values' | FacetName;
  readonly field: string;
}

/** The fields that are offered, with what each is for. */
export const offeredFields: readonly { readonly name: string; readonly hint: string }[] = [
  { name: 'tag', hint: 'a tag of yours' },
  { name: 'author', hint: 'an author’s name' },
  { name: 'org', hint: 'an organisation' },
  { name: 'title', hint: 'words of the title' },
  { name: 'abstract', hint: 'words of the abstract' },
  { name: 'note', hint: 'words of your note' },
  { name: 'status', hint: 'queued, reading, done …' },
  { name: 'has', hint: 'note, code, link …' },
  { name: 'date', hint: 'last-month, 7d, 2026-06..' },
  { name: 'added', hint: 'today, this-week, 7d' },
  { name: 'done', hint: 'when you finished it' },
  { name: 'year', hint: '2024..2026' },
  { name: 'upvotes', hint: '>50' },
  { name: 'is', hint: 'snoozed, returned, highlighted …' },
  { name: 'changed', hint: 'version, published, code …' },
  { name: 'interest', hint: '>=4' },
  { name: 'rating', hint: '4..5' },
  { name: 'due', hint: '..today' },
  { name: 'decided', hint: '7d' },
  { name: 'velocity', hint: '>5 upvotes a day' },
  { name: 'version', hint: '>1' },
  { name: 'collection', hint: 'thesis' },
  { name: 'category', hint: 'cs.LG' },
  { name: 'source', hint: 'where it was listed' },
  { name: 'arxiv', hint: 'an arXiv identifier' },
  { name: 'doi', hint: 'a DOI' },
];

const facetOfField: Readonly<Record<string, FacetName>> = {
  tag: 'tag',
  author: 'author',
  authors: 'author',
  org: 'organization',
  organization: 'organization',
  organisation: 'organization',
  source: 'source',
  collection: 'collection',
  category: 'category',
  status: 'status',
  has: 'has',
  year: 'year',
};

/** The values that a field can have at all, or those of its many that have a name; none where any will do. */
export function knownValues(field: string): readonly string[] {
  const meaning = fieldMeaning(field);
  if (meaning?.kind !== 'value') return [];
  const isDate = ['date', 'added', 'done', 'due', 'decided', 'listing'].includes(meaning.field);
  const known = isDate ? relativeNames : (closedValues(meaning.field) ?? []);
  const hasNone = asksForNone({ field: meaning.field, text: 'none' });
  return hasNone ? [...known, 'none'] : known;
}

/** What at the caret can be completed: a value after `tag:` and the like, or the beginning of a field's name. */
export function completableAt(query: string, caret: number): Completable | null {
  const before = query.slice(0, caret);
  const value = /(?:^|[\s(-])([A-Za-z]+):("[^"]*|[^\s()"]*)$/.exec(before);
  const field = value?.[1]?.toLowerCase();
  if (value && field !== undefined) {
    const facet = facetOfField[field];
    const typed = value[2] ?? '';
    const place = { from: caret - typed.length, to: caret, prefix: typed.replace(/^"/, ''), field };
    if (facet) return { ...place, source: facet };
    return knownValues(field).length > 0 ? { ...place, source: 'values' } : null;
  }
  const word = /(?:^|[\s(-])([a-z]{2,})$/.exec(before)?.[1];
  if (word === undefined || /\S/.test(query.charAt(caret))) return null;
  const isBeginning = offeredFields.some(({ name }) => name.startsWith(word) && name !== word);
  return isBeginning
    ? { from: caret - word.length, to: caret, prefix: word, source: 'fields', field: '' }
    : null;
}

/** The query with a completion put in, and where the caret stands then. */
export function complete(query: string, at: Completable, value: string): { query: string; caret: number } {
  const isField = at.source === 'fields';
  const words = isField ? `${value}:` : /[\s()"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  const rest = query.slice(at.to);
  const gap = isField || /^\s/.test(rest) ? '' : ' ';
  return {
    query: query.slice(0, at.from) + words + gap + rest,
    caret: at.from + words.length + (isField ? 0 : 1),
  };
}
