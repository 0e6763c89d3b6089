import type { ImportPreview, ImportReport, PreviewRow } from '#shared/contract/library.ts';

/** The tabs of the import sheet, in order; the keys 1–6 choose them. */
export const tabs = ['all', 'new', 'updated', 'unchanged', 'doubtful', 'missed'] as const;
export type Tab = (typeof tabs)[number];

export const tabLabels: Readonly<Record<Tab, string>> = {
  all: 'All',
  new: 'New',
  updated: 'Updated',
  unchanged: 'Unchanged',
  doubtful: 'Doubtful',
  missed: 'Not understood',
};

/** What a row is marked as: its verdict, or that there is a doubt about it. */
export type RowKind = 'new' | 'updated' | 'unchanged' | 'doubtful' | 'missed';

export type PlacedComplaint = ImportReport['complaints'][number];

/** What the proof shows: a row of the grid, or a complaint. */
export type Chosen =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'complaint'; readonly complaint: PlacedComplaint };

/** What the sheet shows of a preview, worked out once. */
export interface PreviewView {
  /** Doubtful rows first, then changes, then the rest as they stand in the input. */
  readonly rows: readonly PreviewRow[];
  /** Complaints about what is no paper of the preview. */
  readonly missed: readonly PlacedComplaint[];
  readonly counts: Readonly<Record<Tab, number>>;
}

/** Works out what the sheet shows. */
export function viewOf(preview: ImportPreview): PreviewView {
  const weight = (row: PreviewRow): number => weights[kindOf(row)];
  const rows = preview.rows.toSorted((a, b) => weight(a) - weight(b) || a.index - b.index);
  const missed = missedComplaints(preview);
  const count = (tab: Tab): number => rows.filter((row) => isIn(row, tab)).length;
  return {
    rows,
    missed,
    counts: {
      all: rows.length,
      new: count('new'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      doubtful: count('doubtful'),
      missed: missed.length,
    },
  };
}

const weights: Readonly<Record<RowKind, number>> = {
  missed: 0,
  doubtful: 1,
  updated: 2,
  new: 3,
  unchanged: 4,
};

/** How a row is marked. */
export function kindOf(row: PreviewRow): RowKind {
  if (row.verdict === 'unresolved') return 'missed';
  if (row.doubts.length > 0) return 'doubtful';
  return row.verdict === 'added' ? 'new' : row.verdict;
}

/** Whether a tab shows a row. `missed` shows complaints, and no rows. */
export function isIn(row: PreviewRow, tab: Tab): boolean {
  switch (tab) {
    case 'all':
      return true;
    case 'new':
      return row.verdict === 'added';
    case 'updated':
    case 'unchanged':
      return row.verdict === tab;
    case 'doubtful':
      return row.doubts.length > 0 && row.verdict !== 'unresolved';
    case 'missed':
      return false;
    default:
      return tab satisfies never;
  }
}

/** Whether there is anything to take in of a row. */
export function canBeTaken(row: PreviewRow): boolean {
  return row.verdict === 'added' || row.verdict === 'updated';
}

/** A complaint inside a paper that was read is that paper's doubt; all others were not understood. */
function missedComplaints({ rows, report }: ImportPreview): readonly PlacedComplaint[] {
  const read = rows.filter((row) => row.verdict !== 'unresolved' && row.place !== null);
  return report.complaints.filter(({ file, line }) => {
    if (line === null) return true;
    return !read.some(
      ({ file: of, place }) => of === file && place && place.line <= line && line <= place.endLine,
    );
  });
}

/** What a line of the input was read as. */
export type LineRole = 'title' | 'abstract' | 'rest' | 'blank';

export interface SourceLine {
  readonly number: number;
  readonly text: string;
  readonly role: LineRole;
}

/** The most lines of one paper that are shown. */
const mostLines = 40;

/** The lines of the input that a row was read from, or those of a complaint. */
export function sourceLines(
  lines: readonly string[],
  place: { readonly line: number; readonly endLine: number },
  row: PreviewRow | null,
): readonly SourceLine[] {
  const last = Math.min(place.endLine, place.line + mostLines - 1, lines.length);
  const shown: SourceLine[] = [];
  for (let number = place.line; number <= last; number += 1) {
    const text = lines[number - 1] ?? '';
    shown.push({ number, text, role: roleOf(text, row) });
  }
  return shown;
}

function roleOf(line: string, row: PreviewRow | null): LineRole {
  const text = line.trim();
  if (text === '') return 'blank';
  if (row && text === row.title.trim()) return 'title';
  if (row && row.abstractLength > 0 && text.length === row.abstractLength) return 'abstract';
  return 'rest';
}
