import type { Paper, PaperId } from '#shared/domain/paper.ts';
import { facetNames, type SearchAnswer, type Sort, type View } from '#shared/search/request.ts';
import type { ListOptions } from './command-line.ts';
import { indexPapers } from './index-papers.ts';
import type { Session } from './with-library.ts';

/** `carrel search` and `carrel list`: the same index as the page's, filled for this one question. */
export async function runSearch(session: Session, query: string, options: ListOptions): Promise<void> {
  const index = await indexPapers(session);
  const answer = ask(index, session, { query, view: options.view, sort: options.sort });
  const offset = options.offset ?? 0;
  const end = options.limit === undefined ? answer.ids.length : offset + options.limit;
  const found = [...answer.ids.subarray(offset, end)].flatMap((id) => index.paper(id) ?? []);
  session.output.answer(asJson(answer, found), () => inWords(answer, found));
}

/** The papers that a query finds in a place, the newest first; with words of search the best first. */
export async function searchIds(session: Session, query: string, view: View): Promise<PaperId[]> {
  const index = await indexPapers(session);
  const { ids } = ask(index, session, { query, view, sort: query.trim() === '' ? 'date' : 'relevance' });
  // The index holds papers of the library under their own ids.
  return [...ids] as PaperId[];
}

function ask(
  index: Awaited<ReturnType<typeof indexPapers>>,
  { now }: Session,
  { query, view, sort }: { readonly query: string; readonly view: View; readonly sort: Sort },
): SearchAnswer {
  return index.search({
    view,
    query,
    chosen: {},
    sort,
    offset: 0,
    limit: 0,
    today: localDay(now()),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}

function localDay(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function asJson(answer: SearchAnswer, papers: readonly Paper[]): object {
  const facets = facetNames.map((name) => {
    const counts = answer.facets[name].map(({ value, count }) => ({
      value: value === '' ? null : value,
      count,
    }));
    return [name, counts] as const;
  });
  const { total, tookMs, relaxed } = answer;
  return {
    total,
    tookMs,
    // Only there when no paper has all the words, and papers with some of them are given.
    ...(relaxed ? { relaxed: relaxed.counts } : {}),
    papers,
    facets: Object.fromEntries(facets),
  };
}

function inWords(answer: SearchAnswer, papers: readonly Paper[]): string {
  const lines = papers.map((paper) => {
    const date = paper.date ?? 'no date';
    const status = paper.status ?? '';
    return `${String(paper.id).padStart(6)}  ${date.padEnd(10)}  ${status.padEnd(9)}  ${oneLine(paper.title)}`;
  });
  const shown = papers.length < answer.total ? `${papers.length} of ` : '';
  const words = answer.relaxed ? ' (no paper holds all words; these hold some)' : '';
  return [...lines, `${shown}${answer.total} ${answer.total === 1 ? 'paper' : 'papers'}${words}`].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
