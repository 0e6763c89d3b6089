import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { recognizeIdentifier } from '#shared/domain/identifiers.ts';
import { type AuthorList, readAuthors } from '../arxiv/authors.ts';
import { arxivDraft } from '../arxiv/draft.ts';
import { lineOf } from '../plain-text.ts';
import type { ListedEntry, Page } from './read-page.ts';
import { type ListingOfPage, type Section, sectionOf } from './sections.ts';

/** Where a listed paper stands: `position` counts from 1 within its section. */
export interface ListedContext {
  readonly page: Page;
  readonly listing: ListingOfPage;
  readonly position: number;
}

export function readListed(
  entry: ListedEntry,
  { page, listing, position }: ListedContext,
): { draft: Draft } | { complaint: Complaint } {
  const place = { line: entry.line, endLine: Math.max(entry.line, entry.endLine) };
  const id = recognizeIdentifier(`arXiv:${entry.id ?? /arXiv:(\S{5,40})/.exec(entry.mark)?.[1] ?? ''}`);
  if (id?.scheme !== 'arxiv') {
    return { complaint: { ...place, message: 'An entry has no arXiv id, so it was left out.' } };
  }
  const title = lineOf(entry.parts.get('list-title')?.replace(/^Title:/, ''));
  if (title === null) {
    const message = `The paper ${id.value} has no title, so it was left out.`;
    return { complaint: { ...place, message } };
  }
  const section = sectionOf(page.headings[entry.heading]);
  const draft = arxivDraft({
    id,
    title,
    abstract: entry.parts.get('abstract') ?? null,
    authors: authorsOf(entry),
    categories: subjectsOf(entry.parts.get('list-subjects')),
    comment: entry.parts.get('list-comments')?.replace(/^Comments:/, '') ?? null,
    journalRef: entry.parts.get('list-journal-ref')?.replace(/^Journal-ref:/, '') ?? null,
    appearance: {
      source: 'arxiv',
      kind: listing.kind,
      listedOn: listing.day ?? section.day,
      rank: rankOf(entry, { listing, section, position }),
      upvotes: null,
      comments: null,
    },
    place,
    extra: { announceType: announceTypeOf(entry.mark, section) },
  });
  return { draft };
}

/** The number in the list; where the list goes over several days, the position within the day. */
function rankOf(
  { number }: ListedEntry,
  {
    listing,
    section,
    position,
  }: { readonly listing: ListingOfPage; readonly section: Section; readonly position: number },
): number | null {
  if (listing.view !== 'recent') return number !== null && number > 0 ? number : null;
  return section.isContinued ? null : position;
}

function announceTypeOf(mark: string, { announceType }: Section): string | null {
  const isCross = /\(cross-list/i.test(mark);
  if (announceType === 'replace' || /\(replaced\)/i.test(mark)) return isCross ? 'replace-cross' : 'replace';
  if (isCross) return 'cross';
  return announceType;
}

function authorsOf({ authors, parts }: ListedEntry): AuthorList {
  const text = lineOf(parts.get('list-authors')?.replace(/^Authors?:/, '')) ?? '';
  const hidden = /\((\d{1,6}) additional authors?[^)]*\)/i.exec(text);
  const names = authors.filter(
    (name) => !/additional authors? not shown|author list is unavailable/i.test(name),
  );
  if (names.length === 0) {
    const read = readAuthors(text.replace(/\((?:\d{1,6} additional|author list is)[^)]*\)/gi, ''));
    return hidden === null ? read : { ...read, hasMore: true, moreCount: Number(hidden[1]) };
  }
  const list = names.map((name) => ({ name, affiliations: [] }));
  if (hidden !== null) return { authors: list, hasMore: true, moreCount: Number(hidden[1]) };
  return { authors: list, hasMore: /\bet al\b/i.test(text) };
}

/** "Machine Learning (cs.LG); Robotics (cs.RO)": the codes, the primary one first. */
export function subjectsOf(text: string | undefined): string[] {
  return (lineOf(text) ?? '')
    .replace(/^Subjects:/, '')
    .split(';')
    .flatMap((subject) => /\(([^()\s]{2,30})\)\s*$/.exec(subject)?.[1] ?? []);
}
