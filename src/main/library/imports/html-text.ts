import { type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';

const blocks =
  /^(?:p|div|br|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|section|article|blockquote|pre|hr|title|sec|abstract)$/;
const silent = new Set(['script', 'style', 'noscript', 'template']);

/** The text of a piece of HTML, or of JATS, without its tags; blocks are parted by line breaks. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const pieces: string[] = [];
  let muted: string | null = null;
  const add = (text: string) => {
    if (muted === null) pieces.push(text);
  };
  const handler: TokenHandler = {
    onStartTag({ tagName, selfClosing }) {
      const name = localName(tagName);
      if (tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
      else if (tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
      if (muted === null && silent.has(name) && !selfClosing) muted = name;
      if (blocks.test(name)) add('\n');
    },
    onEndTag({ tagName }) {
      const name = localName(tagName);
      if (muted === name) muted = null;
      if (blocks.test(name)) add('\n');
    },
    onComment() {},
    onDoctype() {},
    onCharacter: ({ chars }) => add(chars),
    onNullCharacter() {},
    onWhitespaceCharacter: ({ chars }) => add(chars),
    onEof() {},
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, handler);
  tokenizer.write(html, true);
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Without the prefix that JATS writes: `jats:p`. */
function localName(tagName: string): string {
  return tagName.slice(tagName.indexOf(':') + 1);
}
