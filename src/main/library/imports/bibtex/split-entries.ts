import type { Complaint } from '#shared/domain/draft.ts';
import { createMacros } from './macros.ts';
import { readValue } from './read-value.ts';
import { complain, isLineStart, lineAt, lineEndFrom, type Scan, skipBlanks, startsEntry } from './scan.ts';

/** One field of an entry; its value as LaTeX, with macros put in and without its outer braces or quotes. */
export interface BibField {
  readonly name: string;
  readonly value: string;
}

/** An entry as it is written. */
export interface BibEntry {
  /** In small letters: `inproceedings`. */
  readonly type: string;
  /** `null` where the entry has none. */
  readonly key: string | null;
  readonly fields: readonly BibField[];
  readonly line: number;
  readonly endLine: number;
}

export type BibBlock =
  | { readonly kind: 'entry'; readonly entry: BibEntry }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'complaint'; readonly complaint: Complaint }
  /** A string or a preamble, which only other blocks need. */
  | { readonly kind: 'other' };

/** An entry has no more fields. */
const mostFields = 1000;

/**
 * Takes a file apart into its entries, strings and comments, each with its lines; whatever stands between them is
 * passed over, as BibTeX does. Reads once from start to end: an entry without its closing brace ends where the next
 * one begins at the start of a line.
 */
export function* splitEntries(text: string): Generator<BibBlock> {
  const scan: Scan = {
    text,
    at: 0,
    line: 1,
    lineEnd: lineEndFrom(text, 0),
    macros: createMacros(text.length),
    complaints: [],
    unclosedComment: false,
  };
  while (findStart(scan)) {
    const block = readBlock(scan);
    if (block !== null) yield block;
    for (const complaint of scan.complaints.splice(0)) yield { kind: 'complaint', complaint };
  }
}

