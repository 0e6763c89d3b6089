import { describe, expect, it } from 'vitest';
import type { Marks } from '#shared/search/request.ts';
import { bylineOf } from '#shared/search/rows.ts';
import { anIndex, aPaper } from './search-kit.ts';

const cut = (text: string, marks: Marks | undefined) =>
  (marks ?? []).map(([from, to]) => text.slice(from, to));

describe('marks (S15)', () => {
  it.each([
    ['mem', 'Memory, memories', ['Mem', 'mem']],
    ['memory ', 'Memory, memories', ['Memory']],
    ['"low rank"', 'Rank low, low-rank', ['low-rank']],
    ['low-rank', 'LowRank, low rank', ['LowRank', 'low rank']],
    ['lowr', 'Low-Rank', ['Low-R']],
    ['s2ft ', 'Our S$^{2}$FT wins', ['S$^{2}$FT']],
    ['poin', 'Poincare\u0301, Poi\u0301ncare', ['Poin', 'Poi\u0301n']],
    ['effi', 'Eﬃcient', ['Eﬃ']],
    ['𝒜b', 'an 𝒜bc', ['𝒜b']],
    ['学习', '深度学习方法', ['学习']],
    ['-memory rank ', 'memory rank', ['rank']],
    ['has:note', 'note', []],
  ])('%s in %s', (query, text, expected) => {
    expect(cut(text, anIndex([]).marks(text, query))).toEqual(expected);
  });

  it('a word taken for a slip is marked too', () => {
    const index = anIndex([aPaper({ id: 1, title: 'Transformers' })]);
    index.indexSome(1);

    expect(cut('A transformers library', index.marks('A transformers library', 'tranformers '))).toEqual([
      'transformers',
    ]);
  });
});

describe('rows', () => {
  const abstract = `${'Something else comes first. '.repeat(10)}Then low memory, and then the low rank of memory wins. ${'And more follows. '.repeat(20)}`;
  const paper = aPaper({
    id: 1,
    title: 'Low tides',
    abstract,
    authors: ['Ada Low'],
    organization: 'Tide Lab',
  });

  it('mark title and byline', () => {
    const [row] = anIndex([paper]).rows([1], 'low lab ');

    expect(cut(paper.title, row?.titleMarks)).toEqual(['Low']);
    expect(cut(bylineOf(paper), row?.bylineMarks)).toEqual(['Low', 'Lab']);
    expect(row?.snippet).toBeNull();
  });

  it('show the best stretch of the abstract for words that title and byline lack', () => {
    const [row] = anIndex([paper]).rows([1], 'rank memory ');
    const snippet = row?.snippet;

    expect(snippet?.field).toBe('abstract');
    expect(snippet?.text).toMatch(/^….*low rank of memory.*…$/);
    expect(snippet?.text.length).toBeLessThan(220);
    expect(cut(snippet?.text ?? '', snippet?.marks)).toEqual(['memory', 'rank', 'memory']);
  });

  it('show the note where the abstract has fewer of the words', () => {
    const noted = { ...paper, note: 'zebra and memory\nof zebras' };
    const [row] = anIndex([noted]).rows([1], 'zebra memory ');

    expect(row?.snippet).toMatchObject({ field: 'note', text: 'zebra and memory of zebras' });
  });

  it('come in the order asked for, without unknown ids', () => {
    const index = anIndex([aPaper({ id: 1 }), aPaper({ id: 2 })]);

    expect(index.rows([2, 9, 1], '').map((row) => row.id)).toEqual([2, 1]);
  });
});
