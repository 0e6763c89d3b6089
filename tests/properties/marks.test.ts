import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markersOf, marksIn } from '#shared/search/marks.ts';
import { parseQuery } from '#shared/search/query/parse.ts';
import { indexedFields } from '#shared/search/text/fields.ts';
import { SearchableText } from '#shared/search/text/searchable-text.ts';

const words = [
  'low',
  'rank',
  'lowrank',
  'low-rank',
  'low-low',
  'S$^{2}$FT',
  's2ft',
  'ft',
  'RANKS',
  'rnak',
  'a',
  '2',
];
const between = [' ', '-', ', ', '--', '. ', '$', '_', "'", '\n', '/', '-----------'];
const text = fc
  .array(fc.tuple(fc.constantFrom(...words, 'Müller', 'ﬁt'), fc.constantFrom(...between)), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));
const query = fc
  .array(
    fc.tuple(fc.constantFrom(...words, '"low rank"', '"low low', '"rank lo'), fc.constantFrom(' ', ' OR ')),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.flat().slice(0, -1).join(''));

it('S15: looking for matches finds what reading the whole text finds', () => {
  const index = new SearchableText();
  const held = Object.fromEntries(
    indexedFields.map((field) => [field, field === 'title' ? 'rank lowrank' : '']),
  );
  index.add({ number: 0, title: '', abstract: '', author: '', org: '', tag: '', note: '', ...held });
  fc.assert(
    fc.property(text, query, fc.constantFrom('', ' '), (given, asked, end) => {
      const markers = markersOf(parseQuery(asked + end).root, index);

      const found = marksIn(given, markers);

      expect(found).toEqual(
        marksIn(
          given,
          markers.map((marker) => ({ ...marker, pattern: null })),
        ),
      );
    }),
    { numRuns: 3000 },
  );
});
