import type { Day } from '#shared/domain/partial-date.ts';
import { type DayFinding, emptyFinding } from '../finding.ts';
import { searchApi } from './arxiv-api.ts';
import type { RoadContext } from './road.ts';

/** The first time, so many pages of the newest papers are taken: a search may find all of arXiv. */
const firstPages = 1;
const mostPages = 10;

/** A search, or an author: the newest that the API finds, until it comes to what is known. */
export async function fetchArxivQuery(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const { source, asOf, hasReceived } = context;
  const isFirst = source.lastFetchedAt === null;
  const answer = await searchApi(context, {
    query: source.kind === 'arxiv-author' ? authorQuery(source.target) : searchQuery(source.target),
    day: asOf,
    order: 'descending',
    mostPages: isFirst ? firstPages : mostPages,
    goesOn: (drafts) => drafts.every((draft) => !hasReceived(draft.identifiers['arxiv'] ?? '')),
  });
  const fresh = answer.drafts.filter((draft) => !hasReceived(draft.identifiers['arxiv'] ?? ''));
  const earlier = days
    .filter((day) => day !== asOf)
    .map((day) => ({ ...emptyFinding(day), state: 'nothing', isWhole: true, isSure: true }) as const);
  const finding = {
    ...emptyFinding(asOf),
    isWhole: answer.isWhole,
    isSure: true,
    faults: answer.fault === null ? [] : [answer.fault],
  };
  if (fresh.length === 0) {
    return answer.isWhole ? [...earlier, { ...finding, state: 'nothing' }] : [finding];
  }
  return [
    ...(answer.isWhole ? earlier : []),
    {
      ...finding,
      state: 'listed',
      papers: fresh.map((draft) => ({ draft, announceType: 'new', road: 'API' })),
    },
  ];
}

/** What the reader typed as the API takes it: with fields as it is, else all of its words. */
export function searchQuery(typed: string): string {
  if (/\b(?:ti|au|abs|co|jr|cat|rn|id|all|submittedDate|lastUpdatedDate):/.test(typed)) return typed;
  const parts = typed.match(/"[^"]+"|\S+/g) ?? [];
  return parts.map((part) => (/^(?:AND|OR|ANDNOT)$/.test(part) ? part : `all:${part}`)).reduce(joined, '');
}

function joined(query: string, part: string): string {
  if (query === '') return part;
  const isOperator = (text: string): boolean => /(?:^|\s)(?:AND|OR|ANDNOT)$/.test(text);
  return isOperator(query) || isOperator(part) ? `${query} ${part}` : `${query} AND ${part}`;
}

export function authorQuery(name: string): string {
  return `au:"${name.replaceAll('"', '')}"`;
}
