import type { Day } from '../../domain/partial-date.ts';
import type { Leaf, Reading, TextField, ValueNode } from './ast.ts';
import { explainDates, explainNumbers, explainYears } from './explain-ranges.ts';
import { asksForNone, openValues } from './fields.ts';
import { parseQuery } from './parse.ts';

/** A stretch of a query and a sentence on what it asks for. */
export interface Explained {
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
  /** The word that may be a slip, when the stretch is one that is looked for everywhere. */
  readonly word: { readonly text: string; readonly open: boolean } | null;
}

/** What each stretch of a query asks for, in order (S31). `today` is for relative dates. */
export function explainQuery(query: string, today: Day): readonly Explained[] {
  return parseQuery(query).readings.map((reading) => ({
    from: reading.from,
    to: reading.to,
    sentence: explain(reading, today),
    word: wordOf(reading),
  }));
}

/** What the stretch at a place of a query asks for; the one before it where two meet. `null` between stretches. */
export function explainAt(query: string, at: number, today: Day): Explained | null {
  return explainQuery(query, today).find(({ from, to }) => from <= at && at <= to) ?? null;
}

/** One sentence on what a stretch of a query was read as (S31). */
export function explain(reading: Reading, today: Day): string {
  switch (reading.kind) {
    case 'or':
      return 'Either what stands before it or what stands behind it must hold.';
    case 'and':
      return 'Both sides must hold, as they do without it.';
    case 'open':
      return explainGroup(reading);
    case 'close':
      return 'Closes the group.';
    case 'stray':
      return 'Closes nothing, so it is ignored.';
    case 'leaf':
      return explainLeaf(reading, today);
    default:
      return reading satisfies never;
  }
}

function explainGroup({ field, negated }: Extract<Reading, { kind: 'open' }>): string {
  const group = negated ? 'Without all that the group finds' : 'What stands in parentheses holds together';
  return field === null ? `${group}.` : `${group}; “${field}:” is meant for each part of it.`;
}

function explainLeaf({ leaf, expected, excluded }: Extract<Reading, { kind: 'leaf' }>, today: Day): string {
  if (leaf === null) return 'Asks for nothing yet, so it is ignored.';
  const asked = leaf.kind === 'value' ? explainValue(leaf, today) : explainText(leaf);
  if (asked === null) return 'Asks for nothing yet, so it is ignored.';
  const sentence = excluded ? `Without ${asked}.` : `${asked.charAt(0).toUpperCase()}${asked.slice(1)}.`;
  return expected === null ? sentence : `No ${expected}, so it is searched as text: ${sentence}`;
}

type TextLeaf = Exclude<Leaf, ValueNode>;

function explainText(leaf: TextLeaf): string {
  const { field, text, open, kind } = leaf;
  const quoted = `“${text}”`;
  const isPhrase = kind === 'phrase' && /\s/.test(text.trim());
  if (field === 'author') {
    if (kind === 'phrase' && !open) return `papers by whoever ${quoted} may be, initials and order aside`;
    return open
      ? `papers by an author with a name that begins with ${quoted}`
      : `papers by an author named ${quoted}`;
  }
  const what = isPhrase
    ? `the words ${quoted} next to each other${open ? ', the last of them perhaps a beginning' : ''}`
    : open
      ? `a word that begins with ${quoted}`
      : `the word ${quoted}`;
  const stands = isPhrase ? 'wherever they stand' : 'wherever it stands';
  return field === null ? `papers with ${what}, ${stands}` : `papers with ${what} ${places[field]}`;
}

const places: Readonly<Record<Exclude<TextField, 'author'>, string>> = {
  title: 'in the title',
  abstract: 'in the abstract',
  note: 'in your note',
  org: 'in the name of the organisation',
};

