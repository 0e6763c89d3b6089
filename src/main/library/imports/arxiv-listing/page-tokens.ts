import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';

/** What of a page is looked at: its tags with their lines, and its text. Order is that of the page. */
export interface PageEvents {
  open(tag: PageTag): void;
  close(name: string, line: number): void;
  text(text: string): void;
}

export interface PageTag {
  readonly name: string;
  readonly line: number;
  readonly classes: readonly string[];
  attribute(name: string): string | null;
}

/** How much of a page is walked over between two yields. */
const partLength = 200_000;

const rawText = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
]);

/**
 * Walks over a page once. Formulas that a browser had drawn when the page was saved come as the TeX
 * they were drawn from; scripts and styles are passed over. Yields now and then.
 */
export function* walkPage(html: string, events: PageEvents): Generator<void, void> {
  let passedOver: { readonly name: string; depth: number } | null = null;
  let isTex = false;
  const handler: TokenHandler = {
    onStartTag(token) {
      const tag = tagOf(token);
      tokenizer.state = rawText.get(tag.name) ?? tokenizer.state;
      if (passedOver !== null) {
        if (passedOver.name === tag.name && !token.selfClosing) passedOver.depth += 1;
        return;
      }
      isTex = tag.name === 'script' && /^math\/tex/i.test(tag.attribute('type') ?? '');
      if (isTex) events.text('$');
      else if (isPassedOver(tag)) passedOver = { name: tag.name, depth: 1 };
      else events.open(tag);
    },
    onEndTag(token) {
      const line = token.location?.startLine ?? 1;
      if (passedOver !== null) {
        if (passedOver.name === token.tagName) passedOver.depth -= 1;
        if (passedOver.depth === 0) passedOver = null;
      } else if (isTex && token.tagName === 'script') {
        events.text('$');
        isTex = false;
      } else events.close(token.tagName, line);
    },
    onComment() {},
    onDoctype() {},
    onCharacter: ({ chars }) => add(chars),
    onNullCharacter() {},
    onWhitespaceCharacter: ({ chars }) => add(chars),
    onEof() {},
  };
  const add = (chars: string) => {
    if (passedOver === null) events.text(chars);
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handler);
  for (let from = 0; from < html.length; ) {
    // A part ends before a tag, so that no letter and no line end is taken apart.
    const next = html.indexOf('<', from + partLength);
    const to = next === -1 ? html.length : next;
    tokenizer.write(html.slice(from, to), to === html.length);
    from = to;
    yield;
  }
}

function isPassedOver({ name, classes }: PageTag): boolean {
  if (name === 'script' || name === 'style' || name === 'mjx-math') return true;
  return classes.some((one) => /^MathJax/i.test(one) && !/^mathjax$/.test(one));
}

function tagOf(token: Token.TagToken): PageTag {
  const attribute = (name: string) => token.attrs.find((one) => one.name === name)?.value ?? null;
  return {
    name: token.tagName,
    line: token.location?.startLine ?? 1,
    classes: (attribute('class') ?? '').split(/\s+/).filter((one) => one !== ''),
    attribute,
  };
}
