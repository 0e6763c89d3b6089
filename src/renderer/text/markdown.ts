import createMarkdown from 'markdown-it';
import { safeUrl } from './links.ts';
import { formulaAt } from './mathematics.ts';

/** A piece of rendered Markdown, free of HTML: the page makes elements of it. */
export type MarkdownNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'mathematics';
      readonly source: string;
      readonly display: boolean;
      readonly verbatim: string;
    }
  | { readonly kind: 'code'; readonly text: string; readonly block: boolean }
  | { readonly kind: 'break' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly MarkdownNode[] }
  | {
      readonly kind: 'element';
      readonly tag: MarkdownTag;
      readonly start: number | null;
      readonly children: readonly MarkdownNode[];
    };

/** The elements that Markdown can make. Whatever else the parser makes is shown as its content. */
export const markdownTags = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'em',
  'strong',
  's',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
] as const;
export type MarkdownTag = (typeof markdownTags)[number];

type Token = ReturnType<typeof parser.parse>[number];

const parser = createMarkdown({ html: false, linkify: true, typographer: false, maxNesting: 40 });
parser.validateLink = (url) => safeUrl(url) !== null;
// A picture would be loaded from outside; its source stays text.
parser.disable('image');
parser.inline.ruler.before('escape', 'mathematics', (state, silent) => {
  const formula = formulaAt(state.src, state.pos);
  if (!formula || formula.to > state.posMax) return false;
  if (!silent) {
    const token = state.push('mathematics', '', 0);
    token.content = formula.source;
    token.markup = state.src.slice(formula.from, formula.to);
    token.meta = { display: formula.display };
  }
  state.pos = formula.to;
  return true;
});
// A displayed formula over several lines is one block: a line of it that begins with `+` is no list.
parser.block.ruler.before(
  'fence',
  'mathematics_block',
  (state, line, lastLine, silent) => {
    const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    const formula = state.src.startsWith('$$', from) ? formulaAt(state.src, from) : null;
    if (!formula?.display || formula.to > (state.eMarks[lastLine - 1] ?? 0)) return false;
    let end = line;
    while ((state.eMarks[end] ?? 0) < formula.to) end += 1;
    if (state.src.slice(formula.to, state.eMarks[end]).trim() !== '') return false;
    if (silent) return true;
    const token = state.push('mathematics', '', 0);
    token.content = formula.source;
    token.markup = state.src.slice(formula.from, formula.to);
    token.meta = { display: true };
    state.line = end + 1;
    return true;
  },
  { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
);

/** Reads Markdown with mathematics. HTML in it is text; links lead to the web and to mail only. */
export function readMarkdown(source: string): readonly MarkdownNode[] {
  return nodesOf(parser.parse(source, {}), { formulas: mostFormulas });
}

/** Each formula costs the page a fraction of a millisecond; from here on their source is shown. */
const mostFormulas = 2_000;

/** What may still be drawn of a note. */
interface Budget {
  formulas: number;
}

interface Open {
  readonly token: Token | null;
  readonly children: MarkdownNode[];
}

function nodesOf(tokens: readonly Token[], budget: Budget): readonly MarkdownNode[] {
  const root: Open = { token: null, children: [] };
  const stack: Open[] = [root];
  for (const token of tokens) {
    const parent = stack.at(-1) ?? root;
    if (token.nesting === 1) stack.push({ token, children: [] });
    else if (token.nesting === -1 && stack.length > 1) {
      const closed = stack.pop() ?? root;
      (stack.at(-1) ?? root).children.push(...wrapped(closed));
    } else parent.children.push(...leaf(token, budget));
  }
  return root.children;
}

function wrapped({ token, children }: Open): readonly MarkdownNode[] {
  if (!token || token.hidden) return children;
  if (token.type === 'link_open') {
    const url = safeUrl(attribute(token, 'href') ?? '');
    return url ? [{ kind: 'link', url, children }] : children;
  }
  const tag = markdownTags.find((each) => each === token.tag);
  if (!tag) return children;
  const start = attribute(token, 'start');
  return [{ kind: 'element', tag, start: start === null ? null : Number(start), children }];
}

function leaf(token: Token, budget: Budget): readonly MarkdownNode[] {
  switch (token.type) {
    case 'inline':
      return nodesOf(token.children ?? [], budget);
    case 'mathematics':
      budget.formulas -= 1;
      if (budget.formulas < 0) return [{ kind: 'text', text: token.markup }];
      return [
        {
          kind: 'mathematics',
          source: token.content,
          display: Boolean(token.meta?.display),
          verbatim: token.markup,
        },
      ];
    case 'code_inline':
      return [{ kind: 'code', text: token.content, block: false }];
    case 'code_block':
    case 'fence':
      return [{ kind: 'code', text: token.content.replace(/\n$/, ''), block: true }];
    case 'softbreak':
      return [{ kind: 'text', text: '\n' }];
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'hr':
      return [{ kind: 'rule' }];
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
  }
}

function attribute(token: Token, name: string): string | null {
  const value = token.attrGet(name);
  return value === null ? null : String(value);
}
