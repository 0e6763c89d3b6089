import type { Token } from '../request.ts';

/** Fields whose words are searched as text. */
export const textFields = ['title', 'abstract', 'author', 'org', 'note'] as const;
export type TextField = (typeof textFields)[number];

/** Fields whose value a paper has or has not. */
export const valueFields = [
  // Of these two only whether there is one: `author:none`.
  'author',
  'org',
  'tag',
  'collection',
  'category',
  'source',
  'status',
  'is',
  'has',
  'in',
  'year',
  'listing',
  'date',
  'added',
  'done',
  'upvotes',
  'comments',
  'velocity',
  'version',
  'interest',
  'rating',
  'due',
  'decided',
  'changed',
  'doi',
  'arxiv',
] as const;
export type ValueField = (typeof valueFields)[number];

/** One word; several when it is written with joints (`low-rank`). */
export interface WordNode {
  readonly kind: 'word';
  readonly field: TextField | null;
  readonly text: string;
  /** Whether it is still being typed, so that it may be the beginning of a word. */
  readonly open: boolean;
}

export interface PhraseNode {
  readonly kind: 'phrase';
  readonly field: TextField | null;
  readonly text: string;
  readonly open: boolean;
}

export interface ValueNode {
  readonly kind: 'value';
  readonly field: ValueField;
  readonly text: string;
  readonly open: boolean;
}

export type Leaf = WordNode | PhraseNode | ValueNode;

export type Node =
  | Leaf
  | { readonly kind: 'not'; readonly of: Node }
  | { readonly kind: 'all'; readonly of: readonly Node[] }
  | { readonly kind: 'any'; readonly of: readonly Node[] };

/** Where a condition stands in a query, and its value. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A stretch of a query and what it was read as, for explaining it (S31). */
export type Reading = { readonly from: number; readonly to: number } & (
  | {
      readonly kind: 'leaf';
      /** `null` when it asks for nothing. */
      readonly leaf: Leaf | null;
      /** What its field expects, when its value is none and it is searched as text. */
      readonly expected: string | null;
      /** Whether it stands, with all around it, for what must not hold. */
      readonly excluded: boolean;
    }
  | { readonly kind: 'open'; readonly field: string | null; readonly negated: boolean }
  | { readonly kind: 'close' | 'stray' | 'or' | 'and' }
);

/** A query as it was understood. */
export interface ParsedQuery {
  /** `null` asks for everything. */
  readonly root: Node | null;
  readonly tokens: readonly Token[];
  /** The same stretches, whole, with what each was read as. */
  readonly readings: readonly Reading[];
  readonly remarks: readonly string[];
  /** Where the query's own `date:` ranges stand: those that hold for the whole of it. */
  readonly dates: readonly Span[];
  /** The same of its `upvotes:` ranges. */
  readonly upvotes: readonly Span[];
}

/** Whether a leaf names a person: a whole phrase in the field of authors (S6). */
export function isName({ kind, field, open }: WordNode | PhraseNode): boolean {
  return kind === 'phrase' && field === 'author' && !open;
}
