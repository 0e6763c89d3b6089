import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const text = new TextDecoder().decode(fixture('arxiv-atom-search.xml'));
const sentences = (input: Uint8Array | string) => parse(input).complaints.map(({ message }) => message);

describe('an answer of arXiv’s API', () => {
  it('I10: gives each paper with its facts, version and id apart', () => {
    const { drafts, complaints, format, listedOn } = parse(text);

    expect([format, listedOn, complaints]).toEqual(['arxiv-atom', null, []]);
    expect(drafts).toHaveLength(4);
    expect(drafts[0]).toEqual({
      title: 'Burrow Networks: Learning Routes That Nobody Drew',
      abstract:
        'We learn routes of moles & voles from $n < 40$ holes.\nThe code is at https://github.com/example-lab/burrow.',
      authors: ['Ada Lovelace', 'Emmy Noether'],
      authorCount: 2,
      organization: null,
      date: '2026-06-11',
      dateInferred: false,
      identifiers: { arxiv: '2606.91001', doi: '10.5555/burrow.7' },
      links: [
        { kind: 'code', url: 'https://github.com/example-lab/burrow' },
        { kind: 'page', url: 'https://burrow.example.org' },
      ],
      upvotes: null,
      comments: null,
      appearance: {
        source: 'arxiv',
        kind: 'search',
        listedOn: null,
        rank: null,
        upvotes: null,
        comments: null,
      },
      place: { line: 10, endLine: 37 },
      doubts: [],
      extra: {
        version: 3,
        primaryCategory: 'cs.RO',
        categories: ['cs.LG', 'cs.RO'],
        subjectClasses: ['I.2.6', 'I.2.9'],
        comment: '12 pages, project page: https://burrow.example.org',
        journalRef: 'J. Burrows 7 (2026) 1-12',
        affiliations: [
          { author: 'Ada Lovelace', names: ['Analytical Society, London', 'Institute of Engines'] },
        ],
        publishedAt: '2026-06-11T17:08:18Z',
        updatedAt: '2026-06-29T23:30:00Z',
      },
    });
  });

  it('I10: an old id loses its subject class, and MSC classes are no categories', () => {
    const draft = parse(text).drafts[1];

    expect(draft?.identifiers).toEqual({ arxiv: 'math/0611800' });
    expect(draft?.extra).toMatchObject({
      version: 2,
      subjectClasses: ['26A12', '60G65'],
      categories: ['math.CA'],
    });
  });

  it('I11: an error that looks like a paper is a complaint and no paper', () => {
    const { drafts, complaints } = parse(fixture('arxiv-atom-error.xml'));

    expect(drafts).toEqual([]);
    expect(complaints).toEqual([
      {
        line: 9,
        endLine: 18,
        message:
          'arXiv answered with an error instead of papers: “incorrect id format for mole”. Correct the request and fetch again.',
      },
    ]);
  });

  it('I12: an unknown id gives no paper and says so', () => {
    const { drafts, complaints, format } = parse(fixture('arxiv-atom-none.xml'));

    expect([drafts, format]).toEqual([[], null]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]?.message).toContain(
      'arXiv found no paper for this request (“arXiv Query: search_query=&id_list=0000.0000',
    );
  });

  it('I12: an answer that holds fewer papers than it announces says so', () => {
    const announced = text.replace('itemsPerPage>4<', 'itemsPerPage>10<');

    expect(sentences(announced)).toEqual([expect.stringContaining('holds 4 of the 10 papers')]);
    expect(sentences(announced.replace('totalResults>128<', 'totalResults>4<'))).toEqual([]);
  });

  it('I5: cut off, it gives what was complete and says where it breaks', () => {
    const cut = text.slice(0, text.indexOf('<title>A Dictionary'));
    const line = cut.split('\n').length;

    const { drafts, complaints } = parse(cut);

    expect(drafts.map(({ identifiers }) => identifiers['arxiv'])).toEqual(['2606.91001', 'math/0611800']);
    expect(complaints.map((complaint) => complaint.message)).toEqual([
      'The XML breaks off; what was complete before was read.',
      `The paper that begins in line ${line - 2} is damaged and was left out. Fetch the feed again to have it.`,
    ]);
  });

  it('I5: a paper with tags that do not match is left out, those around it are read', () => {
    const { drafts, complaints } = parse(
      text.replace('holes.</summary>\n    <category term="math.CA"', 'holes.\n    <category term="math.CA"'),
    );

    expect(drafts).toHaveLength(3);
    expect(complaints.every(({ line }) => line !== null)).toBe(true);
  });

  it('I3: an answer whose namespace is damaged says that there is nothing in it', () => {
    const none = new TextDecoder().decode(fixture('arxiv-atom-none.xml'));

    expect(sentences(none.replace('2005/Atom', '2005/At\nom'))).toEqual([
      'The answer has no papers in it. Fetch it again.',
    ]);
  });

  it('a pasted piece of an answer is read too', () => {
    const piece = text.slice(text.indexOf('<entry>'), text.indexOf('</feed>'));

    expect(parse(piece).drafts).toHaveLength(4);
  });

  it('I11: entries with foreign ids or without a title are complaints', () => {
    const odd = text
      .replace('http://arxiv.org/abs/2605.91002v1', 'urn:mole:7')
      .replace(/<title>Soil[^]*?<\/title>/, '<title> </title>');

    const { drafts } = parse(odd);

    expect(drafts).toHaveLength(2);
    expect(sentences(odd)).toEqual([
      'An entry has the id “urn:mole:7”, which is none of arXiv’s, so it was left out.',
      'The paper 2604.91003 has no title, so it was left out.',
    ]);
  });
});
