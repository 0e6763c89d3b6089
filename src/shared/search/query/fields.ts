import { returnKinds, statuses } from '../../domain/paper.ts';
import { views } from '../request.ts';
import type { TextField, ValueField, ValueNode } from './ast.ts';
import { resolveAmounts, resolveDates, resolveNumbers } from './ranges.ts';
import { isBeginningOfName } from './relative-dates.ts';

/** What a field's name leads to. */
export type FieldMeaning =
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'value'; readonly field: ValueField };

const text = (field: TextField): FieldMeaning => ({ kind: 'text', field });
const value = (field: ValueField): FieldMeaning => ({ kind: 'value', field });

const meanings: ReadonlyMap<string, FieldMeaning> = new Map([
  ['author', text('author')],
  ['authors', text('author')],
  ['title', text('title')],
  ['abstract', text('abstract')],
  ['note', text('note')],
  ['org', text('org')],
  ['organization', text('org')],
  ['organisation', text('org')],
  ['tag', value('tag')],
  ['source', value('source')],
  ['collection', value('collection')],
  ['category', value('category')],
  ['status', value('status')],
  ['year', value('year')],
  ['listing', value('listing')],
  ['date', value('date')],
  ['added', value('added')],
  ['done', value('done')],
  ['upvotes', value('upvotes')],
  ['comments', value('comments')],
  ['velocity', value('velocity')],
  ['version', value('version')],
  ['interest', value('interest')],
  ['rating', value('rating')],
  ['due', value('due')],
  ['decided', value('decided')],
  ['changed', value('changed')],
  ['has', value('has')],
  ['is', value('is')],
  ['in', value('in')],
  ['doi', value('doi')],
  ['arxiv', value('arxiv')],
]);

/** The fields a query may name, for completing and for help. */
export const fieldNames: readonly string[] = [...meanings.keys()];

/** What a field's name means, in any case; `null` when it names none. */
export function fieldMeaning(name: string): FieldMeaning | null {
  return meanings.get(name.toLowerCase()) ?? null;
}

export const hasValues = ['note', 'link', 'code', 'abstract', 'pdf', 'tag', 'date'] as const;

/** The values of fields that have only these; `null` for a field that takes any. */
export function closedValues(field: ValueField): readonly string[] | null {
  switch (field) {
    case 'status':
      return [...statuses, 'none'];
    case 'is':
      return [...statuses, 'trashed', 'snoozed', 'returned', 'highlighted'];
    case 'changed':
      return returnKinds;
    case 'has':
      return hasValues;
    case 'in':
      return views;
    default:
      return null;
  }
}

/** The fields of which a paper may have none, so that `none` asks for it (S3). */
const mayBeMissing: ReadonlySet<ValueField | TextField> = new Set<ValueField | TextField>([
  ...([
    'author',
    'org',
    'tag',
    'source',
    'category',
    'listing',
    'date',
    'year',
    'done',
    'decided',
    'due',
  ] as const),
  ...(['upvotes', 'comments', 'velocity', 'version', 'interest', 'rating'] as const),
]);

/** Whether a condition asks for papers that have nothing of its field. */
export function asksForNone({
  field,
  text,
}: Pick<ValueNode, 'text'> & { field: ValueField | TextField }): boolean {
  return mayBeMissing.has(field) && text.trim().toLowerCase() === 'none';
}

/** The values of a closed field that a condition names: of one still being typed, all that it may become. */
export function openValues(leaf: ValueNode): readonly string[] {
  const wanted = leaf.text.trim().toLowerCase();
  const values = closedValues(leaf.field) ?? [];
  return values.filter((value) => value === wanted || (leaf.open && value.startsWith(wanted)));
}

/** What is expected of a field's value, to say when it is not that; `null` when anything goes. */
export function expectedOf(field: ValueField): string | null {
  switch (field) {
    case 'date':
    case 'added':
    case 'done':
    case 'listing':
    case 'due':
    case 'decided':
      return 'date';
    case 'year':
      return 'year';
    case 'upvotes':
    case 'comments':
    case 'velocity':
    case 'version':
      return 'number';
    case 'interest':
    case 'rating':
      return 'grade from 1 to 5';
    case 'changed':
      return 'kind of change';
    case 'status':
    case 'is':
      return 'status';
    case 'in':
      return 'place';
    case 'has':
      return 'thing a paper can have';
    default:
      return null;
  }
}

/** Whether a value makes sense for its field. One still being typed may be the beginning of one (S4). */
export function isValueOf(field: ValueField, given: string, open: boolean): boolean {
  const closed = closedValues(field);
  if (closed !== null) {
    const wanted = given.toLowerCase();
    return closed.some((known) => known === wanted || (open && known.startsWith(wanted)));
  }
  const isNone = asksForNone({ field, text: given });
  if (isNone || (open && mayBeMissing.has(field) && 'none'.startsWith(given.toLowerCase()))) return true;
  switch (field) {
    case 'date':
    case 'added':
    case 'done':
    case 'listing':
    case 'due':
    case 'decided':
      return (
        resolveDates(given, '2000-01-01') !== null ||
        (open && (/^[\d.<>=-]+$/.test(given) || isBeginningOfName(given.replace(/^.*(?:\.\.|[<>]=?)/, ''))))
      );
    case 'year':
    case 'upvotes':
    case 'comments':
    case 'version':
    case 'interest':
    case 'rating':
      return resolveNumbers(given) !== null || (open && /^[\d.<>=]+$/.test(given));
    case 'velocity':
      return resolveAmounts(given) !== null || (open && /^[\d.<>=]+$/.test(given));
    default:
      return true;
  }
}
