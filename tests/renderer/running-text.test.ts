import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { findLinks, safeUrl } from '../../src/renderer/text/links.ts';
import { cutByMarks } from '../../src/renderer/text/marks.ts';
import { findMathematics, mathematicsOptions } from '../../src/renderer/text/mathematics.ts';
import { flow } from '../../src/renderer/text/paragraphs.ts';

const formulas = (text: string): readonly string[] =>
  findMathematics(text).flatMap((segment) => (segment.kind === 'mathematics' ? [segment.source] : []));

describe('mathematics in running text', () => {
  it.each([
    ['S$^{2}$FT: sparse', ['^{2}']],
    ['$k$-means in \\(O(n)\\) and $$x^2$$', ['k', 'O(n)', 'x^2']],
    ['\\[ a + b \\]', [' a + b ']],
    ['from $5 to $10', []],
    ['$5-$10 a month', []],
    ['a lone $ and \\$x\\$', []],
    ['$ x $', []],
    ['$x\n\ny$', []],
    ['$$$$', []],
    ['a \\$5 and $y$', ['y']],
  ])('reads %j', (text, expected) => {
    expect(formulas(text)).toEqual(expected);
  });

  it('covers every text once, in order', () => {
    const piece = fc.constantFrom('$', '$$', '\\', '\\(', '\\)', '\\[', '\\]', '5', ' ', '\n\n', 'x');

    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 }))), (pieces) => {
        const text = pieces.join('');
        const segments = findMathematics(text);
        expect(segments.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        expect(segments.every(({ from, to }) => from < to)).toBe(true);
      }),
    );
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\htmlClass{evil}{x}',
    '\\htmlData{a=b}{x}',
    '\\htmlStyle{position:fixed}{x}',
    '\\htmlId{root}{x}',
  ])('%s makes no link, picture or attribute of its own', (source) => {
    const html = katex.renderToString(source, { ...mathematicsOptions, output: 'html' });

    expect(html).not.toMatch(/<a[\s>]|<img|href=|src=|class="[^"]*evil|data-a|position:fixed|id="root"/);
  });

  it('gives a macro without end up instead of hanging', () => {
    expect(() => katex.renderToString('\\def\\a{\\a\\a}\\a', mathematicsOptions)).toThrow();
  });
});

describe('links in running text', () => {
  it.each([
    ['Code: https://github.com/a/b.', ['https://github.com/a/b']],
    ['(see https://a.example/x_(y)).', ['https://a.example/x_(y)']],
    ['https://a.example/?q=1&r=2, and http://b.example', ['https://a.example/?q=1&r=2', 'http://b.example/']],
    ['“https://a.example”', ['https://a.example/']],
    ['javascript:alert(1) ftp://a.example', []],
    ['https://', []],
  ])('finds them in %j', (text, expected) => {
    expect(findLinks(text).map((link) => link.url)).toEqual(expected);
  });

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '/a', 'https:// bad'])(
    'follows no %j',
    (url) => {
      expect(safeUrl(url)).toBeNull();
    },
  );
});

describe('marks', () => {
  it('cut a text without losing or doubling a letter', () => {
    const marks = fc
      .uniqueArray(fc.nat(40), { maxLength: 8 })
      .map((ends) => ends.sort((a, b) => a - b))
      .map((ends) =>
        ends.flatMap((from, at) =>
          at % 2 === 0 && ends[at + 1] ? [[from, ends[at + 1] ?? from] as const] : [],
        ),
      );

    fc.assert(
      fc.property(marks, fc.nat(20), fc.nat(20), (given, from, length) => {
        const stretches = cutByMarks(from, from + length, given);
        const letters = stretches.flatMap((s) =>
          Array.from({ length: s.to - s.from }, (_, at) => s.from + at),
        );
        expect(letters).toEqual(Array.from({ length }, (_, at) => from + at));
        for (const { from: at, marked } of stretches) {
          expect(marked).toBe(given.some(([a, b]) => a <= at && at < b));
        }
      }),
    );
  });
});

describe('an abstract on the page', () => {
  it('joins lines that were broken at a fixed width', () => {
    expect(flow('Large models\nneed memory.\r\nMore of it.')).toEqual([
      'Large models need memory. More of it.',
    ]);
  });

  it('closes a word that was broken at its hyphen', () => {
    expect(flow('sparse fine-\ntuning, pre- and\npost-')).toEqual(['sparse fine-tuning, pre- and post-']);
  });

  it('keeps paragraphs and the points of a list apart', () => {
    expect(flow('One.\n \nTwo:\n- a\n- b\n  still b\n\n\n\nThree.')).toEqual([
      'One.',
      'Two:',
      '- a',
      '- b still b',
      'Three.',
    ]);
  });
});
