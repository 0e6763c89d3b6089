import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainOf } from '#shared/search/text/fold.ts';
import { readTerms } from '#shared/search/text/terms.ts';

const units = [
  ...[
    'a',
    'Z',
    '7',
    ' ',
    '-',
    '.',
    '$',
    'é',
    'Å',
    'ö',
    'ı',
    'ß',
    'æ',
    'ﬁ',
    '²',
    '½',
    'Ⅳ',
    'ª',
    'α',
    'Σ',
    '学',
    'ー',
  ],
  ...['\u0301', '\u200d', '\u00ad', '–', '’', '‐', '—', '·', '“', '…', '×', '\u00a0', '𝒳', '😀', 'ﾊ', '가'],
];

it('S2: a text and what stands in for it in plain ASCII have the same terms at the same places', () => {
  const text = fc.array(fc.constantFrom(...units), { maxLength: 14 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('paper' as const, 'query' as const), (given, purpose) => {
      const plain = plainOf(given);
      if (plain === null) return;

      expect(plain).toHaveLength(given.length);
      // A character that has no stand-in, and stands alone at the end, has the text read in full.
      const full = readTerms(`${given} α`, purpose);
      const parts = full.parts.slice(0, -1);
      expect(readTerms(given, purpose)).toEqual({ parts, compounds: full.compounds });
    }),
    { numRuns: 5000 },
  );
});
