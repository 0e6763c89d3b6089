import { foldTitle } from '#shared/text/fold-title.ts';
import type { FoundPaper } from './assemble.ts';
import { titleText } from './title-text.ts';

/** A page that shows each paper twice (for wide and narrow windows) gives each once, with all its facts. */
export function uniquePapers(papers: readonly FoundPaper[]): FoundPaper[] {
  const byKey = new Map<string, FoundPaper>();
  const unique: FoundPaper[] = [];
  for (const paper of papers) {
    const title = titleText(paper.title?.lines ?? []);
    if (title === '') continue;
    const key = foldTitle(title) || title;
    const known = byKey.get(key);
    if (known !== undefined && isSame(known, paper)) {
      complete(known, paper);
      continue;
    }
    byKey.set(key, paper);
    unique.push(paper);
  }
  return unique;
}

function isSame(one: FoundPaper, other: FoundPaper): boolean {
  if (one.arxiv !== null && other.arxiv !== null) return one.arxiv === other.arxiv;
  if (one.date === null || other.date === null) return true;
  const sameDay = one.date.month === other.date.month && one.date.day === other.date.day;
  return sameDay && (one.date.year === other.date.year || one.date.year === null || other.date.year === null);
}

function complete(known: FoundPaper, again: FoundPaper): void {
  if (known.abstract.length === 0) known.abstract = again.abstract;
  known.authorCount ??= again.authorCount;
  known.organization ??= again.organization;
  known.date ??= again.date;
  known.comments ??= again.comments;
  known.upvotes ??= again.upvotes;
  known.submitter ??= again.submitter;
  known.arxiv ??= again.arxiv;
  known.githubStars ??= again.githubStars;
  known.links.push(...again.links);
  known.wasCut &&= again.wasCut;
}
