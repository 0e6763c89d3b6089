import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean } from '#shared/search/did-you-mean.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { distance } from '#shared/search/text/distance.ts';
import { anIndex, aPaper } from './search-kit.ts';

const when = { today: '2026-07-01', timeZone: 'UTC' };
const index = anIndex([
  aPaper({ id: 1, title: 'Lighthouse keepers', authors: ['Sofya Kovalevskaya'] }),
  aPaper({ id: 2, title: 'Lighthouse lamps' }),
  aPaper({ id: 3, title: 'Lightmouse, a rodent' }),
  aPaper({ id: 4, title: 'Réseaux of tides' }),
]);

describe('Did you mean (S33)', () => {
  it.each([
    ['lightouse', 'lighthouse', 2],
    ['Lightouse keepers ', 'lighthouse keepers ', 1],
    ['lightouse OR rodemt', 'lighthouse OR rodent', 3],
    ['author:kovalevskaja', 'author:kovalevskaya', 1],
    ['-tides lighthuose', '-tides lighthouse', 2],
    ['resaux of', 'reseaux of', 1],
    ['tdies', 'tides', 1],
  ])('%s: %s', (query, meant, count) => {
    expect(index.meant(query, when)).toMatchObject({ query: meant, count });
  });

  it.each([
    ['lighthouse', 'a word that papers have'],
    ['ligh', 'a word that is being typed'],
    ['zzzzzzzz', 'a word that nothing is like'],
    ['lamp', 'a short word'],
    ['lightouse tides', 'what would find nothing'],
    ['"lightouse keepers"', 'a phrase, which says what it says'],
    ['is:queued', 'a condition'],
    ['', 'nothing'],
  ])('offers nothing for %s: %s', (query) => {
    expect(index.meant(query, when)).toBe(null);
  });

  it('changes nothing but words that stand in no paper', () => {
    const words = fc.array(fc.constantFrom('lightouse', 'OR', '(', ')', '-x', 'tides', '"a b', 'tag:a', ' '));
    fc.assert(
      fc.property(words, (parts) => {
        const query = parts.join(' ');
        const { tokens } = parseQuery(query);
        const slips = (word: string) => (word === 'lightouse' ? ['lighthouse'] : []);

        const meant = didYouMean(query, { tokens, slips, count: () => 1 });

        expect((meant?.query ?? query).replaceAll('lighthouse', 'lightouse')).toBe(query);
      }),
    );
  });

  it('tells how many letters two words differ in', () => {
    expect(distance('lightouse', 'lighthouse')).toBe(1);
    expect(distance('kitten', 'sitting')).toBe(3);
    expect(distance('', 'abc')).toBe(3);
    expect(distance('memroy', 'memory')).toBe(1);
  });
});
