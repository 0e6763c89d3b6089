import { describe, expect, it } from 'vitest';
import { factsOf, venueWords } from '../../src/renderer/features/paper/record-facts.ts';
import { aPaper } from '../unit/search/search-kit.ts';

const publication = {
  type: 'article-journal' as const,
  venue: 'Journal of Sand',
  variables: { volume: '3', page: '1–9', publisher: 'Sand Press', ISSN: '2999-1234' },
  contributors: { editor: ['Eve Moon', 'Bo King'] },
  names: {},
};

describe('what is known of a paper', () => {
  it('says where it was published in one line', () => {
    expect(venueWords({ publication })).toBe('Journal of Sand, volume 3, page 1–9');
    expect(venueWords({ publication: null })).toBeNull();
  });

  it('is listed with what is kept of its inputs, each by a name for readers, and long texts cut', () => {
    const paper = aPaper({
      id: 1,
      title: 'Tides',
      publication,
      citationKey: 'moon2024',
      identifiers: { doi: '10.1/x' },
    });
    const kept = {
      bibtex: { type: 'article', fields: { shelfmark: 'Q 17', urldate: '2024' } },
      keywords: ['a', 'b'],
      long: 'x'.repeat(900),
    };

    const facts = factsOf(paper, kept);

    expect(facts.map(({ name, value }) => `${name}: ${value.slice(0, 40)}`)).toEqual([
      'Kind: article journal',
      'Published in: Journal of Sand, volume 3, page 1–9',
      'Editor: Eve Moon, Bo King',
      'Publisher: Sand Press',
      'ISSN: 2999-1234',
      'DOI: 10.1/x',
      'Citation key: moon2024',
      'Type: article',
      'Shelfmark: Q 17',
      'Urldate: 2024',
      'Keywords: a, b',
      `Long: ${'x'.repeat(40)}`,
    ]);
    expect(facts.at(-1)?.value).toHaveLength(401);
  });
});
