import { describe, expect, it } from 'vitest';
import { judgeRanking, meanOf } from '../../../tools/bench/judged/ndcg.ts';

describe('the judged queries', () => {
  const scores = judgeRanking(300);

  it('S9: what was sought stands first: nDCG@10 does not fall', () => {
    expect(meanOf(scores)).toBeGreaterThanOrEqual(0.975);
  });

  it('S6, S7, S8: no query misses all that answers it', () => {
    expect(scores.filter(({ ndcg }) => ndcg < 0.5)).toEqual([]);
  });
});
