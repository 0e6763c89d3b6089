import { type TokenHandler, Tokenizer } from 'parse5';

/** More than this is no note. */
const longest = 500_000;
const marks: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', code: '`' };
const blocks = /^(?:p|div|ul|ol|table|tr|pre|section|article)$/;

/** A note’s HTML as Markdown: headings, lists, quotes, emphasis and links; what else is marked up is its text. */
export function markdownOfHtml(html: string): string {
  const pieces: string[] = [];
  const addresses: (string | null)[] = [];
  const lists: { isNumbered: boolean; count: number }[] = [];
  let quoted = 0;
  const block = (more = '') => void pieces.push(`\n\n${'> '.repeat(Math.min(quoted, 5))}${more}`);
  const handler: TokenHandler = {
    onStartTag({ tagName, attrs }) {
      const mark = marks[tagName];
      if (mark !== undefined) pieces.push(mark);
      else if (/^h[1-6]$/.test(tagName)) block(`${'#'.repeat(Number(tagName[1]))} `);
      else if (tagName === 'br') pieces.push(`\n${'> '.repeat(Math.min(quoted, 5))}`);
      else if (tagName === 'hr') block('---');
      else if (tagName === 'blockquote') quoted += 1;
      else if (tagName === 'a') {
        const address = attrs.find(({ name }) => name === 'href')?.value ?? '';
        addresses.push(/^https?:\/\/\S+$/i.test(address) ? address : null);
        if (addresses.at(-1) !== null) pieces.push('[');
      } else if (tagName === 'li') {
        const list = lists.at(-1);
        if (list !== undefined) list.count += 1;
        const sign = list?.isNumbered ? `${list.count}. ` : '- ';
        pieces.push(`\n${'  '.repeat(Math.max(0, Math.min(lists.length, 6) - 1))}${sign}`);
      } else if (blocks.test(tagName)) block();
      if (tagName === 'ul' || tagName === 'ol') lists.push({ isNumbered: tagName === 'ol', count: 0 });
    },
    onEndTag({ tagName }) {
      const mark = marks[tagName];
      if (mark !== undefined) pieces.push(mark);
      else if (tagName === 'a') {
        const address = addresses.pop();
        if (typeof address === 'string') pieces.push(`](${address})`);
      } else if (tagName === 'blockquote') {
        quoted = Math.max(0, quoted - 1);
        block();
      } else if (/^h[1-6]$/.test(tagName)) block();
      if (tagName === 'ul' || tagName === 'ol') {
        lists.pop();
        block();
      }
    },
    onComment() {},
    onDoctype() {},
    onCharacter: ({ chars }) => void pieces.push(chars),
    onNullCharacter() {},
    onWhitespaceCharacter: ({ chars }) => void pieces.push(chars.replace(/\s+/g, ' ')),
    onEof() {},
  };
  new Tokenizer({ sourceCodeLocationInfo: false }, handler).write(html.slice(0, longest), true);
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n[ \t]*(?=[^\s])(?![ \t]*(?:- |\d+\. ))/g, '\n')
    .replace(/(?:\n>[ >]*)+\n(?=\n|$)/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
