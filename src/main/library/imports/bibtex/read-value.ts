import { isLineStart, type Scan, skipBlanks, startsEntry } from './scan.ts';

/** A value is no longer than this, in characters. */
const longestValue = 2_000_000;

export interface ReadValue {
  readonly value: string;
  readonly isWhole: boolean;
  readonly unknown: readonly string[];
}

const bare = /[^\s,#{}"=()]{1,500}/y;

/** Reads a value: pieces in braces or quotes, numbers and strings, put together by `#`. */
export function readValue(scan: Scan, close: string): ReadValue {
  const { text, macros } = scan;
  const unknown: string[] = [];
  let value = '';
  for (;;) {
    skipBlanks(scan);
    const letter = text[scan.at];
    if (letter === '{' || letter === '"') {
      const end = endOfPiece(text, scan.at, letter);
      if (end < 0) {
        scan.at = -end;
        return { value, isWhole: false, unknown };
      }
      value += text.slice(scan.at + 1, end);
      scan.at = end + 1;
    } else {
      bare.lastIndex = scan.at;
      const word = bare.exec(text)?.[0];
      if (word === undefined) {
        // Nothing where a value belongs: an empty one.
        return { value, isWhole: letter === ',' || letter === close, unknown };
      }
      scan.at += word.length;
      const meaning = /^\d+$/.test(word) ? word : macros.expand(word);
      if (meaning === null) unknown.push(word);
      value += meaning ?? word;
    }
    skipBlanks(scan);
    if (text[scan.at] !== '#') return { value, isWhole: true, unknown };
    scan.at += 1;
  }
}

/** Where a piece ends; the place at which to go on, negative, when it does not end before the next entry. */
function endOfPiece(text: string, from: number, open: string): number {
  let depth = open === '{' ? 1 : 0;
  const last = Math.min(text.length, from + longestValue);
  for (let at = from + 1; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0 && open === '{') return at;
      // A quote that is still open when the entry is closed.
      if (depth < 0) return -at;
    } else if (code === 34 && depth === 0) return at;
    else if (code === 64 && isLineStart(text, at) && startsEntry(text, at)) return -at;
  }
  return -last;
}
