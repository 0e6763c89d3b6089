import { expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

it('I164: Zotero RDF gives items with all that they point to', () => {
  const { drafts, complaints, format } = parse(fixture('zotero-rdf-library.rdf'));

  expect(format).toBe('zotero-rdf');
  expect(drafts).toMatchObject([
    {
      title: 'On burrows',
      abstract: 'Moles dig.',
      authors: ['Ada Lovelace', 'The Mole Collaboration'],
      date: '2024-03-05',
      identifiers: { doi: '10.5555/burrow.7' },
      links: [{ kind: 'page', url: 'https://example.org/7' }],
      place: { line: 11, endLine: 32 },
      publication: {
        type: 'article-journal',
        venue: 'Journal of Burrows',
        variables: { volume: '7', issue: '2', page: '11-29', ISSN: '1234-5678', language: 'en' },
      },
      brought: {
        tags: ['moles'],
        collections: [['Reading', 'Now']],
        notes: ['Very *good*.'],
        citationKey: 'lovelaceBurrows',
        files: [{ path: 'files/14/Lovelace.pdf', title: 'Full Text', type: 'application/pdf' }],
      },
      extra: { keywords: ['Animals'], zotero: { 'z:strange': 'kept' } },
    },
    {
      title: 'The Book of Holes',
      identifiers: { isbn: '9780306406157' },
      publication: {
        type: 'book',
        contributors: { editor: ['Sophie Germain'] },
        variables: { publisher: 'Hole Press', 'publisher-place': 'Paris' },
      },
    },
  ]);
  expect(complaints.map(({ message }) => message)).toEqual([
    'An item has no title, so it was left out.',
    'One note belongs to no item, and there is no paper to keep it with; nothing of it was read.',
  ]);
});
