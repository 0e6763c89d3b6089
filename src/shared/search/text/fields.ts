/** The fields that are searched as text, with what a word in each of them weighs. */
export const fieldBoosts = { title: 3, abstract: 1, author: 2, org: 1.5, tag: 2, note: 1.5 } as const;
export type IndexedField = keyof typeof fieldBoosts;
export const indexedFields: readonly IndexedField[] = ['title', 'abstract', 'author', 'org', 'tag', 'note'];

/** A paper's text as it is indexed; `number` is its place in all columns. */
export type IndexedText = { readonly number: number } & Readonly<Record<IndexedField, string>>;

/** The parameters of BM25+ and the weights of inexact words: MiniSearch's own defaults. */
export const scoring = { k: 1.2, b: 0.7, d: 0.5, prefixWeight: 0.375, fuzzyWeight: 0.45 } as const;

/** How many letters may be wrong in a word (S7): none below five letters, none in what holds a digit. */
export function allowedTypos(term: string): number {
  if (term.length < 5 || /[\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(term)) return 0;
  return Math.min(2, Math.round(term.length * 0.2));
}
