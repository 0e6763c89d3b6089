/** A stretch of a query, before its grammar is looked at. Positions are UTF-16 units. */
export type Lexeme =
  | ({ readonly kind: 'open'; readonly field: string | null; readonly negated: boolean } & Span)
  | ({ readonly kind: 'close' } & Span)
  | ({ readonly kind: 'or' } & Span)
  | ({ readonly kind: 'and' } & Span)
  | ({
      readonly kind: 'text';
      /** What stood before the colon, when it may be a field's name. */
      readonly field: string | null;
      readonly negated: boolean;
      readonly quoted: boolean;
      readonly text: string;
      /** Whether it is still being typed: it ends where the query ends, its quotes not closed. */
      readonly open: boolean;
    } & Span);

export interface Span {
  readonly from: number;
  readonly to: number;
  /** Where what comes after minus and field begins. */
  readonly at: number;
}

/**
 * Takes a query apart into lexemes, in order and without overlap. Never fails: a quote that is not
 * closed lasts to the end (S4). `isField` decides which names before a colon are fields.
 */
export function tokenize(query: string, isField: (name: string) => boolean): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < query.length) {
    const blank = /^\s+/.exec(query.slice(at));
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const lexeme = readLexeme(query, at, isField);
    lexemes.push(lexeme);
    at = lexeme.to;
  }
  return lexemes;
}

function readLexeme(query: string, from: number, isField: (name: string) => boolean): Lexeme {
  if (query[from] === ')') return { kind: 'close', from, to: from + 1, at: from };
  const negated = /^-[^\s)-]/.test(query.slice(from, from + 2));
  let at = negated ? from + 1 : from;

  const name = /^([A-Za-z]+):/.exec(query.slice(at, at + 40))?.[1];
  const field = name !== undefined && isField(name) ? name : null;
  if (field !== null) at += field.length + 1;

  const first = query[at];
  if (first === '(') return { kind: 'open', field, negated, from, to: at + 1, at };
  if (first === '"') {
    const close = query.indexOf('"', at + 1);
    const end = close < 0 ? query.length : close;
    const text = query.slice(at + 1, end);
    const to = close < 0 ? end : end + 1;
    return { kind: 'text', field, negated, quoted: true, text, open: close < 0, from, to, at };
  }
  const text = /^[^\s()"]*/.exec(query.slice(at))?.[0] ?? '';
  const to = at + text.length;
  if (field === null && !negated && (text === 'OR' || text === 'AND')) {
    return { kind: text === 'OR' ? 'or' : 'and', from, to, at };
  }
  return { kind: 'text', field, negated, quoted: false, text, open: to === query.length, from, to, at };
}
