import { describe, expect, it } from 'vitest';
import { readCreators } from '../../../src/main/library/imports/feed/creators.ts';
import { fixture, parse } from './parse.ts';

const journal = new TextDecoder().decode(fixture('feed-journal-rss.xml'));

describe('a feed of bioRxiv', () => {
  it('I60: is read with its DOI, its version and its own source', () => {
    const { drafts, complaints, format, description } = parse(fixture('feed-biorxiv.xml'));

    expect([format, description, complaints]).toEqual([
      'feed',
      'Feed, bioRxiv Subject Collection: Neuroscience',
      [],
    ]);
    expect(drafts[0]).toMatchObject({
      title: 'Moles Remember Where They Have Dug',
      abstract: 'Moles were trained (n < 40, p > 0.05) & remembered.',
      authors: ['A. Lovelace', 'E. Noether', 'C. F. Gauss', 'J.-G. Mendel'],
      date: '2026-06-29',
      identifiers: { doi: '10.1101/2026.06.27.912345' },
      links: [{ kind: 'page', url: 'https://www.biorxiv.org/content/10.1101/2026.06.27.912345v1' }],
      appearance: { source: 'biorxiv', kind: 'daily', listedOn: '2026-06-29', rank: 1 },
      extra: { version: 1 },
    });
  });

  it('I61: without an identifier of its own, an entry’s address tells its DOI', () => {
    const draft = parse(fixture('feed-biorxiv.xml')).drafts[1];

    expect(draft?.identifiers).toEqual({ doi: '10.1101/2026.06.28.954321' });
    expect(draft?.extra['version']).toBe(2);
    expect(draft?.authors).toEqual(['C. Darwin']);
  });
});

describe('a feed of a journal', () => {
  it('I62: mark-up in titles and abstracts is taken for mark-up', () => {
    const { drafts, complaints, listedOn } = parse(journal);

    expect(listedOn).toBe('2026-07-01');
    expect(drafts[0]).toMatchObject({
      title: 'On the Depth of Talpa europaea & Its Tunnels',
      abstract: 'We measure depth.\n\nIt is great.',
      authors: ['Carl Linnaeus', 'Alexander von Humboldt'],
      date: '2026-06-30',
      identifiers: { doi: '10.5555/holes.2026.17' },
      appearance: {
        source: 'feed:annals-of-holes.example.org',
        kind: 'daily',
        listedOn: '2026-06-30',
        rank: 1,
      },
      extra: { journal: 'Annals of Holes', categories: ['Zoology'] },
    });
    expect(drafts[1]).toMatchObject({
      authors: ['Mary Anning'],
      date: '2026-06-29',
      identifiers: {},
      links: [{ kind: 'page', url: 'https://www.annals-of-holes.example.org/editorial/7' }],
    });
    expect(complaints).toEqual([
      { line: 26, endLine: 28, message: 'An entry has no title, so it was left out.' },
    ]);
  });

  it('I62: a “<” that is no mark-up stays in a title', () => {
    const plain = journal.replace(/<title>Editorial/, '<title>When n&lt;k and m&gt;k');

    expect(parse(plain).drafts[1]?.title).toBe('When n<k and m>k');
  });

  it('I23: an empty feed says so', () => {
    const { drafts, complaints } = parse(journal.replace(/<item>[^]*<\/item>/, ''));

    expect(drafts).toEqual([]);
    expect(complaints.map(({ message }) => message)).toEqual([
      'The feed has no papers: a day without any, or one that was not made yet. It is of 2026-07-01.',
    ]);
  });
});

describe('other feeds', () => {
  it('I60: Atom with a prefix of its own, in which an arXiv id is known by its link', () => {
    const { drafts, complaints } = parse(fixture('feed-atom.xml'));

    expect(complaints).toEqual([]);
    expect(drafts[0]).toMatchObject({
      abstract: 'We learn routes.',
      authors: ['Ada Lovelace', 'Emmy Noether'],
      date: '2026-06',
      dateInferred: true,
      identifiers: { arxiv: '2606.91001' },
      appearance: { source: 'feed:reading.example.org', listedOn: '2026-06-30' },
      extra: { version: 2, categories: ['robots'] },
    });
  });

  it.each([
    [
      'RSS 0.91 with a DTD',
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>C</title><item><title>Moles</title></item></channel></rss>',
    ],
    [
      'RSS 0.9',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>C</title></channel><item><title>Moles</title></item></rdf:RDF>',
    ],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>C</title><entry><title mode="escaped">Moles</title><issued>2026-06-30T00:00:00Z</issued></entry></feed>',
    ],
    [
      'a comment first',
      '<?xml version="1.0"?>\n<!-- made by hand, about huggingface.co/papers -->\n<rss><channel><title>C</title><item><title>Moles</title></item></channel></rss>',
    ],
  ])('I60: %s', (_what, text) => {
    const { format, drafts, complaints } = parse(text);

    expect(complaints).toEqual([]);
    expect([format, drafts.map(({ title }) => title)]).toEqual(['feed', ['Moles']]);
  });
});

