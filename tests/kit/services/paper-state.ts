import type { Day } from '#shared/domain/partial-date.ts';
import type { ArxivPaper, ArxivWorld } from './world-arxiv.ts';

/** What arXiv says of a paper on a day. */
export interface PaperState {
  readonly paper: ArxivPaper;
  readonly version: number;
  readonly submittedAt: string;
  readonly updatedAt: string;
  /** The primary one first. */
  readonly categories: readonly string[];
  readonly doi: string | null;
  readonly reference: string | null;
  readonly comment: string | null;
  /** The last day on which anything of it changed. */
  readonly changedOn: Day;
}

/** How a paper stands on a day; `null` while it is not announced. */
export function stateOf(paper: ArxivPaper, day: Day): PaperState | null {
  const versions = paper.versions.filter(({ announcedOn }) => announcedOn <= day);
  const [first] = versions;
  const last = versions.at(-1);
  if (first === undefined || last === undefined) return null;
  const categories = paper.categories.filter(({ since }) => since <= day);
  const isPublished = paper.published !== null && paper.published.since <= day;
  const isWithdrawn = paper.withdrawnOn !== null && paper.withdrawnOn <= day;
  const changes = [last.announcedOn, ...categories.map(({ since }) => since)];
  if (isPublished && paper.published !== null) changes.push(paper.published.since);
  return {
    paper,
    version: versions.length,
    submittedAt: first.submittedAt,
    updatedAt: last.submittedAt,
    categories: categories.map(({ category }) => category),
    doi: isPublished ? (paper.published?.doi ?? null) : null,
    reference: isPublished ? (paper.published?.reference ?? null) : null,
    comment: isWithdrawn
      ? 'This paper has been withdrawn by the author due to an error in Lemma 2'
      : versions.length > 1
        ? `12 pages, ${versions.length} figures`
        : null,
    changedOn: changes.reduce((newest, one) => (one > newest ? one : newest)),
  };
}

/** Every paper that is announced on or before a day. */
export function knownOn({ papers }: ArxivWorld, day: Day): PaperState[] {
  return [...papers.values()].flatMap((paper) => stateOf(paper, day) ?? []);
}
