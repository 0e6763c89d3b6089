import type { PublicationType } from '#shared/domain/publication.ts';

/** What a paper is by the kinds that PubMed gives it; most are kinds of journal articles. */
export function typeOfPubmed(kinds: readonly string[], journal: string | null): PublicationType {
  const has = (kind: string) => kinds.some((one) => one.trim().toLowerCase() === kind);
  if (has('preprint') || /preprint server|^(?:arxiv|biorxiv|medrxiv)\b/i.test(journal ?? ''))
    return 'article';
  if (has('dataset')) return 'dataset';
  if (has('book chapter') || has('chapter')) return 'chapter';
  if (has('book')) return 'book';
  if (has('newspaper article')) return 'article-newspaper';
  if (has('technical report') && journal === null) return 'report';
  if (has('academic dissertation')) return 'thesis';
  return 'article-journal';
}

/** What PubMed says of a paper that was taken back; `null` where it was not. */
export function withdrawnBy(kinds: readonly string[], notices: readonly string[]): string | null {
  const [notice] = notices;
  if (notice !== undefined) return `Retraction in: ${notice}`;
  return kinds.find((kind) => /^\s*(?:retracted|withdrawn) publication\s*$/i.test(kind))?.trim() ?? null;
}
