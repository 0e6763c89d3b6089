import { describe, expect, it } from 'vitest';
import type { Draft } from '#shared/domain/draft.ts';
import { splitName } from '#shared/text/names.ts';
import { fixture, parse } from './parse.ts';

const read = (name: string) => parse(fixture(`bibtex-${name}.bib`));
const byKey = (drafts: readonly Draft[], key: string) =>
  drafts.find(({ brought }) => brought?.citationKey === key);
const one = (entry: string) => parse(entry).drafts[0];

describe('BibTeX of the dialects', () => {
  it('I90: Zotero’s', () => {
    const { drafts, complaints } = read('zotero');

    expect(complaints).toEqual([]);
    expect(drafts[0]).toMatchObject({
      title: 'Burrows as Graphs: Learning Routes with BERT and $k$-Means',
      abstract: 'We learn routes of moles & voles; 90% of them are new.\n\nThey are long.',
      authors: ['Ada Lovelace', 'Jan van der Gang', 'José María Núñez'],
      authorCount: 3,
      date: '2024-03',
      identifiers: { doi: '10.5555/burrow.7', arxiv: '2401.01234' },
      links: [{ kind: 'page', url: 'https://example.org/articles/burrows?id=7&view=full' }],
      appearance: null,
      place: { line: 2, endLine: 25 },
      publication: {
        type: 'article-journal',
        venue: 'Journal of Burrows',
        variables: {
          volume: '12',
          issue: '3',
          page: '1-13',
          ISSN: '2999-1234',
          language: 'en',
          accessed: '2024-05-02',
          note: 'arXiv:2401.01234 [cs]',
        },
      },
      brought: {
        tags: ['Computer Science - Machine Learning', 'moles', 'voles, common'],
        notes: ['Read twice.\n\nCompare with Tunnels.'],
        citationKey: 'lovelace_burrows_2024',
        files: [
          {
            path: '/home/ada/Zotero/storage/AB12CD34/Lovelace et al. - 2024.pdf',
            title: 'Full Text PDF',
            type: 'application/pdf',
          },
          { path: '/home/ada/Zotero/storage/EF56/burrows.html', title: 'Snapshot', type: 'text/html' },
        ],
      },
    });
    expect(drafts[1]).toMatchObject({
      identifiers: { arxiv: '2312.01001' },
      publication: { type: 'article' },
    });
    expect(drafts[2]).toMatchObject({
      authors: ['Jean de La Fontaine'],
      publication: {
        type: 'chapter',
        venue: 'Les animaux sous terre',
        contributors: { editor: ['Collectif Sous Terre', 'Marie Dupont'] },
        names: { 'Collectif Sous Terre': { literal: 'Collectif Sous Terre' } },
      },
    });
  });

  it('I90: BibLaTeX as Better BibTeX writes it, with what entries inherit', () => {
    const { drafts, complaints } = read('better');

    expect(complaints).toEqual([]);
    expect(drafts.map(({ title }) => title)).not.toContain('press');
    expect(drafts[0]).toMatchObject({
      title: 'Burrows as Graphs: Learning Routes',
      authors: ['Ada Lovelace', 'Jan van der Gang', 'Wilhelm von Humboldt'],
      date: '2024-03-07',
      identifiers: { arxiv: '2401.01234', doi: '10.5555/burrow.7' },
      extra: { version: 3, primaryCategory: 'cs.LG', categories: ['cs.LG'] },
      publication: {
        names: { 'Wilhelm von Humboldt': { family: 'Humboldt', given: 'Wilhelm', droppingParticle: 'von' } },
        variables: { status: 'prepublished', 'container-title-short': 'J. Burrows' },
      },
      brought: { collections: [['Moles']], tags: ['moles', 'voles'] },
    });
    expect(byKey(drafts, 'burrowCollective')).toMatchObject({
      authors: ['The Burrow Collective'],
      date: '2019',
      extra: { bibtex: { fields: { date: '2019/2020' } } },
      publication: { type: 'webpage' },
      brought: { notes: ['A page, not a paper.'] },
    });
    expect(byKey(drafts, 'tunnel')).toMatchObject({
      title: 'Tunnels Without Light',
      date: '2024-06',
      extra: { bibtex: { fields: { title: 'Tunnels {{Without}} Light', crossref: 'proc24' } } },
      publication: {
        type: 'paper-conference',
        venue: 'Proceedings of the Workshop on Tunnels',
        variables: {
          publisher: 'Underground Press',
          'publisher-place': 'Göttingen',
          'event-place': 'Berlin',
        },
        contributors: { editor: ['Carl Gauss, Jr.'] },
      },
    });
    expect(byKey(drafts, 'deep')).toMatchObject({ publication: { variables: { publisher: 'Data Press' } } });
    expect(byKey(drafts, 'holes')).toMatchObject({ date: '2022', publication: { type: 'dataset' } });
  });

  it('I90: JabRef’s, with its groups, rating and reading status', () => {
    const { drafts } = read('jabref');

    expect(drafts[0]).toMatchObject({
      title: 'Burrows & Graphs',
      authors: ['Ada Lovelace', 'Ludwig van Beethoven', 'Émile Zola'],
      date: '2024-07-01',
      brought: {
        tags: ['moles', 'voles'],
        collections: [
          ['Animals', 'Moles'],
          ['Animals', 'Moles', 'Deep Moles'],
        ],
        notes: ['Ask Emmy.'],
        files: [
          { path: 'papers/Lovelace2024.pdf', title: null, type: 'application/pdf' },
          { path: 'C:\\Talks\\burrows.pdf', title: 'Slides', type: 'application/pdf' },
        ],
        status: 'done',
        rating: 4,
        addedAt: '2024-07-02T10:11:12.000Z',
      },
    });
    expect(drafts[1]).toMatchObject({
      date: null,
      extra: { bibtex: { fields: { year: 'in press', __markedentry: '[ada:1]', priority: 'prio1' } } },
      publication: { names: { 'Thomas de Quincey': { family: 'de Quincey', given: 'Thomas' } } },
      brought: { status: 'queued', collections: [['Old']], addedAt: '2011-01-03T00:00:00.000Z' },
    });
    expect(drafts[2]).toMatchObject({
      title: 'Über Maulwürfe',
      authors: ['Jörg Müller'],
      date: '1999',
      publication: {
        type: 'thesis',
        variables: { publisher: 'Universität des Untergrunds', genre: 'Dissertation' },
      },
    });
  });

  it('I90: Mendeley’s', () => {
    const { drafts } = read('mendeley');

    expect(drafts[0]).toMatchObject({
      title: 'Burrows and Graphs: A _Survey_',
      abstract: 'Routes cost $5 and are <10% longer ~ often.',
      authors: ['Ada Lovelace', 'José Núñez'],
      identifiers: { arxiv: '2401.01234', doi: '10.5555/burrow_7', pmid: '12345678' },
      links: [{ kind: 'page', url: 'http://example.org/burrows_7' }],
      brought: {
        collections: [['Animals', 'Moles'], ['To read']],
        notes: ['From Duplicate 1 (Burrows - Lovelace, Ada)\n\nA note.'],
        files: [
          { path: 'home/ada/Papers/Lovelace - 2024 - Burrows_and_Graphs.pdf', type: 'application/pdf' },
          { path: 'C:/Users/ada/burrows.pdf' },
        ],
      },
    });
  });

  it('I90: Google Scholar’s, the ACL Anthology’s, arXiv’s and CiteULike’s', () => {
    expect(read('scholar').drafts).toMatchObject([
      { authors: ['Ada Lovelace', 'Emmy Noether', 'Carl Gauss'], authorCount: null },
      { identifiers: { arxiv: '2312.01001' }, publication: { type: 'article' } },
    ]);
    expect(read('acl').drafts).toMatchObject([
      {
        title: 'Burrows as Graphs: Learning Routes with BERT',
        abstract: 'We learn “routes” of moles.',
        date: '2024-08',
        publication: {
          venue: 'Proceedings of the 62nd Meeting on Tunnels (Volume 1: Long Papers)',
          variables: { publisher: 'Association for Computational Linguistics', page: '101-112' },
          contributors: { editor: ['Carl Gauss', 'Sofya Kovalevskaya', 'Wei Zhang'] },
        },
      },
    ]);
    expect(read('arxiv').drafts).toMatchObject([
      {
        title: 'Burrows as Graphs: Learning Routes in $\\mathbb{R}^{3}$',
        identifiers: { arxiv: '2401.01234' },
        extra: { primaryCategory: 'cs.LG' },
        publication: { type: 'article' },
      },
      { identifiers: { arxiv: 'math/0611800', doi: '10.5555/old.7' }, date: '2006-11' },
    ]);
    expect(read('citeulike').drafts).toMatchObject([
      { title: 'Counting Moles', date: '2009-05-07', brought: { addedAt: '2009-05-07T11:03:22.000Z' } },
    ]);
  });

  it('I90: DBLP’s: a number that tells namesakes apart is kept and not shown', () => {
    const { drafts } = read('dblp');

    expect(drafts[0]).toMatchObject({
      authors: ['Ada Lovelace', 'Wei Wang'],
      date: '2024',
      publication: {
        venue: 'Proceedings of the 7th Workshop on Tunnels, TUNNEL 2024, Bangkok',
        variables: { 'collection-title': 'Tunnel Series' },
      },
      brought: { addedAt: null },
    });
    expect(JSON.stringify(drafts[0]?.extra)).toContain('Wei Wang 0001');
    expect(drafts[1]).toMatchObject({ identifiers: { arxiv: '2401.01234' } });
    expect(drafts[2]).toMatchObject({ identifiers: { arxiv: '1901.01001' } });
  });

  it('I90: BibDesk’s, with paths in its base64 and static groups', () => {
    expect(read('bibdesk').drafts).toMatchObject([
      {
        date: '2024-03',
        links: [{ url: 'https://example.org/burrows' }],
        publication: { venue: 'Journal of Burrows' },
        brought: {
          collections: [['Moles & Voles']],
          files: [{ path: 'Moles/Lovelace2024.pdf', type: 'application/pdf' }],
          status: 'done',
          rating: 5,
          addedAt: '2024-05-02T23:41:32.000Z',
        },
      },
    ]);
  });
});