/** `null` while what is typed asks for nothing yet. */
function explainValue(leaf: ValueNode, today: Day): string | null {
  const { field, open } = leaf;
  const text = leaf.text.trim();
  if (asksForNone(leaf)) return `papers without ${missing[field] ?? field}`;
  const named = open ? `beginning with “${text}”` : `“${text}”`;
  switch (field) {
    case 'author':
    case 'org':
      return null;
    case 'tag':
      return open
        ? `papers with a tag ${named}`
        : `papers with the tag ${named} or one under it (“${text}/…”)`;
    case 'collection':
      return `papers in ${open ? 'a' : 'the'} collection ${named}${open ? '' : ' or one in it'}`;
    case 'source':
      return `papers listed by ${open ? `a source ${named}` : named}`;
    case 'category':
      return `papers in ${open ? 'a' : 'the'} category ${named}`;
    case 'status':
    case 'is':
    case 'in':
    case 'has':
    case 'changed':
      return explainNamed(leaf);
    case 'year':
      return explainYears(leaf);
    case 'date':
    case 'added':
    case 'done':
    case 'decided':
    case 'due':
    case 'listing':
      return explainDates({ ...leaf, field }, today);
    case 'upvotes':
    case 'comments':
    case 'velocity':
    case 'version':
    case 'interest':
    case 'rating':
      return explainNumbers({ ...leaf, field });
    case 'doi':
    case 'arxiv': {
      const scheme = field === 'doi' ? 'DOI' : 'arXiv identifier';
      return open ? `papers with ${scheme} ${named}` : `the paper with the ${scheme} ${named}`;
    }
    default:
      return field satisfies never;
  }
}

/** What papers are without that a field asks for by `none`. */
const missing: Partial<Record<ValueNode['field'], string>> = {
  author: 'known authors',
  org: 'an organisation',
  tag: 'tags',
  source: 'a source that listed them',
  category: 'a category',
  listing: 'a listing of a day',
  date: 'a date',
  year: 'a date',
  done: 'a day on which they were finished',
  decided: 'a decision',
  due: 'a day on which they are due',
  upvotes: 'upvotes that are known',
  comments: 'comments that are known',
  velocity: 'a known speed of upvotes',
  version: 'a known version',
  interest: 'an interest of yours',
  rating: 'a rating of yours',
};

/** What is known of papers by name, as it follows "papers". */
const named: Readonly<Record<string, string>> = {
  'status:none': 'without a status',
  'is:trashed': 'in the trash',
  'is:snoozed': 'put off until a later day',
  'is:returned': 'that came back after a change',
  'is:highlighted': 'that a rule marked',
  'in:inbox': 'of the Inbox',
  'in:queue': 'of the Queue',
  'in:reading': 'being read',
  'in:done': 'that are done',
  'in:library': 'of the Library, all but the trash',
  'in:trash': 'in the trash',
  'has:note': 'with a note of yours',
  'has:link': 'with a link',
  'has:code': 'with a link to code',
  'has:abstract': 'with an abstract',
  'has:pdf': 'with a PDF here or a link to one',
  'has:tag': 'with a tag',
  'has:date': 'with a date',
  'changed:version': 'that came back with a new version',
  'changed:published': 'that came back because they were published',
  'changed:code': 'that came back with code',
  'changed:withdrawn': 'that came back because they were withdrawn',
  'changed:upvotes': 'that came back with many more upvotes',
  'changed:snoozed': 'that came back as their day had come',
};

const statusWords: Readonly<Record<string, string>> = {
  undecided: 'not decided yet',
  queued: 'that are queued',
  reading: 'being read',
  done: 'that are done',
  skipped: 'that were skipped',
};

function explainNamed(leaf: ValueNode): string | null {
  const words = openValues(leaf).map(
    (value) => named[`${leaf.field}:${value}`] ?? statusWords[value] ?? value,
  );
  return words.length === 0 ? null : `papers ${words.join(', or ')}`;
}

function wordOf(reading: Reading): Explained['word'] {
  if (reading.kind !== 'leaf' || reading.excluded) return null;
  const { leaf } = reading;
  return leaf?.kind === 'word' && leaf.field === null ? { text: leaf.text, open: leaf.open } : null;
}
