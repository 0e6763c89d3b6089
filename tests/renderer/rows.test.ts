import { describe, expect, it } from 'vitest';
import type { Row } from '#shared/search/request.ts';
import { bylineOf, familyName } from '../../src/renderer/features/library/byline.ts';
import { fromFirstMark } from '../../src/renderer/features/library/from-first-mark.ts';
import { listDate } from '../../src/renderer/features/library/list-date.ts';
import { tookWords } from '../../src/renderer/features/library/took.ts';

function aRow(part: Partial<Row>): Pick<Row, 'authors' | 'authorCount' | 'organization' | 'bylineMarks'> {
  return { authors: [], authorCount: null, organization: null, bylineMarks: [], ...part };
}

function marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }): string[] {
  return marks.map(([from, to]) => text.slice(from, to));
}

describe('the byline of a row', () => {
  it('names three families and counts the rest', () => {
    const authors = ['Xin Yang', 'Ji Leng', 'Ge Guo', 'Wei Zhao', 'Ryo Nakada'];

    expect(bylineOf(aRow({ authors })).text).toBe('Yang, Leng, Guo +2');
  });

  it('counts authors that were not named', () => {
    const authors = ['Gemini Team', 'Rohan Anil', 'Sebastian Borgeaud'];

    expect(bylineOf(aRow({ authors, authorCount: 1350 })).text).toBe('Gemini Team, Anil, Borgeaud +1,347');
  });

  it('says the organisation where nobody is named, then the number, then that nothing is given', () => {
    expect(bylineOf(aRow({ organization: 'Qualcomm', authorCount: 6 })).text).toBe('Qualcomm');
    expect(bylineOf(aRow({ authorCount: 6 })).text).toBe('6 authors');
    expect(bylineOf(aRow({ authorCount: 1 })).text).toBe('1 author');
    expect(bylineOf(aRow({}))).toEqual({ text: 'No authors given', marks: [], isNone: true });
  });

  it('moves marks to where the names stand', () => {
    const authors = ['Xin Yang', 'Ji Leng'];

    const byline = bylineOf(
      aRow({
        authors,
        bylineMarks: [
          [0, 3],
          [13, 17],
        ],
      }),
    );

    expect(byline.text).toBe('Yang, Leng');
    expect(marked(byline)).toEqual(['Leng']);
  });

  it('shows a name beyond the third when it is what matched', () => {
    const authors = ['Xin Yang', 'Ji Leng', 'Ge Guo', 'Tri Dao'];
    const at = authors.join(', ').indexOf('Dao');

    const byline = bylineOf(aRow({ authors, bylineMarks: [[at, at + 3]] }));

    expect(byline.text).toBe('Yang, Leng … Dao +1');
    expect(marked(byline)).toEqual(['Dao']);
  });

  it('adds the organisation when it is what matched', () => {
    const byline = bylineOf(
      aRow({ authors: ['Xin Yang'], organization: 'Qualcomm', bylineMarks: [[11, 19]] }),
    );

    expect(byline.text).toBe('Yang · Qualcomm');
    expect(marked(byline)).toEqual(['Qualcomm']);
  });
});

describe('a family name', () => {
  it.each([
    ['Ludwig van Beethoven', 'van Beethoven'],
    ['Yang, Leng', 'Yang'],
    ['Robert Downey Jr.', 'Downey'],
    ['Plato', 'Plato'],
    ['Allen Institute', 'Allen Institute'],
    ['王小明', '王小明'],
    ['Oscar de la Hoya', 'de la Hoya'],
  ])('of %s is %s', (name, family) => {
    expect(familyName(name)).toBe(family);
  });
});

describe('the date of a row', () => {
  const shown = (date: string | null, inferred = false) => {
    const { before, year } = listDate(date, '2026-11-23', inferred);
    return before + year;
  };

  it('is day and month in this year, month and year before, what is known of it otherwise', () => {
    expect(shown('2026-05-07')).toBe('7 May');
    expect(shown('2024-12-09')).toBe('Dec 2024');
    expect(shown('2026-05')).toBe('May 2026');
    expect(shown('2025')).toBe('2025');
    expect(shown(null)).toBe('no date');
  });

  it('says in whole when a year was concluded', () => {
    expect(listDate('2024-12-09', '2026-11-23', true).whole).toBe(
      '9 December 2024. The year was concluded, not read.',
    );
  });
});

describe('a snippet in a line', () => {
  it('begins a little before its first mark', () => {
    const text = 'A long beginning that nobody asked for and then the quantization of weights.';
    const at = text.indexOf('quantization');

    const cut = fromFirstMark({ text, marks: [[at, at + 12]] });

    expect(cut.text).toMatch(/^….{0,20}quantization of weights\.$/);
    expect(marked(cut)).toEqual(['quantization']);
  });

  it('stays as it is when the mark is near', () => {
    const near = { text: 'The quantization of weights.', marks: [[4, 16]] as const };

    expect(fromFirstMark(near)).toEqual(near);
  });
});

it('the time of a search has one decimal below ten milliseconds', () => {
  expect(tookWords(0.44)).toBe('0.4 ms');
  expect(tookWords(12.6)).toBe('13 ms');
});
