import { describe, expect, it } from 'vitest';
import type { FileReport, ImportPreview, PreviewRow } from '#shared/contract/library.ts';
import { shownDifferences, wholeDifferences } from '../../src/renderer/features/imports/differences.ts';
import {
  descriptionOf,
  headingOf,
  outcomeOf,
  progressWords,
  statisticsOf,
} from '../../src/renderer/features/imports/import-words.ts';
import {
  canBeTaken,
  isIn,
  kindOf,
  sourceLines,
  tabs,
  viewOf,
} from '../../src/renderer/features/imports/preview-view.ts';

function aRow(row: Partial<PreviewRow> = {}): PreviewRow {
  return {
    index: 0,
    file: 0,
    verdict: 'added',
    reason: 'Not in the library',
    paper: null,
    title: 'A title',
    authors: [],
    authorCount: null,
    organization: null,
    date: null,
    dateInferred: false,
    abstractLength: 0,
    upvotes: null,
    comments: null,
    place: null,
    differences: [],
    further: [],
    doubts: [],
    ...row,
  };
}

function aFile(file: Partial<FileReport> = {}): FileReport {
  return {
    name: null,
    format: 'huggingface-text',
    description: 'Daily Papers page, search view',
    bytes: 93_120,
    lines: 435,
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    found: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    unresolved: 0,
    complaints: [],
    ...file,
  };
}

function aPreview(
  rows: readonly PreviewRow[],
  complaints: ImportPreview['report']['complaints'] = [],
): ImportPreview {
  const report = {
    batch: null,
    format: null,
    found: rows.length,
    added: 0,
    updated: 0,
    unchanged: 0,
    unresolved: 0,
  };
  return {
    ticket: 't',
    asOf: '2026-07-01',
    tookMs: 12,
    report: { ...report, complaints, files: [aFile()] },
    rows: [...rows],
    texts: [null],
  };
}

describe('the rows of a preview', () => {
  const rows = [
    aRow({ index: 0 }),
    aRow({ index: 1, verdict: 'unchanged' }),
    aRow({ index: 2, doubts: ['It has no date.'] }),
    aRow({ index: 3, verdict: 'updated' }),
    aRow({ index: 4, verdict: 'unresolved' }),
  ];

  it('stand with what needs a look first', () => {
    expect(viewOf(aPreview(rows)).rows.map((row) => row.index)).toEqual([4, 2, 3, 0, 1]);
  });

  it('are counted in their tabs', () => {
    expect(viewOf(aPreview(rows)).counts).toEqual({
      all: 5,
      new: 2,
      updated: 1,
      unchanged: 1,
      doubtful: 1,
      missed: 0,
    });
  });

  it('are each in "all" and, unless they could not be resolved, in one more tab', () => {
    for (const row of rows) {
      const verdictTabs = tabs.filter((tab) => tab !== 'all' && tab !== 'doubtful' && isIn(row, tab));
      expect(isIn(row, 'all')).toBe(true);
      expect(verdictTabs).toHaveLength(row.verdict === 'unresolved' ? 0 : 1);
    }
  });

  it('can be taken only where something would be added or updated', () => {
    expect(rows.filter(canBeTaken).map((row) => row.index)).toEqual([0, 2, 3]);
  });

  it('show a doubt before their verdict', () => {
    expect(rows.map(kindOf)).toEqual(['new', 'unchanged', 'doubtful', 'updated', 'missed']);
  });

  it('keep complaints about themselves; all others were not understood', () => {
    const preview = aPreview(
      [aRow({ place: { line: 5, endLine: 9 } }), aRow({ file: 1, place: { line: 20, endLine: 30 } })],
      [
        { file: 0, line: 7, endLine: 7, message: 'inside' },
        { file: 0, line: 25, endLine: 25, message: 'inside another file’s' },
        { file: 0, line: null, endLine: null, message: 'nowhere' },
      ],
    );

    expect(viewOf(preview).missed.map((complaint) => complaint.message)).toEqual([
      'inside another file’s',
      'nowhere',
    ]);
  });
});

