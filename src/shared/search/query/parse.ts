import type { Token } from '../request.ts';
import { readTerms } from '../text/terms.ts';
import type { Leaf, Node, ParsedQuery, Reading, Span, ValueNode } from './ast.ts';
import { asksForNone, expectedOf, fieldMeaning, isValueOf } from './fields.ts';
import { type Lexeme, tokenize } from './tokenize.ts';

type TextLexeme = Extract<Lexeme, { kind: 'text' }>;

/** Groups beyond this depth are read as if they stood in the one around them. */
const deepest = 50;

/** How much of a query is read: more is a text pasted into the wrong box. */
const longest = 2000;

/** Reads a query (S1–S5). Never fails: what does not look like syntax is text, and a remark says so. */
export function parseQuery(query: string): ParsedQuery {
  if (last?.query !== query) last = { query, parsed: read(query) };
  return last.parsed;
}

/** The query that was read last: at each key half a dozen parts of the page ask about the same one. */
let last: { readonly query: string; readonly parsed: ParsedQuery } | null = null;

function read(query: string): ParsedQuery {
  if (query.length <= longest) return new Parser(query).parse();
  const parsed = new Parser(query.slice(0, longest)).parse();
  const remark = `The query is too long, so only its first ${longest.toLocaleString('en')} characters are searched.`;
  return { ...parsed, remarks: [...parsed.remarks, remark] };
}

/** One reading of one query: a position in its lexemes, and what is gathered on the way. */
class Parser {
  readonly #lexemes: readonly Lexeme[];
  readonly #query: string;
  readonly #tokens: Token[] = [];
  readonly #readings: Reading[] = [];
  readonly #remarks = new Set<string>();
  readonly #ranges: (Span & { readonly node: ValueNode })[] = [];
  #next = 0;

  constructor(query: string) {
    this.#query = query;
    this.#lexemes = tokenize(query, (name) => fieldMeaning(name) !== null);
  }

  parse(): ParsedQuery {
    const read: Node[] = [];
    while (this.#next < this.#lexemes.length) {
      const node = this.#alternatives({ field: null, excluded: false, depth: 0 });
      if (node !== null) read.push(node);
      const stray = this.#lexemes[this.#next];
      if (stray !== undefined) {
        this.#token(stray.from, stray.to, 'parenthesis');
        this.#read({ from: stray.from, to: stray.to, kind: 'stray' });
        this.#next++;
      }
    }
    const root = join('all', read);
    const top: readonly (Node | null)[] = root?.kind === 'all' ? root.of : [root];
    const own = this.#ranges.filter(({ node }) => top.includes(node));
    const spansOf = (field: ValueNode['field']) =>
      own.filter(({ node }) => node.field === field).map(({ from, to, text }): Span => ({ from, to, text }));
    return {
      root,
      tokens: this.#tokens,
      readings: this.#readings,
      remarks: [...this.#remarks],
      dates: spansOf('date'),
      upvotes: spansOf('upvotes'),
    };
  }

  #alternatives(context: Context): Node | null {
    const choices: Node[] = [];
    for (;;) {
      const choice = this.#sequence(context);
      if (choice !== null) choices.push(choice);
      const lexeme = this.#lexemes[this.#next];
      if (lexeme?.kind !== 'or') return join('any', choices);
      this.#operator(lexeme);
      this.#next++;
    }
  }

