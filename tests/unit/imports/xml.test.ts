import { describe, expect, it } from 'vitest';
import { maximumDepth, readXml } from '../../../src/main/library/imports/xml/read-xml.ts';
import { findElements, textWithin, type XmlDocument } from '../../../src/main/library/imports/xml/tree.ts';
import { nameOf } from '../../../src/main/library/imports/xml/vocabulary.ts';

function read(text: string): XmlDocument {
  const steps = readXml(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const named = (document: XmlDocument, name: string) =>
  findElements(document.roots, (element) => nameOf(element) === name);

describe('reading XML', () => {
  it('gives elements with attributes, text, CDATA and the lines they stand on', () => {
    const { roots, faults } = read(
      '<?xml version="1.0"?>\n<!-- a <b> -->\n<a one="1 &lt; 2">\n  x <b/>\n  <![CDATA[<y> & z]]>\n</a>\n',
    );

    expect(faults).toEqual([]);
    expect(roots[0]).toMatchObject({ local: 'a', line: 3, endLine: 6, isWhole: true });
    expect(roots[0]?.attributes.get('one')).toBe('1 < 2');
    expect(roots.map(textWithin)).toEqual(['\n  x \n  <y> & z\n']);
  });

  it('knows names by their namespace and not by their prefix', () => {
    const document = read(
      '<f:feed xmlns:f="http://www.w3.org/2005/Atom" xmlns:x="http://purl.org/dc/elements/1.1/">' +
        '<f:entry><x:creator>Ada</x:creator><dc:creator xmlns:dc="urn:other">Eve</dc:creator></f:entry></f:feed>',
    );

    expect(named(document, 'entry')).toHaveLength(1);
    expect(named(document, 'dc:creator').map(textWithin)).toEqual(['Ada']);
  });

  it('takes an inner declaration for its own element only', () => {
    const document = read('<a xmlns="urn:a"><b xmlns="http://www.w3.org/2005/Atom"><c/></b><d/></a>');

    expect(named(document, 'c')).toHaveLength(1);
    expect(named(document, '{urn:a}d')).toHaveLength(1);
  });

  it('expands the five entities and numbers, and no others', () => {
    const { roots, faults } = read('<a>&lt;&gt;&amp;&quot;&apos;&#233;&#xE9;&#x1F600; &nbsp; R&D &#0;</a>');

    expect(roots.map(textWithin)).toEqual(['<>&"\'éé😀 &nbsp; R&D &#0;']);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain('“&nbsp;”');
    expect(roots[0]?.isWhole).toBe(true);
  });

  it('refuses a document that declares entities', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]>\n<a>&c;</a>';

    const { roots, faults } = read(bomb);

    expect(roots).toEqual([]);
    expect(faults[0]?.message).toContain('declares entities of its own');
  });

  it('passes over a DOCTYPE that only names a DTD', () => {
    const { roots, faults } = read(
      '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://a.org/b.dtd"><rss/>',
    );

    expect(faults).toEqual([]);
    expect(roots).toHaveLength(1);
  });
});

describe('damaged XML', () => {
  const list =
    '<feed>\n<entry><t>One</t></entry>\n<entry><t>Two</t></entry>\n<entry><t>Three</t></entry>\n</feed>\n';

  it('cut off anywhere keeps what was complete, and says where it breaks', () => {
    for (let cut = 1; cut < list.length - 2; cut += 1) {
      const text = list.slice(0, cut);
      const document = read(text);

      const whole = named(document, 'entry').filter(({ isWhole }) => isWhole);
      expect(whole.length, text).toBe(text.split('</entry>').length - 1);
      const lines = text.split('\n').length;
      expect(
        document.faults.map(({ line }) => line),
        text,
      ).toEqual([lines]);
    }
  });

  it('tags that do not match spoil the element they stand in and no other', () => {
    const document = read(list.replace('Two</t>', 'Two</tt>'));

    expect(named(document, 'entry').map(({ isWhole }) => isWhole)).toEqual([true, false, true]);
    expect(document.faults).toEqual([
      { line: 3, message: 'The closing tag </tt> does not match: <t> is open.' },
    ]);
  });

  it('an element that lost its closing tag does not hide those it swallowed', () => {
    const document = read(list.replace('One</t></entry>', 'One</t>'));

    const entries = named(document, 'entry');
    expect(entries.map(({ isWhole }) => isWhole)).toEqual([false, true, true]);
    expect(document.faults).toEqual([{ line: 2, message: '<entry> is not closed when </feed> comes.' }]);
  });

  it('a tag that is not closed ends at the next one', () => {
    const document = read(list.replace('<t>Two', '<t a="Two'));

    expect(named(document, 'entry').map(({ isWhole }) => isWhole)).toEqual([true, false, true]);
  });

  it('a bare “<” is text, with a complaint', () => {
    const { roots, faults } = read('<a>1 < 2\n</a>');

    expect(roots.map(textWithin)).toEqual(['1 < 2\n']);
    expect(roots[0]?.isWhole).toBe(true);
    expect(faults).toHaveLength(1);
  });

  it('nesting without end is refused where it begins to be too deep', () => {
    const { faults } = read(`<feed><entry/>${'<a>\n'.repeat(500_000)}`);

    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain(`nested more than ${maximumDepth} deep`);
  });
});
