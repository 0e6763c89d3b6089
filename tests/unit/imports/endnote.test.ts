import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

describe('EndNote XML', () => {
  it('I130: a record gives its paper, whatever styles its letters have', () => {
    const { drafts, format } = parse(fixture('endnote-xml-library.xml'));

    expect([format, drafts.length]).toEqual(['endnote-xml', 2]);
    expect(drafts[0]).toMatchObject({
      title: 'A study of the common mole Talpa europaea at Cape Crozier',
      abstract: 'Moles dig.\nThey dig deep.',
      authors: ['Ada Lovelace', 'World Burrow Organization'],
      date: '2015-03-03',
      identifiers: { doi: '10.5555/burrow.15', pmid: '25647015' },
      links: [{ kind: 'page', url: 'https://example.org/mole' }],
      publication: {
        type: 'article-journal',
        venue: 'Journal of Burrow Studies',
        variables: {
          'container-title-short': 'J Burrow Stud',
          volume: '18',
          issue: '1',
          page: '93-105',
          ISSN: '1532-1827, 0007-0920',
        },
      },
      brought: {
        tags: ['anxiety', 'craving', 'Aged, 80 and over'],
        collections: [['Burrows']],
        notes: ['some notes', 'mine, of the reading'],
        citationKey: 'Lovelace2015',
        files: [{ path: 'internal-pdf://3042/Lovelace-2015.pdf', title: null, type: 'application/pdf' }],
      },
    });
    expect(drafts[0]?.extra['endnote-xml']).toMatchObject({
      custom3: ['kept'],
      urls: ['<Go to ISI>://0002'],
      'foreign-keys/key': ['7'],
      'foreign-keys/key@db-id': ['0xxzez'],
      database: ['Moles.enl'],
    });
  });

  it('I130: a book has its series, and an unreadable year is kept', () => {
    expect(parse(fixture('endnote-xml-library.xml')).drafts[1]).toMatchObject({
      authors: ['Ludwig van Beethoven'],
      date: null,
      identifiers: { isbn: '9783161484100' },
      publication: { type: 'book', venue: null, variables: { 'collection-title': 'Soils of the World' } },
      extra: { 'endnote-xml': { 'dates/year': ['in press'] } },
    });
  });

  it('I130: a record without any title is told', () => {
    expect(parse(fixture('endnote-xml-library.xml')).complaints).toEqual([
      { line: 49, endLine: 49, message: 'A record has no title, so it was left out.' },
    ]);
  });
});

describe('EndNote’s tagged form', () => {
  it('I131: records with types', () => {
    const { drafts, format, complaints } = parse(fixture('endnote-tagged-records.enw'));

    expect([format, drafts.length]).toEqual(['endnote-tagged', 3]);
    expect(drafts[0]).toMatchObject({
      title: 'Routes that nobody drew',
      abstract: 'We learn routes.\n\nThey are long.',
      authors: ['Ada Lovelace', 'Martin Luther King, Jr.', 'The Vole Collaboration'],
      date: '2013-07-22',
      identifiers: { doi: '10.5555/burrow.7' },
      links: [{ kind: 'page', url: 'https://example.org/burrow' }],
      place: { line: 1, endLine: 24 },
      publication: { venue: 'Journal of Burrow Studies', variables: { ISSN: '0021-9606', page: '101-112' } },
      brought: {
        tags: ['moles', 'voles'],
        notes: ['A note of mine'],
        citationKey: 'Lovelace2013',
        files: [{ path: 'internal-pdf://0012/Lovelace.pdf' }],
      },
      extra: { 'endnote-tagged': { M: ['WOS:000312'], '+': ['Analytical Society, London'] } },
    });
    expect(drafts[1]).toMatchObject({
      authors: ['Lise Meitner'],
      identifiers: {},
      publication: {
        type: 'chapter',
        venue: 'Handbook of Digging',
        contributors: { editor: ['Marie Curie'] },
        variables: { 'collection-title': 'Soils of the World', ISBN: '978-3-16-148410-0' },
      },
    });
    expect(drafts[2]).toMatchObject({
      date: null,
      doubts: ['“Cave Drawing” is no type that EndNote knows.'],
      extra: { 'endnote-tagged': { '0': ['Cave Drawing'], D: ['n.d.'] } },
    });
    expect(complaints).toEqual([
      { line: 41, endLine: 42, message: 'A record has no title, so it was left out.' },
    ]);
  });

  it('I131: refer’s records, which have no types', () => {
    expect(parse(fixture('endnote-tagged-refer.txt')).drafts).toMatchObject([
      {
        authors: ['B. W. Kernighan'],
        date: '1975-03',
        publication: { type: 'article-journal', venue: 'Commun. Burrow Mach.' },
      },
      { title: 'Eleven digs', date: '1950', publication: { type: 'book' } },
    ]);
  });
});

describe('Web of Science', () => {
  it('I132: records from PT to ER, with full names before short ones', () => {
    const { drafts, format, complaints } = parse(fixture('isi-records.txt'));

    expect([format, complaints]).toEqual(['isi', []]);
    expect(drafts).toMatchObject([
      {
        title: 'Routes that nobody drew: a study of moles',
        authors: ['Ada Lovelace', 'Emmy Noether', 'The Vole Collaboration'],
        date: '2021-03-15',
        identifiers: { doi: '10.5555/burrow.7', pmid: '23690738' },
        place: { line: 3, endLine: 37 },
        publication: {
          type: 'article-journal',
          venue: 'JOURNAL OF BURROW STUDIES',
          variables: {
            page: '101-112',
            ISSN: '0021-9606, 1537-744X',
            'container-title-short': 'J. Burrow Stud.',
          },
        },
        brought: { tags: ['burrows', 'routes', 'factory moles'] },
        extra: {
          orcids: { 'Ada Lovelace': '0000-0002-1825-0097' },
          isi: {
            ID: ['NETWORKS; SOIL'],
            CR: ['Turing A, 1950, MIND, V59, P433', 'Hopper G, 1952, ACM, P243'],
            OI: ['Turing, Alan/0000-0001-5109-3700'],
            UT: ['WOS:000312345600001'],
          },
        },
      },
      { title: 'Hard soils', publication: { type: 'chapter', venue: 'HANDBOOK OF DIGGING' } },
    ]);
  });
});
