import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CitedPaper, citationKey, freeKey } from '#shared/domain/citation-key.ts';

const paper: CitedPaper = {
  title: 'On the Burrows of Moles: A Survey',
  authors: ['Ada Lovelace', 'Jörg von Müller', 'Łukasz Øre', 'Plato'],
  date: '2024-07-01',
};

describe('citation keys', () => {
  it.each([
    ['[auth:lower][year][word:lower]', 'lovelace2024burrows'],
    ['[authors2:upper]', 'LOVELACEVONMULLERETAL'],
    ['[authors]:[shortyear]', 'LovelacevonMullerOreEtAl:24'],
    ['[auth:3]_[year]-[month]', 'Lov_2024-07'],
    ['[shorttitle:lower:capital]', 'BurrowsMolesSurvey'],
    ['[title:lower:6]', 'onthe' + 'b'],
    ['[word2]', 'Moles'],
    ['x [nothing] {y}', 'xnothingy'],
    ['{}', 'paper'],
  ])('the pattern “%s” gives “%s”', (pattern, key) => {
    expect(citationKey(paper, pattern)).toBe(key);
  });

  it('are of allowed letters whatever a paper and a pattern say, and the same for the same paper', () => {
    const any = fc.record({
      title: fc.string({ unit: 'binary' }),
      authors: fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
      date: fc.constantFrom(null, '2024', '2024-07'),
    });
    const pattern = fc
      .array(
        fc.constantFrom(
          '[auth]',
          '[authors2:lower]',
          '[year]',
          '[word3:2]',
          '[title:capital]',
          '[',
          ']',
          ':',
          '{',
          'é',
          '%',
        ),
      )
      .map((pieces) => pieces.join(''));

    fc.assert(
      fc.property(any, pattern, (some, wish) => {
        const key = citationKey(some, wish);
        expect(key).toMatch(/^[A-Za-z0-9_:.+/-]{1,80}$/);
        expect(citationKey(some, wish)).toBe(key);
      }),
    );
  });

  it('are free of clashes, and those that came first keep theirs whoever comes later', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'aa', 'ab'), { maxLength: 40 }),
        fc.nat(40),
        (bases, count) => {
          const give = (wanted: readonly string[]) => {
            const taken = new Set<string>();
            for (const base of wanted) taken.add(freeKey(base, (key) => taken.has(key)));
            return [...taken];
          };
          expect(give(bases)).toHaveLength(bases.length);
          expect(give(bases).slice(0, count)).toEqual(give(bases.slice(0, count)));
        },
      ),
    );
  });
});