const start = /@[ \t]*([A-Za-z][\w-]{0,40})\s{0,20}([{(])/y;

/** Goes to the next `@type{`; not to one behind a letter (an address) or in a line that begins with `%`. */
function findStart(scan: Scan): boolean {
  const { text } = scan;
  for (let at = text.indexOf('@', scan.at); at >= 0; at = text.indexOf('@', at + 1)) {
    start.lastIndex = at;
    if (!start.test(text) || /[\w.@\\]/.test(text[at - 1] ?? '')) continue;
    if (/(?:^|\n)[ \t]*%[^\n]*$/.test(text.slice(Math.max(0, at - 200), at))) continue;
    scan.at = at;
    return true;
  }
  return false;
}

function readBlock(scan: Scan): BibBlock | null {
  start.lastIndex = scan.at;
  const [head = '@', type = '', open = '{'] = start.exec(scan.text) ?? [];
  const line = lineAt(scan, scan.at);
  const from = scan.at;
  scan.at += head.length;
  const kind = type.toLowerCase();
  if (kind === 'comment') return readComment(scan, open);
  if (kind === 'preamble') {
    const read = readValue(scan, open);
    if (!read.isWhole) complain(scan, line, 'The preamble is not closed, so it was passed over.');
    return { kind: 'other' };
  }
  const close = open === '{' ? '}' : ')';
  if (kind === 'string') return readString(scan, { close, line });
  return readEntry(scan, { type: kind, close, line, isAtLineStart: isLineStart(scan.text, from) });
}

/** A comment ends with its brace; one without ends with its line. */
function readComment(scan: Scan, open: string): BibBlock {
  const { text } = scan;
  const from = scan.at;
  const end = open === '{' && !scan.unclosedComment ? closingOf(text, from) : -1;
  if (end < 0) {
    if (open === '{') scan.unclosedComment = true;
    const lineEnd = text.indexOf('\n', from);
    scan.at = lineEnd < 0 ? text.length : lineEnd;
    return { kind: 'comment', text: '' };
  }
  scan.at = end + 1;
  return { kind: 'comment', text: text.slice(from, end) };
}

function closingOf(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function readString(
  scan: Scan,
  { close, line }: { readonly close: string; readonly line: number },
): BibBlock {
  const name = readName(scan);
  if (name === null) {
    complain(scan, line, 'A string has no name, so it was passed over.');
    return { kind: 'other' };
  }
  const read = readValue(scan, close);
  skipBlanks(scan);
  if (scan.text[scan.at] === ',') scan.at += 1;
  skipBlanks(scan);
  if (!read.isWhole || scan.text[scan.at] !== close) {
    complain(scan, line, `The string “${name.slice(0, 60)}” is not closed; what uses it may be incomplete.`);
  } else scan.at += 1;
  if (read.isWhole) scan.macros.define(name, read.value);
  return { kind: 'other' };
}

const nameAndSign = /([^\s={}(),"#%\\@]{1,200})\s{0,200}=/y;

/** The name of a field and the sign behind it; `null`, and nothing taken, where there is none. */
function readName(scan: Scan): string | null {
  skipBlanks(scan);
  nameAndSign.lastIndex = scan.at;
  const name = nameAndSign.exec(scan.text)?.[1];
  if (name === undefined) return null;
  scan.at = nameAndSign.lastIndex;
  return name.toLowerCase();
}

interface EntryStart {
  readonly type: string;
  readonly close: string;
  readonly line: number;
  readonly isAtLineStart: boolean;
}

const keyText = /(?:[^,={}\n]|\{[^{}\n]{0,20}\}){0,1000}/y;

function readEntry(scan: Scan, { type, close, line, isAtLineStart }: EntryStart): BibBlock | null {
  const key = readKey(scan, close);
  const fields: BibField[] = [];
  const shown = key ?? `@${type}`;
  const lost = (why: string): BibBlock | null => {
    // Words such as “@home (work)” are no entry.
    if (key === null || isAtLineStart || fields.length > 0) {
      complain(scan, line, `The entry “${shown.slice(0, 80)}” ${why}, so it was left out.`);
    }
    return null;
  };
  for (;;) {
    skipSeparators(scan);
    const letter = scan.text[scan.at];
    if (letter === close || letter === '}') {
      scan.at += 1;
      if (goesOn(scan)) {
        complain(
          scan,
          lineAt(scan, scan.at),
          `The entry “${shown.slice(0, 80)}” has a closing brace too many; what follows it was read as part of the entry.`,
        );
        continue;
      }
      break;
    }
    if (letter === undefined || (letter === '@' && startsEntry(scan.text, scan.at))) {
      const last = fields.at(-1);
      if (last === undefined) return lost('breaks off');
      // The brace that is missing is the one of a field, which has swallowed those behind it.
      if (swallowed.test(last.value)) return lost(`is not closed in its field “${last.name.slice(0, 60)}”`);
      complain(
        scan,
        line,
        `The closing brace of the entry “${shown.slice(0, 80)}” is missing; it was read all the same.`,
      );
      break;
    }
    const name = fields.length < mostFields ? readName(scan) : null;
    if (name === null) {
      if (fields.length >= mostFields) return lost(`has more than ${mostFields} fields`);
      if (!skipToField(scan, close)) return lost('cannot be understood');
      complain(
        scan,
        lineAt(scan, scan.at),
        `A part of the entry “${shown.slice(0, 80)}” is no field and was passed over.`,
      );
      continue;
    }
    const read = readValue(scan, close);
    if (!read.isWhole) return lost(`is not closed in its field “${name.slice(0, 60)}”`);
    for (const macro of read.unknown) {
      complain(
        scan,
        lineAt(scan, scan.at),
        `The string “${macro.slice(0, 60)}” is not defined; its name stands for it.`,
      );
    }
    fields.push({ name, value: read.value });
  }
  if (fields.length === 0 && !isAtLineStart) return null;
  const endLine = Math.max(line, lineAt(scan, Math.max(0, scan.at - 1)));
  return { kind: 'entry', entry: { type, key, fields, line, endLine } };
}

function readKey(scan: Scan, close: string): string | null {
  skipBlanks(scan);
  keyText.lastIndex = scan.at;
  const found = keyText.exec(scan.text)?.[0] ?? '';
  const next = scan.text[scan.at + found.length];
  const isKey = next === ',' || next === '\n' || next === close || next === undefined;
  if (!isKey || (next === '\n' && found.trim() === '')) return null;
  const words = close === ')' && next !== ',' ? found.replace(/\)[^]*$/, '') : found;
  scan.at += words.length;
  return words.trim() === '' ? null : words.trim();
}

function skipSeparators(scan: Scan): void {
  const { text } = scan;
  for (;;) {
    skipBlanks(scan);
    if (text[scan.at] === ',') scan.at += 1;
    // A line of comment between fields, as Biber allows it.
    else if (text[scan.at] === '%') {
      const end = text.indexOf('\n', scan.at);
      scan.at = end < 0 ? text.length : end;
    } else return;
  }
}

const swallowed = /[,\n]\s{0,100}[A-Za-z][\w-]{0,60}\s{0,100}=\s{0,100}["{]/;
const furtherField = /\s{0,200},\s{0,200}[A-Za-z][\w-]{0,60}\s{0,100}=\s{0,100}["{\d]/y;

function goesOn(scan: Scan): boolean {
  furtherField.lastIndex = scan.at;
  return furtherField.test(scan.text);
}

const nextField = /[,\n]\s{0,100}[A-Za-z][\w-]{0,60}\s{0,100}=\s{0,100}["{\d]/y;

/** Goes on to what looks like the next field of the same entry; `false` at its end. */
function skipToField(scan: Scan, close: string): boolean {
  const { text } = scan;
  for (let at = scan.at; at < text.length && at < scan.at + 10_000; at += 1) {
    const letter = text[at];
    if (letter === '@' && startsEntry(text, at)) break;
    nextField.lastIndex = at;
    if ((letter === ',' || letter === '\n') && nextField.test(text)) {
      scan.at = at + 1;
      return true;
    }
    if (letter === close && at > scan.at) {
      scan.at = at;
      return true;
    }
  }
  scan.at = Math.max(scan.at, Math.min(text.length, scan.at + 1));
  return false;
}