describe('the lines of a paper', () => {
  it('are told apart by what was read from them', () => {
    const lines = ['header', 'A title', '', 'words', '', '• 6 authors'];

    const shown = sourceLines(lines, { line: 2, endLine: 6 }, aRow({ abstractLength: 5 }));

    expect(shown.map((line) => [line.number, line.role])).toEqual([
      [2, 'title'],
      [3, 'blank'],
      [4, 'abstract'],
      [5, 'blank'],
      [6, 'rest'],
    ]);
  });

  it('end where the text ends', () => {
    expect(sourceLines(['one'], { line: 1, endLine: 9 }, null)).toHaveLength(1);
  });
});

describe('differences', () => {
  const differences = [
    { field: 'comments', before: '12', after: '15' },
    {
      field: 'appears in',
      before: 'search listing of 2026-06-30',
      after: 'search listing of 2026-06-30, daily listing of 2026-07-01',
    },
    { field: 'date', before: '2025-01', after: '2025-01-12' },
    { field: 'identifiers', before: null, after: 'arxiv 2401.00001' },
    { field: 'organisation', before: 'Tidewater', after: null },
  ];

  it('strike through what goes, and show only what a list gained', () => {
    expect(wholeDifferences({ differences })).toEqual([
      { field: 'comments', gone: '12', come: '15' },
      { field: 'appears in', gone: null, come: '+ daily listing of 1 Jul 2026' },
      { field: 'date', gone: 'Jan 2025', come: '12 Jan 2025' },
      { field: 'identifiers', gone: null, come: '+ arxiv 2401.00001' },
      { field: 'organisation', gone: 'Tidewater', come: null },
    ]);
  });

  it('are cut to stand side by side', () => {
    const after = 'Ada Reed, '.repeat(40);

    const [shown] = shownDifferences({ differences: [{ field: 'authors', before: null, after }] });

    expect(shown?.come).toMatch(/…$/);
    expect(shown?.come?.length).toBeLessThanOrEqual(48);
  });
});

describe('what the sheet says', () => {
  const bytes = new Uint8Array();

  it.each([
    [{ from: 'paste', files: [{ name: null, bytes }] }, 'Import from the clipboard'],
    [{ from: 'drop', files: [{ name: null, bytes }] }, 'Import dropped text'],
    [{ from: 'drop', files: [{ name: 'page.html', bytes }] }, 'Import page.html'],
    [
      {
        from: 'pick',
        files: [
          { name: 'a', bytes },
          { name: 'b', bytes },
        ],
      },
      'Import 2 files',
    ],
    [{ from: 'sample', files: [{ name: null, bytes }] }, 'Import the sample listing'],
  ] as const)('names the input %#', (sheet, heading) => {
    expect(headingOf(sheet)).toBe(heading);
  });

  it('says each kind of file once', () => {
    expect(descriptionOf([aFile(), aFile(), aFile({ description: 'Not readable' })])).toBe(
      '2 × Daily Papers page, search view; 1 × Not readable',
    );
  });

  it('says how much there was to read', () => {
    expect(statisticsOf([aFile()], 12)).toBe('435 lines, 93 kB, read in 12 ms');
    expect(statisticsOf([aFile({ lines: null, bytes: 1_240_000 })], 1_400)).toBe('1.2 MB, read in 1.4 s');
  });

  it.each([
    [{ added: 46, updated: 6 }, 'Imported 52 papers: 46 new, 6 updated'],
    [{ added: 1, updated: 0 }, 'Imported 1 paper: 1 new'],
    [{ added: 0, updated: 0 }, 'Everything in it was in the library already'],
  ])('says what was done: %j', (report, sentence) => {
    expect(outcomeOf(report)).toBe(sentence);
  });

  it.each([
    [{ done: 1_840, total: 6_212 }, 4_488, '1,840 of 6,212 · 410 a second · 11 s left'],
    [{ done: 1_840, total: null }, 4_488, '1,840 · 410 a second'],
    [{ done: 10, total: 6_212 }, 100, '10 of 6,212'],
    [{ done: 100, total: 100_000 }, 1_000, '100 of 100,000 · 100 a second · 17 min left'],
    [{ done: 5, total: 5 }, 1_000, '5 of 5 · 5 a second'],
  ])('says how far work is: %j after %d ms', (progress, elapsed, words) => {
    expect(progressWords(progress, elapsed)).toBe(words);
  });
});
