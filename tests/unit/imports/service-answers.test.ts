import { describe, expect, it } from 'vitest';
import { withdrawalOf } from '../../../src/main/library/imports/reconcile/withdrawal.ts';
import { fixture, parse } from './parse.ts';

const text = (name: string) => new TextDecoder().decode(fixture(name));
const sentences = (json: string) => parse(json).complaints.map(({ message }) => message);

describe('what Crossref answers', () => {
  it('I150: a work, with its mark-up read, its preprint and its people', () => {
    const { drafts, complaints, format } = parse(text('crossref-json-work.json'));

    expect([format, complaints]).toEqual(['crossref-json', []]);
    expect(drafts).toMatchObject([
      {
        title: 'On burrows & moles: A study',
        abstract: 'Moles <dig> fast.\n\nVery.',
        authors: ['Ada Lovelace', 'The Mole Collaboration'],
        date: '2024-03',
        identifiers: { doi: '10.5555/burrow.7', arxiv: '2401.00001' },
        links: [
          { kind: 'page', url: 'https://example.org/burrow/7' },
          { kind: 'pdf', url: 'https://example.org/7.pdf' },
        ],
        publication: {
          type: 'article-journal',
          venue: 'Journal of Burrows',
          variables: {
            volume: '7',
            issue: '2',
            page: '11-29',
            ISSN: '1234-5678 8765-4321',
            publisher: 'Burrow Press',
          },
        },
        extra: {
          orcids: { 'Ada Lovelace': '0000-0002-1825-0097' },
          affiliations: [{ author: 'Ada Lovelace', names: ['Mole Institute'] }],
          crossref: { license: [{ 'content-version': 'vor' }], reference: [{ key: 'r1' }] },
        },
      },
    ]);
  });

  it('I151: retractions are seen, at the work and at the notice, which is doubted', () => {
    const { drafts } = parse(text('crossref-json-list.json'));

    expect(drafts.map((draft) => withdrawalOf(draft))).toEqual(['retraction', 'retraction']);
    expect(drafts.map(({ doubts }) => doubts)).toEqual([
      [],
      ['It is a notice (retraction) about 10.5555/hole.1.'],
    ]);
    expect(drafts[0]?.date).toBe('2020');
  });

  it('I152: what is missing is told', () => {
    expect(sentences(text('crossref-json-list.json'))).toEqual([
      'The file holds 3 of the 812 works that Crossref found. Save the others too.',
      'The work 10.5555/none has no title, so it was left out.',
    ]);
    expect(
      sentences('{"status":"ok","message-type":"work-list","message":{"total-results":0,"items":[]}}'),
    ).toEqual(['The answer of Crossref has no works. Ask it once more, for works.']);
  });

  it('I150: a list of works without the envelope, and JSON lines', () => {
    const work = JSON.parse(text('crossref-json-work.json')).message;

    expect(parse(JSON.stringify([work, work])).drafts).toHaveLength(2);
    expect(parse(`${JSON.stringify(work)}\n${JSON.stringify(work)}`)).toMatchObject({
      format: 'crossref-json',
    });
    expect(
      parse(`${JSON.stringify({ status: 'ok', 'message-type': 'work', message: work })}\n`).drafts,
    ).toHaveLength(1);
  });
});

describe('what DataCite answers', () => {
  it('I150: a work, alone and in a list', () => {
    const [alone, list] = ['datacite-json-one.json', 'datacite-json-list.json'].map((name) =>
      parse(text(name)),
    );

    expect(alone?.drafts).toMatchObject([
      {
        title: 'Counts of holes',
        abstract: 'Counted twice.',
        authors: ['Emmy Noether', 'Mole Watch', 'Marie Curie'],
        date: '2025-02-03',
        identifiers: { doi: '10.5555/data.1', arxiv: '2401.00001' },
        publication: {
          type: 'dataset',
          contributors: { editor: ['Sophie Germain'] },
          variables: { version: '2' },
        },
        extra: {
          orcids: { 'Emmy Noether': '0000-0002-1825-0097' },
          datacite: { subjects: [{ subject: 'holes' }] },
        },
      },
    ]);
    expect(list?.drafts).toHaveLength(1);
    expect(list?.complaints.map(({ message }) => message)).toEqual([
      'The file holds 2 of the 40 works that DataCite found. Save the others too.',
      'The work 10.5555/none has no title, so it was left out.',
    ]);
  });
});

