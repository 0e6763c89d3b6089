import type { Source, SourceKind, SourceSuggestion } from '#shared/contract/sources.ts';

/** Suggestions of one sort, under a label. */
export interface SuggestionGroup {
  readonly label: string;
  readonly entries: readonly SourceSuggestion[];
}

const labels: Readonly<Record<SourceKind, string>> = {
  huggingface: 'Hugging Face',
  arxiv: 'arXiv categories',
  'arxiv-search': 'Take it as something else',
  'arxiv-author': 'Take it as something else',
  biorxiv: 'bioRxiv',
  medrxiv: 'medRxiv',
  feed: 'Feeds',
  folder: 'Folders',
};

/** What is asked of the library before anything is typed, so that the list does not begin empty. */
export const beginWith = 'hf';

/** The suggestions by what they are, in the order in which the best of each stands, with what can be taken as itself. */
export function suggestionGroups(
  text: string,
  suggestions: readonly SourceSuggestion[],
): readonly SuggestionGroup[] {
  const all = [...suggestions, ...literal(text, suggestions)];
  const isLiteral = all.every(({ kind }) => kind === 'arxiv-search' || kind === 'arxiv-author');
  const groups = new Map<string, SourceSuggestion[]>();
  for (const suggestion of all) {
    const label = isLiteral ? 'On arXiv' : labels[suggestion.kind];
    groups.set(label, [...(groups.get(label) ?? []), suggestion]);
  }
  const last = groups.get(labels['arxiv-search']);
  const entries = [...groups].filter(([, group]) => group !== last);
  return [...entries, ...(last ? [[labels['arxiv-search'], last] as const] : [])].map(([label, found]) => ({
    label,
    entries: found,
  }));
}

/** What any words can be taken as, when the library did not think of it. */
function literal(typed: string, known: readonly SourceSuggestion[]): readonly SourceSuggestion[] {
  const text = typed.replace(/\s+/g, ' ').trim();
  if (text.length < 2 || /^(?:\/|\\\\|[A-Za-z]:[\\/])|:\/\//.test(text)) return [];
  const has = (kind: SourceKind) => known.some((suggestion) => suggestion.kind === kind);
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,12}$/.test(text) && !has('arxiv') && !has('feed')) {
    const address = `https://${text}/`;
    return [{ kind: 'feed', target: address, name: text, detail: 'RSS or Atom feed' }];
  }
  const isName = /\p{L}{2}/u.test(text) && !has('feed') && !has('folder');
  const author: SourceSuggestion = { kind: 'arxiv-author', target: text, name: text, detail: '' };
  return isName && !has('arxiv-author') ? [author] : [];
}

/** What a suggestion is called in the list: what is bold, and what is said of it. */
export function suggestionWords({ kind, target, name, detail }: SourceSuggestion): {
  readonly name: string;
  readonly detail: string;
} {
  switch (kind) {
    case 'arxiv':
      return { name: target, detail };
    case 'arxiv-search':
      return { name: `Search arXiv for “${target}”`, detail: '' };
    case 'arxiv-author':
      return { name: `Follow an author named “${target}”`, detail: '' };
    case 'feed':
      return { name: target, detail: '' };
    case 'folder':
      return { name: `Watch ${target}`, detail: '' };
    case 'huggingface':
    case 'biorxiv':
    case 'medrxiv':
      return { name, detail };
    default:
      return kind satisfies never;
  }
}

/** How a source of a kind is asked, in a sentence for the foot of the field. */
export function mannerWords(kind: SourceKind): string {
  switch (kind) {
    case 'arxiv':
    case 'arxiv-search':
    case 'arxiv-author':
      return 'Daily, with one request in 3 s for all of arXiv.';
    case 'huggingface':
      return 'Daily, with upvotes and comments.';
    case 'biorxiv':
    case 'medrxiv':
      return 'Daily, by its API.';
    case 'feed':
      return 'Several times a day, and only when it changed.';
    case 'folder':
      return 'What is put into it is taken in at once.';
    default:
      return kind satisfies never;
  }
}

/** How far back the first fetch reaches. */
export const reaches = ['today', 'fortnight', 'year'] as const;
export type Reach = (typeof reaches)[number];
export const reachLabels: Readonly<Record<Reach, string>> = {
  today: 'Today',
  fortnight: '14 days',
  year: 'This year',
};

/** A reach in days, today included. */
export function daysBackOf(reach: Reach, today: string): number {
  switch (reach) {
    case 'today':
      return 1;
    case 'fortnight':
      return 14;
    case 'year':
      return Math.round((Date.parse(today) - Date.parse(`${today.slice(0, 4)}-01-01`)) / 86_400_000) + 1;
    default:
      return reach satisfies never;
  }
}

/** The source that a suggestion is already, if it is one. */
export function followedAs(
  suggestion: Pick<SourceSuggestion, 'kind' | 'target'>,
  sources: readonly Source[],
): Source | null {
  return sources.find(({ kind, target }) => kind === suggestion.kind && target === suggestion.target) ?? null;
}
