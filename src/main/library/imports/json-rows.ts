import type { Complaint, Place } from '#shared/domain/draft.ts';
import { type Fields, fieldsOf } from './huggingface-rows/fields.ts';
import { type JsonScan, type JsonSpan, scanJson } from './huggingface-rows/scan-json.ts';

/** An object of a list in a JSON text, and where it stands. */
export interface JsonRow {
  readonly fields: Fields;
  readonly place: Place;
}

export interface JsonRows {
  readonly rows: readonly JsonRow[];
  readonly complaints: readonly Complaint[];
}

/**
 * The objects of a list, known by the list’s key (`''` is a list at the top), or the object that stands
 * at the top itself. Of a text that breaks off or is damaged, the whole ones before.
 */
export function readJsonRows(text: string, list: string): JsonRows {
  const scan = scanJson(text);
  const spans = outermost(rowsOf(scan, list));
  const rows: JsonRow[] = [];
  const complaints: Complaint[] = [];
  for (const span of spans) {
    const place = { line: span.line, endLine: span.endLine };
    const fields = span.isWhole ? parsed(text.slice(span.start, span.end)) : null;
    if (fields !== null) rows.push({ fields, place });
    else if (span.isWhole)
      complaints.push({ ...place, message: 'An object of the list is damaged, so it was left out.' });
  }
  if (scan.fault !== null) complaints.push(complaintOf(scan.fault));
  return { rows, complaints };
}

function rowsOf({ spans }: JsonScan, list: string): JsonSpan[] {
  const named = spans.filter((span) => span.list === list);
  if (named.length > 0) return named;
  const listed = spans.filter((span) => span.list === '');
  return listed.length > 0 ? listed : spans.filter((span) => span.list === null);
}

/** Without those that stand within another one. */
function outermost(spans: readonly JsonSpan[]): JsonSpan[] {
  let end = -1;
  return spans
    .toSorted((one, other) => one.start - other.start)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}

function parsed(text: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function complaintOf({ line, reason }: NonNullable<JsonScan['fault']>): Complaint {
  const what = {
    'ends early': `The JSON breaks off in line ${line}; what was whole before was read. Save it again to have the rest.`,
    malformed: `The JSON is damaged in line ${line}; what was whole before was read.`,
    'too deep': `The JSON is nested too deep in line ${line} to be a list of papers.`,
  };
  return { line, endLine: line, message: what[reason] };
}
