import { describe, expect, it } from 'vitest';
import type { Watch } from '#shared/contract/triage.ts';
import type { Row } from '#shared/search/request.ts';
import { createWatchMatcher } from '#shared/watch/match.ts';
import { bylineOf } from '../../src/renderer/features/library/byline.ts';
import { joinMarks, watchedRow, watchedWords } from '../../src/renderer/text/watch-marks.ts';

const watch = (kind: Watch['kind'], value: string, variants: string[] = []): Watch => ({
  id: 1,
  kind,
  value,
  variants,
  orcid: null,
});
const matcher = createWatchMatcher([
  watch('author', 'Emmy Noether'),
  watch('group', 'Cavendish Laboratory'),
  watch('keyword', 'kv cache'),
]);

function aRow(given: Partial<Row>): Row {
  return {
    title: 'Lamps',
    titleMarks: [],
    authors: ['Ada Lovelace', 'Mary Somerville', 'Caroline Herschel', 'E. Noether'],
    authorCount: 4,
    orcids: {},
    organization: null,
    bylineMarks: [],
    ...given,
    // Only what is marked matters here.
  } as Row;
}

const marked = (text: string, marks: Row['titleMarks']) => marks.map(([from, to]) => text.slice(from, to));

describe('what is watched', () => {
  it('is marked in the title, beside what the search found', () => {
    const title = 'A KV cache for long lamps';

    const row = watchedRow(aRow({ title, titleMarks: [[20, 25]] }), matcher);

    expect(marked(title, row.titleMarks)).toEqual(['KV cache', 'lamps']);
  });

  it('brings a watched author into the byline, however far behind', () => {
    const { text, marks } = bylineOf(watchedRow(aRow({}), matcher));

    expect(marked(text, marks)).toEqual(['Noether']);
  });

  it('is marked when it is the organisation, with authors and without', () => {
    for (const authors of [['Ada Lovelace'], []]) {
      const row = watchedRow(aRow({ authors, organization: 'Cavendish Laboratory' }), matcher);
      const { text, marks } = bylineOf(row);

      expect(marked(text, marks)).toEqual(['Cavendish Laboratory']);
    }
  });

  it('is told to those who do not see it', () => {
    const paper = {
      title: 'Lamps',
      abstract: null,
      authors: ['Emmy Noether'],
      orcids: {},
      organization: null,
    };

    expect(watchedWords(paper, matcher)).toBe('watched: Emmy Noether');
    expect(watchedWords({ ...paper, authors: [] }, matcher)).toBeNull();
  });

  it('is nobody else of that name: an author with another ORCID is not marked', () => {
    const known = createWatchMatcher([{ ...watch('author', 'Emmy Noether'), orcid: '0000-0002-1825-0097' }]);
    const row = (orcid: string) => aRow({ orcids: { 'E. Noether': orcid } });

    expect(watchedRow(row('0000-0002-1825-0097'), known).bylineMarks).toHaveLength(1);
    expect(watchedRow(row('0000-0001-5109-3700'), known).bylineMarks).toHaveLength(0);
  });

  it('leaves a row alone that has none of it', () => {
    const row = aRow({ authors: ['Ada Lovelace'] });

    expect(watchedRow(row, matcher)).toBe(row);
  });
});

it('marks that overlap or touch become one', () => {
  expect(
    joinMarks(
      [
        [0, 4],
        [10, 12],
      ],
      [
        [2, 6],
        [12, 14],
        [20, 21],
      ],
    ),
  ).toEqual([
    [0, 6],
    [10, 14],
    [20, 21],
  ]);
});
