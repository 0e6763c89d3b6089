import type { Paper } from '../../domain/paper.ts';
import type { FacetName } from '../request.ts';
import { type IndexedText, indexedFields } from '../text/fields.ts';

/** The values a paper has in a facet; none when it has none. */
export function facetValues(paper: Paper, facet: FacetName): readonly string[] {
  switch (facet) {
    case 'status':
      return paper.status === null ? [] : [paper.status];
    case 'source':
      return paper.appearances.map(({ source }) => source);
    case 'year':
      return paper.date === null ? [] : [paper.date.slice(0, 4)];
    case 'organization':
      return paper.organization === null || paper.organization === '' ? [] : [paper.organization];
    case 'author':
      return paper.authors.filter((author) => author !== '');
    case 'tag':
      return paper.tags;
    case 'collection':
      return paper.collectionPaths;
    case 'category':
      return paper.categories;
    case 'listing':
      return paper.appearances.flatMap(({ listedOn }) => (listedOn === null ? [] : [listedOn]));
    case 'has':
      return thingsOf(paper);
    default:
      return facet satisfies never;
  }
}

/** A paper's text, field by field. Authors and tags stand on lines of their own. */
export function textOf(paper: Paper, number: number): IndexedText {
  return {
    number,
    title: paper.title,
    abstract: paper.abstract ?? '',
    author: paper.authors.join('\n'),
    org: paper.organization ?? '',
    tag: paper.tags.join('\n'),
    note: paper.note ?? '',
  };
}

/** Its rank in the newest listing that ranks it. */
export function newestRank(paper: Paper): number {
  let newest: { day: string; rank: number } | null = null;
  for (const { listedOn, rank } of paper.appearances) {
    const day = listedOn ?? '';
    if (rank !== null && (newest === null || day > newest.day)) newest = { day, rank };
  }
  return newest?.rank ?? Number.MAX_SAFE_INTEGER;
}

function thingsOf(paper: Paper): string[] {
  const things: string[] = [];
  if (isFilled(paper.note)) things.push('note');
  if (paper.links.length > 0) things.push('link');
  if (paper.links.some(({ kind }) => kind === 'code')) things.push('code');
  if (isFilled(paper.abstract)) things.push('abstract');
  if (paper.pdf?.state === 'here' || paper.links.some(({ kind }) => kind === 'pdf')) things.push('pdf');
  if (paper.tags.length > 0) things.push('tag');
  return things;
}

/** Whether every order by what is known of a paper holds it in the same place. */
export function isOrderedAlike(before: Paper, after: Paper): boolean {
  return (
    before.date === after.date &&
    before.addedAt === after.addedAt &&
    before.upvotes === after.upvotes &&
    before.comments === after.comments &&
    before.velocity === after.velocity &&
    before.queuePlace === after.queuePlace &&
    newestRank(before) === newestRank(after) &&
    before.title === after.title
  );
}

/** Whether two texts are indexed alike. */
export function isTextAlike(before: IndexedText, after: IndexedText): boolean {
  return indexedFields.every((field) => before[field] === after[field]);
}

function isFilled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
