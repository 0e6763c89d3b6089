import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkdownNode, readMarkdown } from '../../src/renderer/text/markdown.ts';

function everyNode(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  return nodes.flatMap((node) => ['children' in node ? everyNode(node.children) : [], node].flat());
}

function linksIn(source: string): readonly string[] {
  return everyNode(readMarkdown(source)).flatMap((node) => (node.kind === 'link' ? [node.url] : []));
}

function textOf(nodes: readonly MarkdownNode[]): string {
  return everyNode(nodes)
    .map((node) => (node.kind === 'text' || node.kind === 'code' ? node.text : ''))
    .join('');
}

describe('Markdown of a note', () => {
  it('makes headings, lists, quotes, emphasis and code', () => {
    const nodes = readMarkdown(
      '## What it does\n\nProjects the *gradient*.\n\n- one\n- two\n\n> said\n\n`x`',
    );

    const tags = everyNode(nodes).flatMap((node) => (node.kind === 'element' ? [node.tag] : []));
    expect(tags).toEqual(['h2', 'em', 'p', 'li', 'li', 'ul', 'p', 'blockquote', 'p']);
    expect(everyNode(nodes)).toContainEqual({ kind: 'code', text: 'x', block: false });
  });

  it('keeps the number at which an ordered list starts', () => {
    expect(readMarkdown('4. four')[0]).toMatchObject({ kind: 'element', tag: 'ol', start: 4 });
  });

  it('shows HTML as the text that it is', () => {
    const source = '<script>alert(1)</script> <img src=x onerror=alert(1)> <RET>';

    expect(textOf(readMarkdown(source))).toBe(source);
    expect(everyNode(readMarkdown(source)).every((node) => node.kind !== 'link')).toBe(true);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:msgbox)',
    '[x](file:///etc/passwd)',
    '[x](&#106;avascript:alert(1))',
    '[x](//evil.example/y)',
    '[x](/settings)',
    '<javascript:alert(1)>',
    '[x]\n\n[x]: javascript:alert(1)',
  ])('makes no link of %s', (source) => {
    expect(linksIn(source)).toEqual([]);
  });

  it('links the web and mail, also where an address is only written', () => {
    expect(linksIn('[a](https://example.org/a) <mailto:a@example.org> http://example.org/b.')).toEqual([
      'https://example.org/a',
      'mailto:a@example.org',
      'http://example.org/b',
    ]);
  });

  it('loads no picture', () => {
    const nodes = readMarkdown('![alt](https://example.org/a.png)');

    expect(textOf(nodes)).toContain('alt');
    expect(everyNode(nodes).map((node) => node.kind)).not.toContain('image');
  });

  it('finds mathematics, and leaves underscores and stars in it alone', () => {
    expect(everyNode(readMarkdown('with $W_s * x_t$ and \\(a*b*c\\)'))).toEqual(
      expect.arrayContaining([
        { kind: 'mathematics', source: 'W_s * x_t', display: false, verbatim: '$W_s * x_t$' },
        { kind: 'mathematics', source: 'a*b*c', display: false, verbatim: '\\(a*b*c\\)' },
      ]),
    );
  });

  it('takes a formula over several lines as one, whatever its lines begin with', () => {
    expect(readMarkdown('$$\na\n+ b\n= c\n$$')).toEqual([
      { kind: 'mathematics', source: '\na\n+ b\n= c\n', display: true, verbatim: '$$\na\n+ b\n= c\n$$' },
    ]);
  });

  it('shows the source of formulas beyond what a page can draw', () => {
    const [paragraph] = readMarkdown('$x$ '.repeat(2_100));

    const kinds = paragraph?.kind === 'element' ? paragraph.children.map(({ kind }) => kind) : [];
    expect(kinds.filter((kind) => kind === 'mathematics')).toHaveLength(2_000);
    expect(kinds.filter((kind) => kind === 'text').length).toBeGreaterThanOrEqual(100);
  });

  it('takes no price for mathematics', () => {
    const nodes = everyNode(readMarkdown('It costs $5 to $10, or `$x$` in code.'));

    expect(nodes.filter((node) => node.kind === 'mathematics')).toEqual([]);
  });

  it('reads whatever comes, and every link of it is safe', () => {
    const piece = fc.constantFrom(
      '$',
      '$$',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '`',
      '[x](',
      ')',
      '<b>',
      '\\(',
      '\\)',
      '|',
      '*',
      'javascript:',
      'https://a.example ',
      '1. ',
      '#',
      ' ',
      'word',
    );

    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        for (const url of linksIn(pieces.join(''))) expect(url).toMatch(/^(https?|mailto):/);
      }),
      { numRuns: 300 },
    );
  });
});
