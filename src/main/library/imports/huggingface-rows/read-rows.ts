import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { ListingKind } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { isRow, type RowContext, readRow } from './read-row.ts';
import { type JsonSpan, scanJson } from './scan-json.ts';

/** The lists that hold rows, by their key; `''` is a list at the top. */
const rowLists = new Set([
  '',
  'dailyPapers',
  'searchResults',
  'papers',
  'results',
  'rows',
  'data',
  'items',
  'dailyPapersList',
]);

export interface RowsReading {
  readonly drafts: readonly Draft[];
  readonly complaints: readonly Complaint[];
}

export interface RowsContext {
  readonly listing: { readonly kind: ListingKind; readonly listedOn: Day | null } | null;
  readonly isRanked: boolean;
  /** Whether lines of the text are lines of the input; not so for JSON within HTML. */
  readonly hasLines: boolean;
  readonly progress: (done: number, total: number | null) => void;
}

/** The spans of a JSON text that hold papers: the rows of its lists, or what stands at the top itself. */
export function findRows(text: string): {
  readonly rows: readonly JsonSpan[];
  readonly complaints: readonly Complaint[];
} {
  const lines = jsonLines(text);
  if (lines !== null) return { rows: lines, complaints: [] };
  const spans: JsonSpan[] = [];
  const complaints: Complaint[] = [];
  let from = 0;
  let fromLine = 1;
  // After a fault the scan goes on at the next row that begins like the first; each turn moves on.
  for (let turn = 0; turn < 1000; turn += 1) {
    const scan = scanJson(text, from, fromLine);
    const found = turn === 0 ? scan.spans : scan.spans.map(asRow);
    for (const span of found) if (span.isWhole) spans.push(span);
    const { fault } = scan;
    if (fault === null) break;
    const broken = found.find(({ isWhole }) => !isWhole);
    const next = nextRow(text, Math.max(scan.end, from + 1), spans);
    // What is left over when a scan starts within a list is the list's own closing bracket.
    if (
      !(
        turn > 0 &&
        fault.reason === 'malformed' &&
        broken === undefined &&
        /^\s*[\]},]/.test(text.slice(scan.end, scan.end + 40))
      )
    ) {
      complaints.push(complaintOf(fault, broken));
    }
    if (next === -1) break;
    fromLine += countLines(text, from, next);
    from = next;
  }
  const inLists = spans.filter(({ list }) => list !== null && rowLists.has(list));
  const rows =
    inLists.length > 0 ? inLists : spans.filter(({ list, start }) => list === null && text[start] === '{');
  return { rows, complaints };
}

/** JSON lines: each line is an object. The first decides, so that a damaged one does not hide the others. */
function jsonLines(text: string): readonly JsonSpan[] | null {
  const first = /^\s*(\{.*\})[ \t]*\r?\n\s*\{/.exec(text.slice(0, 1_000_000))?.[1];
  if (first === undefined || !isJson(first)) return null;
  const spans: JsonSpan[] = [];
  let line = 1;
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r|$/g)) {
    const end = match.index;
    if (/\S/.test(text.slice(start, end))) {
      spans.push({ start, end, line, endLine: line, isWhole: true, list: null });
    }
    start = end + match[0].length;
    line += 1;
  }
  return spans;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A scan that starts within a list sees its rows at the top. */
function asRow(span: JsonSpan): JsonSpan {
  return span.list === null ? { ...span, list: '' } : span;
}

function nextRow(text: string, from: number, spans: readonly JsonSpan[]): number {
  const first = spans.find(({ list }) => list !== null && rowLists.has(list));
  if (first === undefined) return -1;
  const key = /^\{\s*"([A-Za-z]\w{0,40})"/.exec(text.slice(first.start, first.start + 200))?.[1];
  if (key === undefined) return -1;
  const pattern = new RegExp(String.raw`[,[]\s{0,200}(?=\{\s{0,200}"${key}"\s*:)`, 'g');
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? -1 : match.index + match[0].length;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1;
  }
  return lines;
}

function complaintOf(
  fault: { readonly line: number; readonly reason: 'ends early' | 'malformed' | 'too deep' },
  broken: JsonSpan | undefined,
): Complaint {
  const place = { line: broken?.line ?? fault.line, endLine: fault.line };
  const row =
    broken === undefined
      ? ''
      : ' The paper that begins here was left out; the whole ones before it were read.';
  switch (fault.reason) {
    case 'ends early':
      return {
        ...place,
        message: `The JSON breaks off in line ${fault.line}.${row} Save it again to have the rest.`,
      };
    case 'malformed':
      return { ...place, message: `The JSON is damaged in line ${fault.line}.${row}` };
    case 'too deep':
      return {
        ...place,
        message: `The JSON is nested too deep in line ${fault.line} to be a list of papers.${row}`,
      };
    default:
      return fault.reason satisfies never;
  }
}

/** Reads rows one by one, some between two yields; a row that cannot be read is a complaint. */
export function* readRows(
  text: string,
  rows: readonly JsonSpan[],
  context: RowsContext,
): Generator<void, RowsReading> {
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [];
  for (const [index, span] of rows.entries()) {
    const place = context.hasLines ? { line: span.line, endLine: span.endLine } : null;
    const where = { line: place?.line ?? null, endLine: place?.endLine ?? null };
    const rank = context.isRanked ? index + 1 : null;
    const reading = readSpan(text.slice(span.start, span.end), { listing: context.listing, rank, place });
    if (reading.kind === 'draft') drafts.push(reading.draft);
    else
      complaints.push({
        ...where,
        message: `Paper ${index + 1} of the list ${reading.reason}, so it was left out.`,
      });
    if (index % 100 === 99) {
      context.progress(index + 1, rows.length);
      yield;
    }
  }
  return { drafts, complaints };
}

function readSpan(text: string, context: RowContext) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', reason: 'is damaged' } as const;
  }
  if (!isRow(value)) return { kind: 'unreadable', reason: 'is no paper' } as const;
  return readRow(value, context);
}
