import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import { type FacetChoice, facetNames, sorts, views } from '#shared/search/request.ts';
import { addressOf, firstPlace, placeOf } from '../../src/renderer/app/address.ts';
import { type Place, pages } from '../../src/renderer/app/services.ts';

const value = fc.string({ unit: 'grapheme', maxLength: 12 });
const choice: fc.Arbitrary<FacetChoice> = fc
  .record(
    {
      any: fc.array(value, { maxLength: 3 }),
      all: fc.array(value, { minLength: 1, maxLength: 3 }),
      none: fc.array(value, { maxLength: 3 }),
    },
    { requiredKeys: ['any', 'none'] },
  )
  .filter(({ any, all = [], none }) => any.length + all.length + none.length > 0);
const place: fc.Arbitrary<Place> = fc.record({
  page: fc.constantFrom(...pages),
  detail: fc.option(fc.string({ unit: 'grapheme', maxLength: 20 })),
  view: fc.constantFrom(...views),
  query: fc.string({ unit: 'grapheme', maxLength: 40 }),
  chosen: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...facetNames), choice), {
      selector: ([name]) => name,
      maxLength: 4,
    })
    .map((entries) => Object.fromEntries(entries)),
  sort: fc.constantFrom(...sorts),
  paper: fc.option(fc.integer({ min: 1, max: 1_000_000 }).map((id) => id as PaperId)),
});

describe('the address', () => {
  it('holds the whole place', () => {
    fc.assert(
      fc.property(place, (given) => {
        expect(placeOf(addressOf(given))).toEqual(given);
      }),
    );
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (hash) => {
        expect(views).toContain(placeOf(`#/${hash}`).view);
      }),
    );
  });

  it('is short and readable', () => {
    const chosen = {
      status: { any: ['queued'], none: ['done'] },
      tag: { any: [], all: ['ml', 'talk'], none: [] },
    };

    const address = addressOf({ ...firstPlace, query: 'kv cache', chosen, paper: 12 as PaperId });

    expect(address).toBe('#/library?q=kv+cache&status=queued,-done&tag=*ml,*talk&paper=12');
  });

  it('tells a value that begins with a minus from an excluded one, and none given from nothing', () => {
    const chosen = { tag: { any: ['-odd', '', '~', '*odd'], all: ['', '-', '**'], none: ['a,b'] } };

    expect(placeOf(addressOf({ ...firstPlace, chosen })).chosen).toEqual(chosen);
  });

  it('leaves out what it cannot understand', () => {
    expect(placeOf('#/attic?sort=colour&paper=-3&q=%E0%A4%A&tag=')).toEqual({
      ...firstPlace,
      query: '%E0%A4%A',
    });
  });

  it('writes half a surrogate pair as the sign for what cannot be read', () => {
    expect(placeOf(addressOf({ ...firstPlace, query: 'a\ud800b' })).query).toBe('a\ufffdb');
  });
});
