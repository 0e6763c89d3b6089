import type { Paper } from '#shared/domain/paper.ts';

/** Something that other papers may have in common with one, as a query. */
export interface Likeness {
  readonly kind: 'author' | 'organization' | 'category' | 'words';
  /** "Leng Yang", "cs.LG". */
  readonly name: string;
  readonly query: string;
}

/** So many authors are offered: the first ones, and the last, who often leads the group. */
const mostAuthors = 3;
const mostCategories = 3;

/** What of a paper others may share: its authors, organisation and categories. */
export function likenessesOf({
  authors,
  organization,
  categories,
}: Pick<Paper, 'authors' | 'organization' | 'categories'>): readonly Likeness[] {
  const last = authors.at(-1);
  const named = [
    ...new Set([...authors.slice(0, mostAuthors - 1), ...(last === undefined ? [] : [last])]),
  ].filter((name) => name.trim() !== '');
  return [
    ...named.map((name): Likeness => ({ kind: 'author', name, query: `author:${quoted(name)}` })),
    ...(organization === null || organization.trim() === ''
      ? []
      : [{ kind: 'organization', name: organization, query: `org:${quoted(organization)}` } as const]),
    ...categories
      .slice(0, mostCategories)
      .map((name): Likeness => ({ kind: 'category', name, query: `category:${quoted(name)}` })),
  ];
}

/** Words as the reader marked them, to be looked for together. */
export function likenessOfWords(words: string): Likeness | null {
  const text = words.replaceAll(/["\s]+/g, ' ').trim();
  return text === '' || text.length > 80 ? null : { kind: 'words', name: text, query: `"${text}"` };
}

function quoted(value: string): string {
  return /^[\p{L}\p{N}._/-]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`;
}
