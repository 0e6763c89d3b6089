import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addressOf } from '../../network/service-addresses.ts';
import type { RoadFault } from '../finding.ts';
import type { RoadContext } from './road.ts';

export interface ApiAnswer {
  readonly drafts: readonly Draft[];
  readonly fault: RoadFault | null;
  /** Whether all that was asked for came. */
  readonly isWhole: boolean;
  /** Whether it ended only because no more was to be asked for. */
  readonly isCut: boolean;
}

const idsPerRequest = 100;
const papersPerPage = 200;

/** Asks the API for papers by their ids, and once more for those that it left out. */
export async function askByIds(context: RoadContext, ids: readonly string[], day: Day): Promise<ApiAnswer> {
  const found = new Map<string, Draft>();
  for (const turn of [1, 2]) {
    const left = ids.filter((id) => !found.has(id));
    for (let start = 0; start < left.length; start += idsPerRequest) {
      const slice = left.slice(start, start + idsPerRequest);
      const reading = await context.ask({
        road: 'API',
        group: 'arxiv',
        wanted: 'xml',
        day,
        // Without `max_results` the answer ends after ten, in silence.
        url: apiAddress(context, { id_list: slice.join(','), start: '0', max_results: String(slice.length) }),
      });
      if (reading.kind === 'unchanged') continue;
      if (reading.kind === 'none')
        return { drafts: [...found.values()], fault: reading.fault, isWhole: false, isCut: false };
      for (const draft of reading.drafts) {
        const id = draft.identifiers['arxiv'];
        if (id !== undefined) found.set(id, draft);
      }
    }
    if (found.size === 0 || found.size >= ids.length || turn === 2) break;
  }
  const isWhole = ids.every((id) => found.has(id));
  return { drafts: [...found.values()], fault: null, isWhole, isCut: false };
}

export interface ApiSearch {
  readonly query: string;
  readonly day: Day;
  readonly order: 'ascending' | 'descending';
  /** Told of each page; gives whether more is wanted. */
  readonly goesOn?: (drafts: readonly Draft[]) => boolean;
  readonly mostPages?: number;
}

/** Searches by the API, page after page, by the day of submission. */
export async function searchApi(context: RoadContext, search: ApiSearch): Promise<ApiAnswer> {
  const { query, day, order, goesOn = () => true, mostPages = 50 } = search;
  const drafts = new Map<string, Draft>();
  const ended = (fault: RoadFault | null, isCut = false): ApiAnswer => ({
    drafts: [...drafts.values()],
    fault,
    isWhole: fault === null && !isCut,
    isCut,
  });
  let start = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const reading = await context.ask({
      road: 'API',
      group: 'arxiv',
      wanted: 'xml',
      day,
      url: apiAddress(context, {
        search_query: query,
        start: String(start),
        max_results: String(papersPerPage),
        sortBy: 'submittedDate',
        sortOrder: order,
      }),
    });
    if (reading.kind === 'unchanged') return ended(null);
    if (reading.kind === 'none') return ended(reading.fault);
    const { announced, fault } = reading;
    const known = drafts.size;
    for (const draft of reading.drafts) {
      const id = draft.identifiers['arxiv'];
      if (id !== undefined) drafts.set(id, draft);
    }
    start += announced.held;
    if (!announced.isWhole) return ended(fault ?? lostPage);
    const isAll = announced.total === null ? announced.held < papersPerPage : start >= announced.total;
    if (isAll || !goesOn(reading.drafts)) return ended(null);
    // A page without anything new, although there is more, is a page that arXiv lost.
    if (drafts.size === known) return ended(lostPage);
  }
  return ended(null, true);
}

const lostPage: RoadFault = {
  kind: 'content',
  sentence: 'The API gave an empty page in the middle of its answer.',
  retryAt: null,
};

function apiAddress({ addresses }: RoadContext, query: Readonly<Record<string, string>>): string {
  return addressOf(addresses.arxivApi, '/api/query', query);
}
