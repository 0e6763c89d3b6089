import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, partsToKeep, splitName } from '#shared/text/names.ts';

describe('the parts of names', () => {
  it.each([
    ['Ada Lovelace', { given: 'Ada', family: 'Lovelace' }],
    ['Ludwig van Beethoven', { given: 'Ludwig', nonDroppingParticle: 'van', family: 'Beethoven' }],
    ['Herbert Van de Sompel', { given: 'Herbert Van', nonDroppingParticle: 'de', family: 'Sompel' }],
    ['Martin Luther King, Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['Plato', { literal: 'Plato' }],
    ['王小云', { literal: '王小云' }],
  ])('of %s', (shown, parts) => {
    expect(splitName(shown)).toEqual(parts);
    expect(partsToKeep(parts)).toBeNull();
  });

  it('are kept where the shown form would not give them again', () => {
    const parts = { given: 'Herbert', family: 'Van de Sompel' };
    expect(displayName(parts)).toBe('Herbert Van de Sompel');
    expect(partsToKeep(parts)).toEqual(parts);
    expect(partsToKeep({ literal: 'Research Team' })).toEqual({ literal: 'Research Team' });
  });

  it('are shown with the family name first in Chinese, Japanese and Korean letters', () => {
    const parts = { family: '山田', given: '太郎' };
    expect(displayName(parts)).toBe('山田太郎');
    expect(partsToKeep(parts)).toEqual(parts);
    expect(displayName({ family: 'Yamada', given: 'Taro' })).toBe('Taro Yamada');
  });

  it('give the shown form again', () => {
    const name = fc.stringMatching(/^\S{1,8}( \S{1,8}){0,4}(, (Jr\.|III))?$/u);
    fc.assert(fc.property(name, (shown) => displayName(splitName(shown)) === shown));
  });
});
