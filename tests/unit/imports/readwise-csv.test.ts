import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/main/library/imports/works/read-csv.ts';
import { fixture, parse } from './parse.ts';

const text = new TextDecoder().decode(fixture('readwise-csv-highlights.csv'));

describe('highlights from Readwise', () => {
  it('I165: one paper for each title, with its highlights as a note', () => {
    const { drafts, complaints, format } = parse(text);

    expect(format).toBe('readwise-csv');
    expect(drafts).toMatchObject([
      {
        title: 'On Burrows',
        authors: ['Ada Lovelace', 'Emmy Noether'],
        place: { line: 2, endLine: 3 },
        brought: {
          tags: ['biology', 'moles', 'depth'],
          notes: [
            '**Highlights**\n\n> They dig, and dig;\n> "deep" they say. (p. 12)\n\nHow deep?\n\n> Second mark. (p. 14)',
          ],
          addedAt: '2024-03-05T12:00:00.000Z',
        },
      },
      {
        title: 'The Book of Holes',
        publication: { type: 'book' },
        extra: { readwise: { amazonBookId: 'B00ABC1234' } },
      },
    ]);
    expect(complaints).toEqual([
      { line: 6, endLine: 6, message: 'A highlight does not say where it is from, so it was left out.' },
    ]);
  });

  it('I165: older files lack the last column; a file that breaks off loses one highlight', () => {
    const older = text.replaceAll(',Document tags', '').replaceAll(',biology', '');

    expect(parse(older).drafts[0]?.brought?.tags).toEqual(['moles', 'depth']);
    expect(parse(`${text}"never closed`).complaints.at(-1)?.message).toContain('breaks off within a quote');
  });
});

it.each([
  [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '"a""b","c\r\nd"\r\ne,',
    [
      ['a"b', 'c\nd'],
      ['e', ''],
    ],
  ],
  ['\n\na\n', [['a']]],
  ['"a"b,c', [['ab', 'c']]],
])('reads CSV: %j', (csv, cells) => {
  expect(readCsv(csv).map((record) => record.cells)).toEqual(cells);
});