describe('the way a feed came', () => {
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss><channel><title>C</title><item><title>Über Maulwürfe</title></item></channel></rss>';

  it.each([
    ['Latin-1', Uint8Array.from(text, (letter) => letter.charCodeAt(0))],
    ['UTF-8, whatever the prolog says', new TextEncoder().encode(text)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ])('I1: %s', (_what, bytes) => {
    expect(parse(bytes).drafts.map(({ title }) => title)).toEqual(['Über Maulwürfe']);
  });

  it('I2: copied from a browser that shows it as XML', () => {
    const shown = `This XML file does not appear to have any style information associated with it. The document tree is shown below.\n${text.slice(text.indexOf('<rss'))}`;

    const { drafts, complaints } = parse(shown);

    expect(drafts).toHaveLength(1);
    expect(complaints.map(({ message }) => message)).toEqual([
      'Text stands outside of all elements; it was passed over.',
    ]);
  });
});

describe('names in one string', () => {
  it.each([
    ['Lovelace, A., Noether, E.', ['A. Lovelace', 'E. Noether']],
    ['Lovelace, A.; von Humboldt, W.', ['A. Lovelace', 'W. von Humboldt']],
    ['Lovelace, Ada', ['Ada Lovelace']],
    ['Ada Lovelace, Emmy Noether', ['Ada Lovelace', 'Emmy Noether']],
    ['Ada Lovelace', ['Ada Lovelace']],
    ['Lovelace, AA, Noether, E', ['AA Lovelace', 'E Noether']],
  ])('I63: %s', (text, names) => {
    expect(readCreators(text).authors.map(({ name }) => name)).toEqual(names);
  });
});

describe('ORCIDs in a feed (I64)', () => {
  const entry = (inside: string) => `<?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <title>Holes</title><link href="https://holes.example.org/"/>
      <entry><title>On holes</title><id>https://holes.example.org/1</id>
        <updated>2026-06-30T08:00:00Z</updated>${inside}</entry>
    </feed>`;
  const orcidsOf = (inside: string) => parse(entry(inside)).drafts[0]?.extra['orcids'];

  it('are those of the authors whose address they are', () => {
    expect(
      orcidsOf(`
        <author><name>Josiah Carberry</name><uri>https://orcid.org/0000-0002-1825-0097</uri></author>
        <author><name>Ada Lovelace</name><uri>https://example.org/ada</uri></author>`),
    ).toEqual({ 'Josiah Carberry': '0000-0002-1825-0097' });
  });

  it('also where a creator carries them, whose name is written the other way round', () => {
    expect(
      orcidsOf(`
        <dc:creator>Lovelace, Ada</dc:creator>
        <dc:creator id="https://orcid.org/0000-0001-5109-3700">Carberry, Josiah</dc:creator>`),
    ).toEqual({ 'Josiah Carberry': '0000-0001-5109-3700' });
  });

  it.each([
    [
      'with a slip in it',
      '<author><name>J. C.</name><uri>https://orcid.org/0000-0002-1825-0098</uri></author>',
    ],
    [
      'of one of two who are called the same',
      `<author><name>Wei Li</name><uri>https://orcid.org/0000-0002-1825-0097</uri></author>
       <author><name>Wei Li</name></author>`,
    ],
    [
      'beside names that stand in one string',
      '<dc:creator id="https://orcid.org/0000-0002-1825-0097">Lovelace, A., Noether, E.</dc:creator>',
    ],
  ])('are nobody’s %s', (_, inside) => {
    expect(orcidsOf(inside)).toBeUndefined();
  });
});
