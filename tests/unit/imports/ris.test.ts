import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const record = (...lines: string[]) => parse(['TY  - JOUR', ...lines, 'ER  - ', ''].join('\n')).drafts[0];
const sentences = (input: Uint8Array | string) => parse(input).complaints.map(({ message }) => message);

describe('RIS', () => {
  it('I110: a publisher’s record gives the paper, with what is said twice kept once', () => {
    const { drafts, complaints, format } = parse(fixture('ris-publishers.ris'));

    expect([format, drafts.length, complaints]).toEqual(['ris', 4, []]);
    expect(drafts[0]).toMatchObject({
      title: 'Routes that nobody drew: moles & voles',
      authors: [
        'Ada Lovelace',
        'Emmy Noether',
        'Martin Luther King, Jr.',
        'Ludwig van Beethoven',
        'Jean de La Fontaine',
        'The Vole Collaboration',
      ],
      date: '2013-07-22',
      identifiers: { doi: '10.5555/burrow.7' },
      links: [],
      place: { line: 6, endLine: 31 },
      doubts: [],
      extra: { ris: { DA: ['2013/07/28'] } },
      publication: {
        type: 'article-journal',
        venue: 'Journal of Burrow Studies',
        variables: {
          'container-title-short': 'J. Burrow Stud.',
          volume: '12',
          issue: '3',
          page: '101-112',
          publisher: 'Burrow Press',
          ISSN: '0021-9606',
          accessed: '2021-01-24',
        },
        names: {
          'Jean de La Fontaine': { given: 'Jean', droppingParticle: 'de', family: 'La Fontaine' },
          'The Vole Collaboration': { literal: 'The Vole Collaboration' },
        },
      },
      brought: { notes: [], tags: [] },
    });
  });

  it('I110: proceedings, chapters and what databases write', () => {
    const [, talk, chapter, scopus] = parse(fixture('ris-publishers.ris')).drafts;

    expect(talk).toMatchObject({
      authors: ['A. Turing', 'G. Hopper'],
      date: '2019',
      abstract: 'We teach machines to dig.\nThey dig.\n\nA second paragraph: II-VI compounds are hard.',
      publication: { type: 'paper-conference', venue: '2019 IEEE Conference on Burrows (ICB)' },
      brought: { tags: ['tunnels', 'learning (artificial intelligence)'] },
      extra: { ris: { TY: ['CONF'], Y1: ['15-20 June 2019'] } },
    });
    expect(chapter).toMatchObject({
      title: 'Hard soils',
      date: '2015',
      // A chapter shares its book’s number with all others: it names none of them.
      identifiers: { doi: '10.1007/978-3-16-148410-0_5' },
      publication: {
        type: 'chapter',
        venue: 'Handbook of Digging',
        contributors: { editor: ['Marie Curie', 'Rosalind Franklin'] },
        variables: { ISBN: '978-3-16-148410-0', 'publisher-place': 'Cham', page: '55-80' },
      },
      brought: { citationKey: 'Meitner2015' },
    });
    expect(scopus).toMatchObject({
      date: '2013-04-18',
      identifiers: { pmid: '23690738', pmcid: 'PMC3654245' },
      links: [
        { kind: 'pdf', url: 'https://example.org/paper.pdf' },
        { kind: 'page', url: 'https://example.org/full' },
      ],
      publication: { variables: { number: '219840', genre: 'Article', source: 'Scopus' } },
      brought: {
        tags: ['chelation', 'metals', 'moles'],
        notes: ['Cited By :12', 'Export Date: 3 March 2021'],
        files: [{ path: 'internal-pdf://0012/Sears.pdf', title: null, type: 'application/pdf' }],
      },
      extra: {
        ris: {
          PY: ['2013/02/15/received'],
          AD: ['Institute of Burrows, Cham, Switzerland'],
          U5: ['<Go to ISI>://000'],
          UR: ['<Go to ISI>://000312'],
        },
      },
    });
  });

  it('I111: fewer blanks before the hyphen are read where types are written so', () => {
    const { drafts } = parse(fixture('ris-loose.ris'));

    expect(drafts[0]).toMatchObject({
      title: 'One space before the hyphen, and a title going on',
      authors: ['Ada Lovelace', 'Emmy Noether'],
      abstract: 'An abstract\nBC - not a tag',
      date: '1999',
      dateInferred: true,
      publication: { venue: 'J Burrow' },
    });
    expect(drafts[1]).toMatchObject({
      title: 'No end mark',
      date: null,
      extra: { ris: { PY: ['in press'] } },
      publication: { type: 'thesis' },
    });
    expect(drafts[2]).toMatchObject({
      identifiers: { isbn: '9780306406157' },
      date: '2001-09',
      publication: {
        type: 'book',
        variables: { 'collection-title': 'Works of Euler', ISBN: '0-306-40615-2' },
      },
      brought: { tags: ['moles', 'voles'] },
      doubts: ['The file ends within this record (ER is missing); it may be cut.'],
    });
    for (const mark of ['- ', '-', ' - ', '  -', '  - ', '\t- ']) {
      const { drafts: read } = parse(`TY${mark}JOUR\n TI${mark}Moles\nER${mark}\n`.replace('\n T', '\nT'));

      expect(
        read.map(({ title }) => title),
        mark,
      ).toEqual(['Moles']);
    }
  });

  it('I111: unknown tags, and those of their own date, are kept as they came', () => {
    const [, , book] = parse(fixture('ris-loose.ris')).drafts;

    expect(book?.extra).toEqual({ ris: { PY: ['2001/09/31/Fall'], XX: ['unknown', 'unknown again'] } });
  });

  it('I112: damage costs the record that it is in, and is told', () => {
    const { drafts, complaints } = parse(fixture('ris-damaged.ris'));

    expect(drafts.map(({ title, doubts }) => ({ title, doubts }))).toEqual([
      { title: 'A record without a type', doubts: ['The record does not begin with its type (TY).'] },
      {
        title: 'A Container Alone',
        doubts: [
          'The record has no title; the name of what it is in was taken.',
          '“NOVEL” is no type that RIS knows.',
        ],
      },
      { title: 'A preprint', doubts: [] },
    ]);
    expect(complaints).toEqual([
      {
        line: 16,
        endLine: 17,
        message: 'Text stands between records, where none belongs; it was passed over.',
      },
      { line: 13, endLine: 14, message: 'A record has no title, so it was left out.' },
    ]);
    expect(drafts[2]).toMatchObject({
      identifiers: { arxiv: '2401.01234' },
      links: [{ kind: 'page', url: 'https://arxiv.org/abs/2401.01234v2' }],
      publication: { type: 'article' },
      brought: { notes: ['A note of Zotero', 'mine'] },
      extra: { ris: { N1: ['<p>A <b>note</b> of Zotero</p>'] } },
    });
  });

  it.each([
    ['PY  - 2001/09/01/', '2001-09-01'],
    ['PY  - 2016/12//', '2016-12'],
    ['PY  - 2012///', '2012'],
    ['PY  - 2019/2020', '2019'],
    ['PY  - 2008-05-13T00:00:00Z', '2008-05-13'],
    ['DA  - 12 March 2008', '2008-03-12'],
    ['DA  - March 12, 2008', '2008-03-12'],
    ['PY  - c1998', '1998'],
    ['PY  - n.d.', null],
    ['PY  - ///', null],
  ])('I113: the date in “%s” is %s', (line, date) => {
    expect(record('TI  - T', line)?.date).toBe(date);
  });

  it('I113: a month and a day add to the year of a field of their own', () => {
    expect(record('TI  - T', 'PY  - 2015', 'DA  - Mar 3')?.date).toBe('2015-03-03');
    expect(record('TI  - T', 'PY  - 2015', 'DA  - 2014/12/01')).toMatchObject({
      date: '2015',
      extra: { ris: { DA: ['2014/12/01'] } },
    });
  });

  it('I110: a preprint is one by what it is in, and its id is taken from there', () => {
    expect(record('TI  - T', 'JO  - arXiv preprint arXiv:2401.01234')).toMatchObject({
      identifiers: { arxiv: '2401.01234' },
      publication: { type: 'article', venue: 'arXiv preprint arXiv:2401.01234' },
    });
  });

  it('I3: a file without a title in it says so', () => {
    expect(sentences('TY  - JOUR\nER  - \n')).toEqual(['A record has no title, so it was left out.']);
  });
});
