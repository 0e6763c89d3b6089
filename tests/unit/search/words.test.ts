import { describe, expect, it } from 'vitest';
import { anIndex, aPaper, aRequest, idsOf } from './search-kit.ts';

const find = (papers: Parameters<typeof aPaper>[0][], query: string) =>
  idsOf(anIndex(papers.map(aPaper)).search(aRequest({ query })));

describe('what a word finds (S2, S6, S7)', () => {
  it.each([
    ['s2ft', 'S$^{2}$FT: Sparse Fine-Tuning'],
    ['S2FT', 'S²FT, structured'],
    ['low rank', 'Low-Rank Projection'],
    ['lowrank', 'Low-Rank Projection'],
    ['low-rank', 'Low-Rank Projection'],
    ['low-rank', 'LowRank projections'],
    ['low-rank', 'A low rank method'],
    ['naive', 'A naïve baseline'],
    ['poincare', 'Poincaré Embeddings'],
    ['efficient', 'Eﬃcient ﬁne-tuning'],
    ['strasse', 'Die Straße'],
    ['α', 'An α-divergence'],
    ['学习', '深度学习方法'],
    ['深度学习', '深度学习方法'],
    ['习', '深度学习'],
    ['gpt-4', 'GPT4 or not'],
    ['gpt4', 'On GPT-4'],
  ])('"%s" finds "%s"', (query, title) => {
    expect(
      find(
        [
          { id: 1, title },
          { id: 2, title: 'Something else' },
        ],
        `${query} `,
      ),
    ).toEqual([1]);
  });

  it('the last word may be unfinished, until a blank follows it', () => {
    const papers = [{ id: 1, title: 'Gradient projection' }];

    expect(find(papers, 'grad')).toEqual([1]);
    expect(find(papers, 'grad ')).toEqual([]);
  });

  it('a phrase begins and ends with whole words', () => {
    const papers = [{ id: 1, title: 'Ow: low ranks' }];

    expect(find(papers, '"ow rank')).toEqual([]);
    expect(find(papers, '"low rank"')).toEqual([]);
    expect(find(papers, '"low rank')).toEqual([1]);
  });

  it('forgives a slip in a word of five letters or more that no paper has', () => {
    const papers = [
      { id: 1, title: 'Transformer memory' },
      { id: 2, title: 'Rank and file' },
    ];

    expect(find(papers, 'tranformer ')).toEqual([1]);
    expect(find(papers, 'rnak ')).toEqual([]);
  });

  it('takes no word for a slip that some paper has', () => {
    const papers = [
      { id: 1, title: 'Model collapse' },
      { id: 2, title: 'Modal logic' },
    ];

    expect(find(papers, 'model ')).toEqual([1]);
  });
});
