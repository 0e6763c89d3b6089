import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const text = new TextDecoder().decode(fixture('openreview-json-v2.json'));
const sentences = (json: string) => parse(json).complaints.map(({ message }) => message);

describe('saved JSON of OpenReview', () => {
  it('I80: version 2 gives each paper with its venue and its links', () => {
    const { drafts, format, listedOn } = parse(text);

    expect([format, listedOn, drafts.length]).toEqual(['openreview-json', null, 1]);
    expect(drafts[0]).toMatchObject({
      title: 'Burrow Networks: Learning Routes That Nobody Drew',
      abstract: 'We learn routes of moles.\n\nCode: https://github.com/example-lab/burrow',
      authors: ['Ada Lovelace', 'Emmy Noether'],
      authorCount: 2,
      date: '2026-06-03',
      identifiers: { openreview: 'mOl3Burr0w' },
      links: [
        { kind: 'page', url: 'https://openreview.net/forum?id=mOl3Burr0w' },
        { kind: 'pdf', url: 'https://openreview.net/pdf/0123456789abcdef.pdf' },
        { kind: 'code', url: 'https://github.com/example-lab/burrow' },
      ],
      appearance: { source: 'openreview', kind: 'search', listedOn: null, rank: null },
      place: { line: 3, endLine: 25 },
      extra: {
        venue: 'ICHL 2026 Poster',
        venueId: 'ICHL.cc/2026/Conference',
        tldr: 'Moles draw maps.',
        keywords: ['moles', 'routes'],
        publishedOn: '2026-06-30',
      },
    });
  });

  it('I80: version 1, with bare values and authors that are not shown', () => {
    const { drafts, complaints } = parse(fixture('openreview-json-v1.json'));

    expect(complaints).toEqual([]);
    expect(drafts[0]).toMatchObject({
      title: 'A Count of Holes',
      authors: [],
      authorCount: null,
      date: '2019-09-25',
      doubts: ['Its authors are not shown yet.'],
      extra: { tldr: 'There are many.', keywords: ['holes', 'counting'] },
    });
    expect(drafts[0]?.links).toContainEqual({ kind: 'code', url: 'https://github.com/example-lab/holes' });
  });

  it('I81: reviews are no papers, and what is left out or missing is told', () => {
    expect(parse(text).complaints).toEqual([
      { line: 34, endLine: 39, message: 'The note untitl3d has no title, so it was left out.' },
      {
        line: null,
        endLine: null,
        message: 'One note is a review or a comment and no paper; nothing of it was read.',
      },
      {
        line: null,
        endLine: null,
        message: 'The file holds 3 of 431 notes. Save the other parts of the list too.',
      },
    ]);
  });

  it('I80: a single note and a bare list of notes are read too', () => {
    const note = JSON.parse(text).notes[0];

    expect(parse(JSON.stringify(note)).drafts).toHaveLength(1);
    expect(parse(JSON.stringify([note, note])).drafts).toHaveLength(2);
  });

  it.each([
    [
      '{"notes":[],"count":0}',
      'The file has no notes. Save the list of a venue’s papers, or one paper, as JSON.',
    ],
    [
      '{"name":"ForbiddenError","message":"Challenge required","status":403,"details":{}}',
      'OpenReview refused the request (“Challenge required”). Open the address in a browser and save the JSON that it shows.',
    ],
  ])('I82: %s', (json, sentence) => {
    expect(parse(json).drafts).toEqual([]);
    expect(sentences(json)).toEqual([sentence]);
  });

  it('I5: cut off, it gives what was whole before', () => {
    const { drafts, complaints } = parse(text.slice(0, text.indexOf('A review')));

    expect(drafts).toHaveLength(1);
    expect(complaints[0]?.message).toContain('The JSON breaks off in line');
  });
});
