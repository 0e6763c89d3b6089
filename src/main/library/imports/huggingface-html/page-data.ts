import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';

/** The JSON that a part of the page was made from. */
export interface PageData {
  readonly target: string;
  readonly json: string;
}

const targets = new Set(['DailyPapers', 'PaperContent', 'PaperPage']);

/** Finds the page's data in its mark-up; also those of a page that is cut off within them. */
export function findPageData(html: string): readonly PageData[] {
  const found = readTags(html);
  // At the end of a cut page the tag is open: close it, and let the reader of the JSON tell where it breaks.
  const whole = found.length > 0 ? found : readTags(`${html}">`);
  const seen = new Set<string>();
  return whole.filter(({ json }) => !seen.has(json) && seen.add(json));
}

function readTags(html: string): PageData[] {
  const found: PageData[] = [];
  const handler: TokenHandler = {
    onStartTag(tag) {
      if (tag.tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
      else if (tag.tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
      else if (tag.tagName === 'textarea' || tag.tagName === 'title') tokenizer.state = TokenizerMode.RCDATA;
      const target = attribute(tag, 'data-target');
      const json = attribute(tag, 'data-props');
      if (target !== null && json !== null && targets.has(target)) found.push({ target, json });
    },
    onEndTag() {},
    onComment() {},
    onDoctype() {},
    onCharacter() {},
    onNullCharacter() {},
    onWhitespaceCharacter() {},
    onEof() {},
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, handler);
  tokenizer.write(html, true);
  return found;
}

function attribute(tag: Token.TagToken, name: string): string | null {
  return tag.attrs.find((one) => one.name === name)?.value ?? null;
}
