import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const raw = new TextDecoder().decode(fixture('arxiv-oai-raw.xml'));
const sentences = (input: Uint8Array | string) => parse(input).complaints.map(({ message }) => message);

describe('records of arXiv for harvesters', () => {
  it('I50: arXivRaw gives the date of the first version and the number of the newest', () => {
    const { drafts, format, listedOn } = parse(raw);

    expect([format, listedOn, drafts.length]).toEqual(['arxiv-oai', null, 2]);
    expect(drafts[0]).toMatchObject({
      title: 'Burrow Networks: Learning Routes That Nobody Drew',
      abstract: 'We learn routes of moles & voles.\nThey are long.',
      authors: ['Ada Lovelace', 'Emmy Noether'],
      date: '2026-06-11',
      dateInferred: false,
      identifiers: { arxiv: '2606.91001', doi: '10.5555/burrow.7' },
      appearance: { source: 'arxiv', kind: 'search', listedOn: null, rank: null },
      place: { line: 6, endLine: 19 },
      extra: {
        version: 2,
        primaryCategory: 'cs.LG',
        categories: ['cs.LG', 'cs.RO'],
        subjectClasses: ['I.2.6', 'I.2.9'],
        submitter: 'Ada Lovelace',
        license: 'http://creativecommons.org/licenses/by/4.0/',
        updatedAt: 'Mon, 29 Jun 2026 23:30:00 GMT',
        affiliations: [
          { author: 'Ada Lovelace', names: ['Analytical Society, London'] },
          { author: 'Emmy Noether', names: ['Analytical Society, London', 'Erlangen'] },
        ],
      },
    });
    expect(drafts[1]).toMatchObject({
      authors: ['Sofya Kovalevskaya', 'Carl Gauss, Jr'],
      identifiers: { arxiv: 'math/0611800' },
      date: '2006-11-27',
    });
  });

  it('I51: deleted records and an answer that goes on are told', () => {
    expect(sentences(raw)).toEqual([
      'oai:arXiv.org:2606.91099 was deleted at its source, so there is nothing to read.',
      'The answer is one part: it holds 3 of 1240 records, and goes on. Fetch the next part too.',
    ]);
    expect(sentences(raw.replace('>6511260|2001<', '><'))).toHaveLength(1);
  });

  it('I50: Dublin Core gives what it can tell', () => {
    const { drafts, complaints } = parse(fixture('arxiv-oai-dc.xml'));

    expect(complaints).toEqual([]);
    expect(drafts[0]).toMatchObject({
      authors: ['Ada Lovelace', 'Wilhelm von Humboldt', 'The Vole Collaboration'],
      abstract: 'We learn routes of moles & voles.',
      date: '2026-06-11',
      identifiers: { arxiv: '2606.91001', doi: '10.5555/burrow.7' },
      extra: {
        comment: '12 pages',
        journalRef: 'J. Burrows 7 (2026) 1-12',
        subjects: ['Computer Science - Machine Learning', 'Computer Science - Robotics'],
      },
    });
  });

  it('I50: the form “arXiv” gives authors in parts, and its dates are not taken for the first version’s', () => {
    const own = raw.replace(
      /<arXivRaw xmlns[^]*?<\/arXivRaw>/,
      () =>
        '<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2606.91001</id><created>2026-06-29</created><authors><author><keyname>Gauss</keyname><forenames>Carl</forenames><suffix>Jr</suffix><affiliation>Göttingen</affiliation></author></authors><title>T</title><categories>cs.LG</categories><abstract>A</abstract></arXiv>',
    );

    const [draft] = parse(own).drafts;

    expect(draft).toMatchObject({ authors: ['Carl Gauss, Jr'], date: '2026-06', dateInferred: true });
    expect(draft?.extra).toMatchObject({
      created: '2026-06-29',
      affiliations: [{ author: 'Carl Gauss, Jr', names: ['Göttingen'] }],
    });
  });

  it('I52: errors, and answers without records, are told apart from papers', () => {
    expect(sentences(fixture('arxiv-oai-error.xml'))).toEqual([
      'The source answered with an error instead of papers: “badArgument: metadataPrefix is required”. Correct the request and fetch again.',
    ]);
    expect(
      sentences(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="noRecordsMatch">none</error></OAI-PMH>',
      ),
    ).toEqual(['There are no records for this request (“none”). Ask for other days or another set.']);
    expect(
      sentences(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListIdentifiers><header/></ListIdentifiers></OAI-PMH>',
      ),
    ).toEqual(['The answer lists identifiers only. Ask for “ListRecords” to have the papers.']);
  });
});