  #sequence(context: Context): Node | null {
    const read: Node[] = [];
    for (;;) {
      const lexeme = this.#lexemes[this.#next];
      if (lexeme === undefined || lexeme.kind === 'or' || lexeme.kind === 'close') return join('all', read);
      this.#next++;
      if (lexeme.kind === 'and') this.#operator(lexeme);
      else {
        const node = lexeme.kind === 'open' ? this.#group(lexeme, context) : this.#leaf(lexeme, context);
        if (node !== null) read.push(lexeme.negated ? { kind: 'not', of: node } : node);
      }
    }
  }

  #operator({ from, to, kind }: Extract<Lexeme, { kind: 'or' | 'and' }>): void {
    this.#token(from, to, 'operator');
    this.#read({ from, to, kind });
  }

  #group(lexeme: Extract<Lexeme, { kind: 'open' }>, context: Context): Node | null {
    if (lexeme.negated) this.#token(lexeme.from, lexeme.from + 1, 'excluded');
    if (lexeme.field !== null)
      this.#token(lexeme.negated ? lexeme.from + 1 : lexeme.from, lexeme.at, 'field');
    this.#token(lexeme.at, lexeme.to, 'parenthesis');
    const { from, to, field: own, negated } = lexeme;
    this.#read({ from, to, kind: 'open', field: own, negated: context.excluded !== negated });
    if (context.depth >= deepest) return null;
    const node = this.#alternatives({
      field: lexeme.field ?? context.field,
      excluded: context.excluded !== lexeme.negated,
      depth: context.depth + 1,
    });
    const close = this.#lexemes[this.#next];
    if (close?.kind === 'close') {
      this.#token(close.from, close.to, 'parenthesis');
      this.#read({ from: close.from, to: close.to, kind: 'close' });
      this.#next++;
    }
    return node;
  }

  #leaf(lexeme: TextLexeme, context: Context): Node | null {
    const name = lexeme.field ?? context.field;
    const node = this.#understand(lexeme, name);
    const excluded = context.excluded !== lexeme.negated;
    const expected = node === null ? null : expectedInPlaceOf(node, name);
    this.#read({ from: lexeme.from, to: lexeme.to, kind: 'leaf', leaf: node, expected, excluded });
    if (excluded) this.#token(lexeme.from, lexeme.to, 'excluded');
    else {
      const from = lexeme.negated ? lexeme.from + 1 : lexeme.from;
      if (lexeme.negated) this.#token(lexeme.from, from, 'operator');
      const kind = lexeme.quoted ? 'phrase' : 'word';
      if (node?.kind === 'value') this.#token(from, lexeme.to, 'field');
      else if (lexeme.field !== null && (node === null || node.field !== null)) {
        this.#token(from, lexeme.at, 'field');
        this.#token(lexeme.at, lexeme.to, kind);
      } else this.#token(from, lexeme.to, kind);
    }
    const isRange = node?.kind === 'value' && (node.field === 'date' || node.field === 'upvotes');
    if (isRange && !lexeme.negated && lexeme.field !== null) {
      this.#ranges.push({ from: lexeme.from, to: lexeme.to, text: node.text, node });
    }
    return node;
  }

  #understand(lexeme: TextLexeme, name: string | null): Leaf | null {
    const { text, open } = lexeme;
    const meaning = name === null ? null : fieldMeaning(name);
    if (meaning?.kind === 'value') {
      if (text.trim() === '') return null;
      if (isValueOf(meaning.field, text, open)) {
        return { kind: 'value', field: meaning.field, text, open };
      }
      const whole = lexeme.quoted ? `${name}:"${text}"` : `${name}:${text}`;
      this.#remarks.add(`"${whole}" is no ${expectedOf(meaning.field)}, so it is searched as text.`);
      return lexeme.quoted
        ? asText({ kind: 'phrase', field: null, text, open })
        : asText({ kind: 'word', field: null, text: `${name}:${text}`, open });
    }
    const field = meaning?.field ?? null;
    // While it is typed it may be the beginning of a name.
    if ((field === 'author' || field === 'org') && !lexeme.quoted && !open && asksForNone({ field, text })) {
      return { kind: 'value', field, text, open };
    }
    if (lexeme.quoted) return asText({ kind: 'phrase', field, text, open });
    const unknown = /^([A-Za-z]{2,}):(?!\/\/).+/.exec(text)?.[1];
    if (unknown !== undefined && field === null) {
      this.#remarks.add(`"${unknown}:" is no field, so "${text}" is searched as text.`);
    }
    return asText({ kind: 'word', field, text, open });
  }

  #read(reading: Reading): void {
    if (reading.to > reading.from) this.#readings.push(reading);
  }

  #token(from: number, to: number, kind: Token['kind']): void {
    if (to > from && to <= this.#query.length) this.#tokens.push({ from, to, kind });
  }
}

interface Context {
  readonly field: string | null;
  /** Whether an odd number of minus signs stands around. */
  readonly excluded: boolean;
  readonly depth: number;
}

/** What a field expects, when what was given it is read as text instead. */
function expectedInPlaceOf(node: Leaf, name: string | null): string | null {
  const meaning = name === null ? null : fieldMeaning(name);
  return meaning?.kind === 'value' && node.kind !== 'value' ? expectedOf(meaning.field) : null;
}

/** A leaf of text; `null` when it holds nothing that could be searched (`&`, `""`). */
function asText<TextLeaf extends Leaf>(leaf: TextLeaf): TextLeaf | null {
  return readTerms(leaf.text, 'query').parts.length === 0 ? null : leaf;
}

/** Joins what was read: nothing is nothing, one is itself, and what is joined alike becomes one. */
function join(kind: 'all' | 'any', nodes: readonly Node[]): Node | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.of : [node]));
  const [only] = flat;
  if (only === undefined) return null;
  return flat.length === 1 ? only : { kind, of: flat };
}
