import type { Paper } from '#shared/domain/paper.ts';
import { PaperIndex } from '#shared/search/paper-index.ts';
import { createCorpus } from '../corpus/papers.ts';
import { judgedPapers } from './listing.ts';
import { judgedQueries } from './queries.ts';

/** Only the first so many hits count. */
const depth = 10;

export interface QueryScore {
  readonly query: string;
  /** 1 when the papers that answer come first, the best of them on top; 0 when none is among the first ten. */
  readonly ndcg: number;
}

/** Ranks the judged listing among made-up papers, and scores each query by nDCG@10. */
export function judgeRanking(among: number): QueryScore[] {
  const judged = judgedPapers(among + 1);
  const index = new PaperIndex({ now: () => 0 });
  const papers: Paper[] = [...createCorpus(among), ...judged.values()];
  index.apply({ to: 1, papers, removed: [], more: false });
  return judgedQueries.map(({ query, grades }) => {
    const { ids } = index.search({
      view: 'library',
      query,
      chosen: {},
      sort: 'relevance',
      offset: 0,
      limit: 0,
      facetLimit: 0,
      today: '2026-07-01',
    });
    const gradeOf = new Map<number, number>(
      Object.entries(grades).map(([key, grade]) => [idOf(judged, key), grade]),
    );
    const found = [...ids.subarray(0, depth)].map((id) => gradeOf.get(id) ?? 0);
    return { query, ndcg: gain(found) / gain(Object.values(grades).sort((one, other) => other - one)) };
  });
}

/** The mean over all queries. */
export function meanOf(scores: readonly QueryScore[]): number {
  return scores.reduce((total, { ndcg }) => total + ndcg, 0) / scores.length;
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, depth).reduce((total, grade, at) => total + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

function idOf(judged: ReadonlyMap<string, Paper>, key: string): number {
  const paper = judged.get(key);
  if (paper === undefined) throw new Error(`No judged paper is called "${key}".`);
  return paper.id;
}
