import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByKeys } from '#shared/search/columns/sort-by-keys.ts';

const keys = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 31 + 1, -Number.MAX_SAFE_INTEGER, 0.5, -0, 1e-9, 2 ** 53),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

describe('sorting by keys (S10)', () => {
  it('gives what sorting with a comparison gives, equals in the order given', () => {
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 60 }), fc.boolean(), (all, areWhole) => {
        const keyed = areWhole ? all.map((key) => Math.trunc(key % 5)) : all;
        const given = Uint32Array.from(keyed.keys()).reverse();
        const expected = [...given].sort((a, b) => (keyed[a] ?? 0) - (keyed[b] ?? 0));

        expect([...sortByKeys(given, (number) => keyed[number] ?? 0)]).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
