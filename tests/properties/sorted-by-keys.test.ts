import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortedByKeys } from '#shared/search/sorted-by-keys.ts';

it('values come in the order of their keys, equals as given, and what was given stays as it was', () => {
  const keys = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), keys), { maxLength: 60 }), (pairs) => {
      const values = Uint32Array.from(pairs, ([value]) => value);
      const given = Uint32Array.from(pairs, ([, key]) => key);

      const sorted = sortedByKeys(values, given);

      expect([...sorted]).toEqual(pairs.toSorted(([, a], [, b]) => a - b).map(([value]) => value));
      expect([...values]).toEqual(pairs.map(([value]) => value));
      expect([...given]).toEqual(pairs.map(([, key]) => key));
    }),
    { numRuns: 1000 },
  );
});
