import type { Complaint } from '#shared/domain/draft.ts';
import type { Macros } from './macros.ts';

/** How far a file is read. */
export interface Scan {
  readonly text: string;
  at: number;
  /** The line that was last asked for, and where it ends. */
  line: number;
  lineEnd: number;
  readonly macros: Macros;
  readonly complaints: Complaint[];
  unclosedComment: boolean;
}

/** The line, counted from 1, of a place; asked for places in their order. */
export function lineAt(scan: Scan, at: number): number {
  while (scan.lineEnd < at) {
    scan.line += 1;
    scan.lineEnd = lineEndFrom(scan.text, scan.lineEnd + 1);
  }
  return scan.line;
}

/** Where the line ends that a place is in. */
export function lineEndFrom(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length + 1 : end;
}

export function complain(scan: Scan, line: number, message: string): void {
  scan.complaints.push({ line, endLine: Math.max(line, lineAt(scan, scan.at - 1)), message });
}

/** Whether nothing but blanks stands before a place in its line. */
export function isLineStart(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
}

const blank = /[\s\u00a0]*/y;
export function skipBlanks(scan: Scan): void {
  blank.lastIndex = scan.at;
  blank.test(scan.text);
  scan.at = blank.lastIndex;
}

const entryStart =
  /@[ \t]*(?:comment|preamble|string|[A-Za-z]{3,40}[ \t]*[{(][^,={}()"\n]{0,200},)|@string[ \t]*[{(]/iy;

/** Whether what stands here looks like the beginning of another entry. */
export function startsEntry(text: string, at: number): boolean {
  entryStart.lastIndex = at;
  return entryStart.test(text);
}