describe('what OpenAlex answers', () => {
  it('I153: the abstract is put together again', () => {
    const { drafts, format } = parse(text('openalex-json-work.json'));

    expect(format).toBe('openalex-json');
    expect(drafts).toMatchObject([
      {
        title: 'On burrows',
        abstract: 'Moles dig and dig again.',
        authors: ['Ada Lovelace'],
        date: '2024-03-05',
        identifiers: { doi: '10.5555/burrow.7', arxiv: '2401.00001', pmid: '123456' },
        publication: { type: 'article-journal', venue: 'Journal of Burrows', variables: { page: '11-29' } },
        extra: {
          retracted: true,
          openalex: { topics: [{ display_name: 'Burrowing' }], id: 'https://openalex.org/W123' },
        },
      },
    ]);
    expect(sentences(text('openalex-json-list.json'))).toEqual([
      'The work https://openalex.org/W124 has no title, so it was left out.',
    ]);
  });
});

describe('what Semantic Scholar answers', () => {
  it('I150: a paper any field of which may be null', () => {
    const { drafts, format } = parse(text('semantic-scholar-json-paper.json'));

    expect(format).toBe('semantic-scholar-json');
    expect(drafts).toMatchObject([
      {
        title: 'On burrows',
        abstract: null,
        authors: ['Ada Lovelace', 'Ludwig van Beethoven'],
        date: '2024',
        identifiers: { doi: '10.5555/burrow.7', arxiv: '2401.00001' },
        publication: { type: 'article-journal', venue: 'Journal of Burrows', variables: { page: '11 - 29' } },
        extra: { tldr: 'Moles dig.', semanticScholar: { corpusId: 42 } },
      },
    ]);
    expect(sentences(text('semantic-scholar-json-search.json'))).toEqual([
      'The file holds 2 of the 3 works that Semantic Scholar found. Save the others too.',
      'The paper 0 has no title, so it was left out.',
    ]);
  });

  it('I150: citations, recommendations and batches', () => {
    const paper = JSON.parse(text('semantic-scholar-json-paper.json'));

    expect(
      parse(JSON.stringify({ offset: 0, data: [{ intents: [], citingPaper: paper }] })).drafts,
    ).toHaveLength(1);
    expect(parse(JSON.stringify({ recommendedPapers: [paper, paper] })).drafts).toHaveLength(2);
    expect(parse(JSON.stringify([paper, null, paper])).drafts).toHaveLength(2);
  });
});

describe('what DBLP answers', () => {
  it('I154: one author or many, without homonyms’ numbers, entities and DBLP’s full stop', () => {
    const { drafts, complaints, format } = parse(text('dblp-json-search.json'));

    expect(format).toBe('dblp-json');
    expect(drafts).toMatchObject([
      {
        title: 'Moles & Maps: a Study',
        authors: ['Wei Wang', 'Jürgen Maier'],
        date: '2024',
        identifiers: { doi: '10.5555/ichl.1' },
        publication: { type: 'paper-conference', venue: 'ICHL', variables: { 'collection-title': 'LNCS' } },
        extra: { dblp: { key: 'conf/ichl/WangM24' } },
      },
      {
        title: 'Do Moles Dig?',
        authors: ['Ada Lovelace'],
        identifiers: { arxiv: '2401.00001' },
        publication: { type: 'article', venue: 'CoRR' },
      },
    ]);
    expect(complaints.map(({ message }) => message)).toEqual([
      'The file holds 3 of the 12 works that DBLP found. Save the others too.',
      'The publication conf/none/X has no title, so it was left out.',
    ]);
  });
});

it.each([
  [
    '{"status":"error","message-type":"validation-failure","message":[{"type":"x","message":"Bad filter"}]}',
    'Crossref answered with an error (“Bad filter”).',
  ],
])('I152: a refusal is said: %s', (json, sentence) => {
  expect(parse(json).complaints.map(({ message }) => message)).toContain(sentence);
});