describe('BibTeX as people write it', () => {
  const odd = read('odd');

  it('I91: strings, “#”, quotes, parentheses, and keys that are missing, odd or beyond ASCII', () => {
    expect(byKey(odd.drafts, 'parens:1')).toMatchObject({
      title: 'Theorie der Endlichen und Unendlichen Graphen',
      authors: ['Denes König'],
      date: '1936',
      publication: { variables: { publisher: 'Mole Press, Leipzig' } },
      place: { line: 6, endLine: 6 },
    });
    expect(
      odd.drafts.filter(({ brought }) => brought?.citationKey === null).map(({ title }) => title),
    ).toEqual(['No Key', 'Neither Key nor Comma']);
    expect(byKey(odd.drafts, 'über:2020')).toMatchObject({
      title: 'A Key Beyond ASCII',
      authors: ['José Muñoz', 'Øystein Øre'],
      extra: { bibtex: { fields: { 'title-2': 'A Second Title', doi: 'not a doi', year: 'c. 1850' } } },
    });
  });

  it('I92: a broken entry is left out alone and told with its lines', () => {
    const sentences = odd.complaints.map(({ line, message }) => `${line}: ${message}`);

    expect(sentences).toContain(
      '20: The entry “broken” is not closed in its field “title”, so it was left out.',
    );
    expect(sentences).toContain(
      '26: The closing brace of the entry “after broken” is missing; it was read all the same.',
    );
    expect(byKey(odd.drafts, 'after broken')).toMatchObject({ title: 'The One After', date: '2000' });
    expect(byKey(odd.drafts, 'toomany')).toMatchObject({
      date: '2011',
      links: [{ url: 'https://example.org/~ada/' }],
    });
    expect(sentences.join('\n')).toContain('“unknownmacro” is not defined');
    expect(odd.drafts.map(({ title }) => title)).not.toContain('Commented out');
  });

  it('I93: missing parents and circles are told', () => {
    const sentences = odd.complaints.map(({ message }) => message).join('\n');

    expect(sentences).toContain('refers to “gone”, which is not in this input');
    expect(sentences).toContain('refers to “twice” in a circle');
  });

  it('I94: what has no home, and what its home cannot hold, is kept as it is written', () => {
    const again = odd.drafts.findLast(({ brought }) => brought?.citationKey === 'twice');

    expect(again).toMatchObject({
      title: 'Twice Again kept \\lost here',
      doubts: ['The key “twice” stands in the input more than once.'],
      extra: { bibtex: { fields: { title: 'Twice Again \\unknowncommand{kept} \\lost here' } } },
    });
    expect(byKey(odd.drafts, 'strange')).toMatchObject({
      extra: { journalRef: 'J. 7', versions: [1, 2], bibtex: { type: 'unheardof' } },
      publication: { type: 'document' },
    });
    expect(byKey(odd.drafts, 'untitled')).toMatchObject({
      title: 'untitled',
      doubts: ['The entry has no title; “untitled” stands in for it.'],
    });
  });

  it.each([
    ['Ludwig van Beethoven', { given: 'Ludwig', nonDroppingParticle: 'van', family: 'Beethoven' }],
    ['van Beethoven, Ludwig', { given: 'Ludwig', nonDroppingParticle: 'van', family: 'Beethoven' }],
    ['King, Jr., Martin Luther', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['Garcia Marquez, Gabriel', { given: 'Gabriel', family: 'Garcia Marquez' }],
    ['{Barnes and Noble}', { literal: 'Barnes and Noble' }],
    ["{\\'E}mile {de Quincey}", { given: 'Émile', family: 'de Quincey' }],
    ['Plato', { literal: 'Plato' }],
  ])('I95: the name “%s” is read in its parts', (name, parts) => {
    const draft = one(`@misc{a, title = {T}, author = {${name}}}`);
    const shown = draft?.authors[0] ?? '';

    expect(draft?.authors).toHaveLength(1);
    expect(draft?.publication?.names[shown] ?? splitName(shown)).toEqual(parts);
  });

  it('I90: an ISBN names a book, and never a chapter of one', () => {
    expect(one('@book{a, title = {T}, isbn = {0-306-40615-2}}')?.identifiers).toEqual({
      isbn: '9780306406157',
    });
    expect(one('@incollection{a, title = {T}, isbn = {0-306-40615-2}}')?.identifiers).toEqual({});
  });

  it.each([
    ['year = 2019, month = {January}', '2019-01'],
    ['year = 2019, month = "10"', '2019-10'],
    ['year = 2019, month = {OCT 1}', '2019-10-01'],
    ['year = 2019, month = {Jul-Aug}', '2019-07'],
    ['year = 2019, month = feb, day = {30}', '2019'],
    ['date = {2019-07/2019-09}', '2019-07'],
    ['date = {2019-21}', '2019'],
    ['year = {in press}', null],
    ['year = {2019-02-03}', '2019-02-03'],
  ])('I96: %s is %s', (fields, date) => {
    expect(one(`@misc{a, title = {T}, ${fields}}`)?.date).toBe(date);
  });

  it('I97: is recognised within prose, and nowhere in pages or JSON', () => {
    expect(parse('Please cite: @article{a, title={T}, year=2020}').format).toBe('bibtex');
    expect(parse('<html><style>@media (x) { a = b }</style>@misc{a, title={T}}</html>').format).not.toBe(
      'bibtex',
    );
    expect(parse('{"citationStyles":{"bibtex":"@article{a, title={T}}"}}').format).not.toBe('bibtex');
    expect(parse('Write to me@home.org {or, not = 1}').format).toBe(null);
    expect(parse('@string{a = "b"}').complaints).toHaveLength(1);
  });
});
