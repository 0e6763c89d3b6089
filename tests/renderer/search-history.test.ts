import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostRemembered, withSearch } from '../../src/renderer/app/search-history.ts';

describe('S32: the search history', () => {
  it('has each search once, the newest first, and no beginnings of the newest', () => {
    expect(withSearch(['moles'], 'tides ')).toEqual(['tides', 'moles']);
    expect(withSearch(['tides', 'moles'], 'moles')).toEqual(['moles', 'tides']);
    expect(withSearch(['tid', 'moles'], 'tides')).toEqual(['tides', 'moles']);
    expect(withSearch(['tides'], '  ')).toEqual(['tides']);
  });

  it('is bounded, and never has one twice', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 200 }), (queries) => {
        const past = queries.reduce<readonly string[]>(withSearch, []);

        expect(past.length).toBeLessThanOrEqual(mostRemembered);
        expect(new Set(past).size).toBe(past.length);
      }),
    );
  });
});
