/** A value in a JSON text: where it stands, and its text's end; `isWhole` unless the text broke off or went wrong in it. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly isWhole: boolean;
  /** The key of the list that it is an element of; `''` for a list at the top, `null` for a value at the top. */
  readonly list: string | null;
}

export interface JsonScan {
  readonly spans: readonly JsonSpan[];
  /** What is wrong with the text and where, if anything is. */
  readonly fault: { readonly line: number; readonly reason: 'ends early' | 'malformed' | 'too deep' } | null;
  /** The position after the last thing that was looked at. */
  readonly end: number;
}

/** Deeper nesting than this is no listing. */
const maximumDepth = 200;

/**
 * Walks once over a JSON text (or several one after the other, as in JSON lines) without building
 * values: gives the objects at the top and the objects in lists near the top, also of a text that is
 * cut off. Iterative: depth and size cost no stack.
 */
export function scanJson(text: string, from = 0, fromLine = 1): JsonScan {
  const spans: JsonSpan[] = [];
  const open: { readonly isList: boolean; readonly start: number; readonly line: number; key: string }[] = [];
  let line = fromLine;
  let key = '';
  let at = from;
  const listOf = (depth: number): string | null | undefined => {
    if (depth === 0) return null;
    const holder = open[depth - 1];
    return depth <= 4 && holder?.isList ? holder.key : undefined;
  };
  const finish = (fault: JsonScan['fault']): JsonScan => {
    // The outermost element that never ended is reported too, so that its loss can be told.
    for (const [depth, holder] of open.entries()) {
      const list = listOf(depth);
      if (!holder.isList && list !== undefined && list !== null) {
        spans.push({ start: holder.start, end: at, line: holder.line, endLine: line, isWhole: false, list });
        break;
      }
    }
    return { spans, fault, end: at };
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) line += 1;
    if (code === 34) {
      const end = endOfString(text, at);
      if (end === -1) return finish({ line, reason: 'ends early' });
      if (end === -2) return finish({ line, reason: 'malformed' });
      if (end - at < 64) key = text.slice(at + 1, end);
      at = end + 1;
      continue;
    }
    if (code === 123 || code === 91) {
      if (open.length >= maximumDepth) return finish({ line, reason: 'too deep' });
      open.push({ isList: code === 91, start: at, line, key: open.length === 0 ? '' : key });
      at += 1;
      key = '';
      continue;
    }
    if (code === 125 || code === 93) {
      const closed = open.pop();
      if (closed === undefined || closed.isList !== (code === 93)) {
        if (closed !== undefined) open.push(closed);
        return finish({ line, reason: 'malformed' });
      }
      const list = listOf(open.length);
      if (!closed.isList && list !== undefined) {
        spans.push({
          start: closed.start,
          end: at + 1,
          line: closed.line,
          endLine: line,
          isWhole: true,
          list,
        });
      } else if (closed.isList && open.length === 0) {
        spans.push({
          start: closed.start,
          end: at + 1,
          line: closed.line,
          endLine: line,
          isWhole: true,
          list: null,
        });
      }
    }
    at += 1;
  }
  return finish(open.length === 0 ? null : { line, reason: 'ends early' });
}

/** The closing quote's position; -1 when the text ends before it, -2 when a line does. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34) return at;
    if (code === 10 || code === 13) return -2;
    at += code === 92 ? 2 : 1;
  }
  return -1;
}
