import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const sentences = (input: Uint8Array | string) => parse(input).complaints.map(({ message }) => message);

describe('PubMed XML', () => {
  it('I120: an article gives its paper, with formulas as TeX and emphasis taken off', () => {
    const { drafts, format } = parse(fixture('pubmed-xml-articles.xml'));

    expect([format, drafts.length]).toEqual(['pubmed-xml', 2]);
    expect(drafts[0]).toMatchObject({
      title: 'CO2 in Talpa burrows: $η_{p}^{2} ≤ \\frac{a + 1}{b}$.',
      abstract: 'BACKGROUND: Moles & voles\ndig.\n\nRESULTS: They dug.',
      authors: ['Ada B Lovelace', 'Martin L King, Jr', 'The Vole Study Group'],
      authorCount: 3,
      date: '2020-07-04',
      identifiers: { pmid: '91000001', doi: '10.5555/burrow.12', pmcid: 'PMC7756617' },
      place: { line: 4, endLine: 63 },
      publication: {
        type: 'article-journal',
        venue: 'Journal of burrow studies',
        variables: {
          'container-title-short': 'J Burrow Stud',
          volume: '12',
          issue: '2-3',
          page: '25-138',
          language: 'eng',
          ISSN: '1537-744X',
        },
      },
      brought: { tags: ['burrows', 'carbon dioxide'] },
      extra: {
        orcids: { 'Ada B Lovelace': '0000-0002-1825-0097' },
        affiliations: [{ author: 'Ada B Lovelace', names: ['Analytical Society, London.'] }],
      },
    });
  });

  it('I121: what has no home is kept: headings, grants, what it cites, authors marked as wrong', () => {
    const [draft] = parse(fixture('pubmed-xml-articles.xml')).drafts;

    expect(draft?.extra['pubmed-xml']).toMatchObject({
      MeshHeading: ['Moles | *physiology'],
      Grant: ['Z/04 | Burrow Trust | Nowhere'],
      Reference: ['Turing A. On digging. | 10.5555/other.1'],
      Author: ['Lovelase | Ada | A'],
      ELocationID: ['pii: S0732(15)0'],
      ArticleDate: ['Electronic: 2020 06 01'],
      PubMedPubDate: ['received: 2020 1 2'],
      CopyrightInformation: ['Nobody’s.'],
    });
  });

  it('I122: a retracted article says so, with its notice', () => {
    expect(parse(fixture('pubmed-xml-articles.xml')).drafts[0]?.extra['withdrawn']).toBe(
      'Retraction in: J Burrow Stud. 2021 Mar;13(1):9',
    );
  });

  it('I120: dates in words, authors that are not all named, preprints', () => {
    const { drafts } = parse(fixture('pubmed-xml-articles.xml'));

    expect(drafts[1]).toMatchObject({
      title: '[Voles: an overview].',
      authors: ['L van Beethoven'],
      authorCount: null,
      date: '1998-12',
      doubts: ['The input does not name all of its authors.'],
      publication: { type: 'article' },
      extra: { 'pubmed-xml': { PubDate: ['1998 Dec-1999 Jan'] } },
    });
  });

  it('I120: a chapter of the Bookshelf stands alone as well', () => {
    expect(parse(fixture('pubmed-xml-book.xml')).drafts).toMatchObject([
      {
        title: 'Hard soils',
        authors: ['Lise Meitner'],
        date: '2009-02',
        identifiers: { pmid: '91000011' },
        publication: {
          type: 'chapter',
          venue: 'Handbook of Digging',
          contributors: { editor: ['Marie Curie'] },
          variables: { ISBN: '9783161484100', publisher: 'Burrow Press', 'publisher-place': 'Cham' },
        },
      },
    ]);
  });

  it('I5: an article without a title, and an answer that is an error, are told', () => {
    expect(sentences(fixture('pubmed-xml-articles.xml'))).toEqual([
      'The article of PMID 91000003 has no title, so it was left out.',
    ]);
    expect(sentences('<eFetchResult><ERROR>Cannot process ID list</ERROR></eFetchResult>')).toEqual([
      'PubMed answered with an error instead of papers: “Cannot process ID list”. Fetch them again.',
    ]);
    expect(sentences('<PubmedArticleSet></PubmedArticleSet>')).toEqual([
      'The document has no article. Save it again from PubMed, with the articles themselves.',
    ]);
  });

  it('I6: a document that declares entities is refused, one that names its DTD is not', () => {
    const text = new TextDecoder().decode(fixture('pubmed-xml-articles.xml'));

    expect(parse(text.replace('.dtd">', '.dtd" [<!ENTITY a "b">]>')).drafts).toEqual([]);
  });
});

describe('PubMed’s tagged form', () => {
  it('I125: authors, groups among them, keep their order, affiliations and ORCIDs', () => {
    const { drafts, format } = parse(fixture('pubmed-nbib-articles.nbib'));

    expect([format, drafts.length]).toEqual(['pubmed-nbib', 3]);
    expect(drafts[0]).toMatchObject({
      title: 'From danger to health: advice for the factory mole in early burrows.',
      abstract: 'BACKGROUND: Moles dig. They dig deep. RESULTS: They dug.',
      authors: ['Ada B Lovelace', 'The Vole Study Group', 'Martin L King, Jr'],
      date: '2016-05',
      identifiers: { pmid: '91000021', doi: '10.5555/burrow.20', pmcid: 'PMC4513071' },
      place: { line: 2, endLine: 43 },
      publication: {
        type: 'article-journal',
        venue: 'Journal of burrow studies',
        variables: { ISSN: '1537-744X, 0955-2359', page: '454-81', volume: '20', issue: '4' },
      },
      brought: { tags: ['burrows', 'factory mole'] },
      extra: {
        orcids: { 'Ada B Lovelace': '0000-0002-1825-0097' },
        affiliations: [
          { author: 'Ada B Lovelace', names: ['Analytical Society, London.', 'Royal Burrow, Windsor.'] },
        ],
        withdrawn: 'Retraction in: J Burrow Stud. 2017;21(1):9. PMID: 91000029',
        'pubmed-nbib': {
          DP: ['2016 May-Jun'],
          LID: ['S0732-8893(15)00432-0 [pii]'],
          MH: ['Moles/*physiology'],
          PHST: ['2016/01/02 00:00 [received]'],
        },
      },
    });
  });

  it('I125: chapters, and a record that follows without an empty line', () => {
    expect(parse(fixture('pubmed-nbib-articles.nbib')).drafts.slice(1)).toMatchObject([
      {
        title: 'Hard soils',
        authors: ['L van Beethoven'],
        date: '2010-02-03',
        publication: {
          type: 'chapter',
          venue: 'Handbook of Digging',
          contributors: { editor: ['Marie Curie'] },
        },
      },
      { title: 'A letter without a name', authors: [], date: '1999' },
    ]);
  });

  it('I126: what cannot be read is told with its lines', () => {
    expect(parse(fixture('pubmed-nbib-articles.nbib')).complaints).toEqual([
      {
        line: 61,
        endLine: 61,
        message: 'Text stands between records, where none belongs; it was passed over.',
      },
      { line: 63, endLine: 64, message: 'The record of PMID 91000024 has no title, so it was left out.' },
    ]);
  });
});
