import type { Paper } from '../domain/paper.ts';
import { fold } from '../search/text/fold.ts';
import { readTerms, type Term } from '../search/text/terms.ts';
import type { Reason } from './prediction.ts';
import { stopWords } from './stop-words.ts';

/** What kind of thing about a paper a feature is; its place here is its code in an entry. */
export const featureKinds = [
  'word',
  'author',
  'category',
  'organization',
  'source',
  'signal',
] as const satisfies readonly Reason['kind'][];
export type FeatureKind = (typeof featureKinds)[number];

/** Something that papers have in common: a word, two words in a row of a title, an author, a category. */
export interface Feature {
  readonly kind: FeatureKind;
  /** The same for the same thing in every paper. */
  readonly term: string;
  /** How often the paper has it; once in the title counts as three times in the abstract. */
  readonly times: number;
  /** As the paper writes it. */
  readonly label: string;
  /** The terms that it is joined from, where these are features too. */
  readonly parts: readonly string[];
}

const titleCounts = 3;
/** Longer lists of authors are those of whole laboratories; who stands that far back tells nothing. */
const mostAuthors = 200;

/** Everything that the ranking knows of a paper but numbers: nothing of what the reader did with it (R2). */
export function featuresOf(paper: Paper): Feature[] {
  const features: Feature[] = [];
  addWords(features, paper.title, titleCounts);
  addPairs(features, paper.title);
  addWords(features, paper.abstract ?? '', 1);
  addValues(features, 'author', paper.authors.slice(0, mostAuthors));
  addValues(features, 'category', paper.categories);
  addValues(features, 'organization', paper.organization === null ? [] : [paper.organization]);
  addValues(
    features,
    'source',
    paper.appearances.map(({ source }) => source),
  );
  if (paper.links.some(({ kind }) => kind === 'code')) addValues(features, 'signal', ['code']);
  return features;
}

function addWords(features: Feature[], text: string, times: number): void {
  const { parts, compounds } = readTerms(text, 'paper');
  for (const { term, from, to } of parts) {
    if (isTelling(term)) {
      features.push({ kind: 'word', term, times, label: text.slice(from, to), parts: [] });
    }
  }
  for (const { term, from, to } of compounds) {
    const joined = parts.filter((part) => part.from >= from && part.to <= to).map((part) => part.term);
    features.push({ kind: 'word', term, times, label: text.slice(from, to), parts: joined });
  }
}

/** Two words in a row of a title: `kv cache`. Those of abstracts would double the memory and tell little more. */
function addPairs(features: Feature[], title: string): void {
  const { parts } = readTerms(title, 'paper');
  let before: Term | null = null;
  for (const part of parts) {
    if (before !== null && isTelling(before.term) && isTelling(part.term)) {
      const between = title.slice(before.to, part.from);
      const term = `${before.term} ${part.term}`;
      if (/^[\s-]{1,2}$/.test(between)) {
        const label = title.slice(before.from, part.to);
        features.push({ kind: 'word', term, times: titleCounts, label, parts: [before.term, part.term] });
      }
    }
    before = part;
  }
}

function addValues(features: Feature[], kind: FeatureKind, values: readonly string[]): void {
  const seen = new Set<string>();
  for (const label of values) {
    const term = fold(label) || label;
    if (term === '' || seen.has(term)) continue;
    seen.add(term);
    features.push({ kind, term, times: 1, label, parts: [] });
  }
}

/** Whether a word can tell papers apart: no single letter or digit, no word that all texts have. */
function isTelling(term: string): boolean {
  return (term.length > 1 || term > '\u00ff') && !stopWords.has(term);
}
