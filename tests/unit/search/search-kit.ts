import { type Paper, type PaperId, paperIdSchema, untouched } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import type { SearchAnswer, SearchRequest } from '#shared/search/request.ts';

/** A paper of which only what matters is given. */
export function aPaper(given: Partial<Omit<Paper, 'id'>> & { readonly id: number }): Paper {
  return {
    title: `Paper ${given.id}`,
    abstract: null,
    authors: [],
    authorCount: null,
    organization: null,
    date: null,
    dateInferred: false,
    identifiers: {},
    links: [],
    upvotes: null,
    comments: null,
    status: null,
    tags: [],
    note: null,
    appearances: [],
    ...untouched,
    addedAt: '2026-07-01T08:00:00.000Z',
    trashedAt: null,
    ...given,
    id: paperIdSchema.parse(given.id),
  };
}

/** An index that holds some papers. */
export function anIndex(papers: readonly Paper[]): PaperIndex {
  const index = new PaperIndex({ now: () => 0 });
  index.apply({ to: 1, papers: [...papers], removed: [], more: false });
  return index;
}

/** A request for the whole library of which only what matters is given. */
export function aRequest(given: Partial<SearchRequest> = {}): SearchRequest {
  return {
    view: 'library',
    query: '',
    chosen: {},
    sort: 'date',
    offset: 0,
    limit: 50,
    today: '2026-07-15',
    ...given,
  };
}

/** The ids that a query finds, in order. */
export function idsOf(answer: SearchAnswer): number[] {
  return [...answer.ids];
}

/** A paper's id. */
export function id(number: number): PaperId {
  return paperIdSchema.parse(number);
}
