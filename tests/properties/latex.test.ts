import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLatex } from '#shared/text/latex/decode.ts';
import { encodeLatex } from '#shared/text/latex/encode.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '\\',
    '{',
    '}',
    '$',
    '$$',
    '-',
    '--',
    '`',
    "'",
    '"',
    '?`',
    '~',
    '^',
    '_',
    '&',
    '%',
    '#',
    ' ',
    '  ',
  ),
  fc.constantFrom(
    '$x^2$',
    '$\\{a\\}$',
    'BERT',
    'é',
    'ß',
    'α',
    '–',
    '—',
    '“',
    '”',
    '’',
    'ế',
    'e\u0301',
    '学习',
    '\u00a0',
  ),
  fc.constantFrom('\\textit', '\\"', '{}', 'and', 'µ', 'Å', 'İ', '½', '²', '\\(', '€', '🙂', '@', '=', ','),
  fc.string({ maxLength: 6 }),
);
const line = fc
  .array(piece, { maxLength: 12 })
  .map((pieces) => pieces.join(''))
  .filter((text) => !/[\u0000-\u001f]/.test(text));
const prose = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', ' ', '\n\n\n')))
  .map((pairs) => pairs.flat().join('').trim());

describe('LaTeX', () => {
  it.each(['ascii', 'unicode'] as const)(
    'what is written with %s letters is read as the same text',
    (letters) => {
      const same = (text: string, shape: 'line' | 'prose', protectsCapitals: boolean) => {
        expect(decodeLatex(encodeLatex(text, { letters, protectsCapitals }), shape).text).toBe(text);
      };

      fc.assert(
        fc.property(line, fc.boolean(), (text, protect) => same(text, 'line', protect)),
        { numRuns: 5000 },
      );
      fc.assert(
        fc.property(prose, (text) => same(text, 'prose', false)),
        { numRuns: 1000 },
      );
    },
  );

  it('what is written without protection loses nothing', () => {
    fc.assert(
      fc.property(line, (text) => {
        const written = encodeLatex(text, { letters: 'ascii' });
        expect(decodeLatex(written, 'line').isLossy).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
