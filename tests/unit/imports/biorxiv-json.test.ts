import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const text = new TextDecoder().decode(fixture('biorxiv-json-details.json'));
const sentences = (json: string) => parse(json).complaints.map(({ message }) => message);

describe('an answer of bioRxiv’s API', () => {
  it('I70: of several versions gives the newest, with the date of the first', () => {
    const { drafts, format } = parse(text);

    expect(format).toBe('biorxiv-json');
    expect(drafts).toHaveLength(2);
    expect(drafts[0]).toMatchObject({
      title: 'Moles Remember Where They Have Dug, and Why',
      abstract: 'Moles were trained (n < 41). Code: https://github.com/example-lab/moles',
      authors: ['A. Lovelace', 'W. von Humboldt', 'C. F. Gauss'],
      authorCount: 3,
      date: '2026-06-29',
      dateInferred: false,
      identifiers: { doi: '10.1101/2026.06.27.912345' },
      links: [{ kind: 'code', url: 'https://github.com/example-lab/moles' }],
      appearance: { source: 'biorxiv', kind: 'daily', listedOn: '2026-06-30', rank: null },
      place: { line: 23, endLine: 38 },
      extra: {
        version: 2,
        category: 'neuroscience',
        publishedDoi: '10.5555/holes.2026.9',
        correspondingInstitution: 'Analytical Society',
      },
    });
  });

  it('I71: a later version alone has its first day inferred from its DOI', () => {
    const draft = parse(text).drafts[1];

    expect(draft).toMatchObject({
      title: 'Effects of Talpa on Gardeners',
      authors: ['F. Nightingale'],
      date: '2026-01-15',
      dateInferred: true,
      appearance: { source: 'medrxiv', listedOn: '2026-06-30' },
      extra: { version: 3 },
    });
    expect(draft?.extra).not.toHaveProperty('correspondingInstitution');
  });

  it('I72: what is left out, and that there is more, is told', () => {
    expect(sentences(text)).toEqual([
      'A posting has no DOI, so it was left out.',
      'The answer is one part of 162 postings. Fetch the next part too, from cursor 4.',
    ]);
    expect(sentences(text.replace('"total": "162"', '"total": 4'))).toHaveLength(1);
  });

  it.each([
    [
      '{"messages":[{"status":"no posts found"}],"collection":[]}',
      'The server answered “no posts found” instead of papers. Ask for other days, or later.',
    ],
    [
      '{"messages":[{"status":"ok","count":0,"total":0}],"collection":[]}',
      'The answer has no papers: nothing was posted on these days, or the days are yet to come.',
    ],
  ])('I72: %s', (json, sentence) => {
    const { drafts, complaints, format } = parse(json);

    expect([drafts, format]).toEqual([[], null]);
    expect(complaints.map(({ message }) => message)).toEqual([sentence]);
  });

  it('I5: cut off, it gives what was whole before', () => {
    const { drafts, complaints } = parse(text.slice(0, text.indexOf('Gardeners were')));

    expect(drafts).toHaveLength(1);
    expect(complaints[0]?.message).toContain('The JSON breaks off in line');
  });

  it('I70: the list of published preprints is read too', () => {
    const row = {
      biorxiv_doi: '10.1101/641381',
      published_doi: '10.5555/holes.1',
      published_journal: 'Annals of Holes',
      preprint_platform: 'bioRxiv',
      preprint_title: 'Holes',
      preprint_authors: 'Anning, M.; Hooke, R.',
      preprint_category: 'paleontology',
      preprint_date: '2026-06-30',
      published_date: '2026-07-01',
      preprint_abstract: 'Holes are old.',
    };

    expect(parse(JSON.stringify({ messages: [], collection: [row] })).drafts[0]).toMatchObject({
      title: 'Holes',
      authors: ['M. Anning', 'R. Hooke'],
      identifiers: { doi: '10.1101/641381' },
      extra: { journal: 'Annals of Holes', publishedDoi: '10.5555/holes.1', category: 'paleontology' },
    });
  });
});
