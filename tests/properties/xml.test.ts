import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXml } from '../../src/main/library/imports/xml/read-xml.ts';
import type { XmlDocument, XmlElement } from '../../src/main/library/imports/xml/tree.ts';

function read(text: string): XmlDocument {
  const steps = readXml(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Tree | string)[];
}

const letters = fc.constantFrom(...'abcXYZ 0123<>&"\'\n\t]é😀-;#', ']]>', '&amp;', '<!--');
const anyText = fc.array(letters, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
const name = fc.constantFrom('feed', 'entry', 'dc:creator', 'a', 'b-c', 'd.e', '_f');
const { tree } = fc.letrec<{ tree: Tree; node: Tree | string }>((tie) => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(
      name,
      anyText.map((text) => text.replace(/[\n\t]/g, ' ')),
      { maxKeys: 3 },
    ),
    children: fc.array(tie('node'), { maxLength: 4 }).map(withoutNeighbours),
  }),
  node: fc.oneof({ maxDepth: 4 }, anyText, tie('tree')),
}));

/** Two texts beside each other are one. */
function withoutNeighbours(children: readonly (Tree | string)[]): (Tree | string)[] {
  return children.filter((child, at) => typeof child !== 'string' || typeof children[at - 1] !== 'string');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;');
}

function write({ name, attributes, children }: Tree): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escape(child) : write(child)));
  return inner.length === 0
    ? `<${name}${pairs.join('')} />`
    : `<${name}${pairs.join('')}>${inner.join('')}</${name}>`;
}

function treeOf({ prefix, local, attributes, children }: XmlElement): Tree {
  return {
    name: prefix === '' ? local : `${prefix}:${local}`,
    attributes: Object.fromEntries(attributes),
    children: children.map((child) => (typeof child === 'string' ? child : treeOf(child))),
  };
}

describe('reading XML', () => {
  it('what is written is read again, without a fault', () => {
    fc.assert(
      fc.property(tree, (written) => {
        const { roots, faults } = read(write(written));

        expect(faults).toEqual([]);
        expect(roots.map(treeOf)).toEqual([written]);
      }),
      { numRuns: 500 },
    );
  });

  it('any text is answered, and what is not whole has a fault', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1"',
      '>',
      '"',
      '/>',
      '<',
      '&',
      '&lt;',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '<?',
      '?>',
      '<!DOCTYPE a',
      '[',
      'x',
      '\n',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );

    fc.assert(
      fc.property(text, (source) => {
        const { roots, faults } = read(source);
        const lines = source.split(/\r\n?|\n/).length;

        expect(faults.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
        if (roots.some(({ isWhole }) => !isWhole)) expect(faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('an element whose end was cut off is never whole', () => {
    fc.assert(
      fc.property(tree, fc.double({ min: 0, max: 1, noNaN: true }), (written, share) => {
        const text = write(written);
        const cut = text.slice(0, Math.floor(share * (text.length - 1)));

        const { roots, faults } = read(cut);

        expect(roots.some(({ isWhole }) => isWhole)).toBe(false);
        // A reference that was cut in two is a fault of its own.
        const breaks = faults.filter(({ message }) => message.startsWith('The XML breaks off'));
        expect(breaks).toHaveLength(cut === '' ? 0 : 1);
      }),
      { numRuns: 500 },
    );
  });

  it('ten times the text takes about ten times as long', () => {
    const make = (count: number) =>
      `<feed>${'<entry a="b &amp; c">text &lt; more\n</entry></x>'.repeat(count)}</feed>`;
    const timeOf = (text: string) => {
      const started = performance.now();
      read(text);
      return performance.now() - started;
    };
    timeOf(make(5000));
    const short = Math.min(...[1, 2, 3].map(() => timeOf(make(5000))));

    expect(timeOf(make(50_000))).toBeLessThan(60 * short + 500);
  });
});
