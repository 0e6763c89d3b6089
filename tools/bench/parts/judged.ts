import { judgeRanking, meanOf, type QueryScore } from '../judged/ndcg.ts';

export interface JudgedMeasured {
  /** The mean of nDCG@10 over the judged queries. */
  readonly ndcg: number;
  readonly queries: number;
  /** The queries whose order is not the best one. */
  readonly worse: readonly QueryScore[];
}

const among = 2_000;

/** How well the ranking puts judged papers first, among made-up ones. */
export async function measure(): Promise<JudgedMeasured> {
  const scores = judgeRanking(among).map(({ query, ndcg }) => ({ query, ndcg: Number(ndcg.toFixed(3)) }));
  return {
    ndcg: Number(meanOf(scores).toFixed(3)),
    queries: scores.length,
    worse: scores.filter(({ ndcg }) => ndcg < 1),
  };
}
