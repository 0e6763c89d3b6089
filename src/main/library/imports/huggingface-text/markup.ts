/** One line of the input, freed of what a capturing tool added. */
export interface CleanLine {
  /** Counted from 1. */
  readonly number: number;
  readonly pieces: readonly Piece[];
  /** The Markdown heading level; 0 for none. */
  readonly heading: number;
  /** A heading whose link is not closed on its line goes on in the next. */
  readonly isOpen: boolean;
  /** Whether a link begins or ends here: no paragraph goes across. */
  readonly isEdge: boolean;
}

/** A stretch of a line: text, or a link whose text stands for itself (votes, comments, GitHub). */
export interface Piece {
  readonly text: string;
  readonly urls: readonly string[];
  /** What a picture before the text is called: an organisation's short name. */
  readonly picture: string | null;
}

/** Splits at every kind of line end; the number of a line is its index plus one. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}

/** Whether a tool wrote the page down with links: Markdown, or a dump with numbered references. */
export function isMarkedUp(text: string): boolean {
  return (
    /\]\((?:https?:\/\/(?:www\.)?(?:huggingface\.co|github\.com|arxiv\.org))?\/[^\s)]*\)/.test(text) ||
    /\]\[\d{1,5}\][ \t]*$/m.test(text)
  );
}

/** The targets of numbered references, where a dump lists them: `[12]: https://…` or ` 12. https://…`. */
export function findReferences(lines: readonly string[]): ReadonlyMap<string, string> {
  const references = new Map<string, string>();
  for (const line of lines) {
    const match = /^\s*(?:\[(\d{1,5})\]:?|(\d{1,5})\.)\s+<?((?:https?:\/)?\/\S+?)>?\s*$/.exec(
      line.slice(0, 2200),
    );
    const number = match?.[1] ?? match?.[2];
    if (number !== undefined && match?.[3] !== undefined) references.set(number, match[3]);
  }
  return references;
}

/** Takes a plain line as it is. */
export function plainLine(number: number, text: string): CleanLine {
  return { number, pieces: [{ text, urls: [], picture: null }], heading: 0, isOpen: false, isEdge: false };
}

/** Takes the mark-up off a line of a captured page. */
export function cleanLine(number: number, raw: string, references: ReadonlyMap<string, string>): CleanLine {
  let text = raw.replace(/<a\s[^<>]{0,200}>\s*<\/a>/g, '').replace(/\s*\\{1,2}\s*$/, '');
  const hashes = /^\s{0,3}(#{1,6})\s+/.exec(text);
  if (hashes) text = text.slice(hashes[0].length);
  const heading = hashes?.[1]?.length ?? 0;
  // Brackets are few in a paper's text; a line full of them is no line of a page.
  if (!text.includes('[') && !text.includes(']')) {
    return { number, pieces: [piece(text)], heading, isOpen: false, isEdge: false };
  }
  const pieces = new Pieces(references);
  const edges = pieces.read(text);
  return {
    number,
    pieces: pieces.all(),
    heading,
    isOpen: edges.opens && !edges.closes,
    isEdge: edges.opens || edges.closes,
  };
}

function piece(text: string): Piece {
  return { text: unescape(text), urls: [], picture: null };
}

function unescape(text: string): string {
  return text.replace(/\\([_*[\]#`~>+.!-])/g, '$1');
}

const target = String.raw`\((\S{0,2000}?)(?:\s+"[^"]{0,300}")?\)`;
const reference = String.raw`\[(\d{1,5})\]`;
const picturePattern = new RegExp(String.raw`^!\[([^\]]{0,300})\]${target}`);
const nestedPicture = /^\[([^[\]]{0,300})\]/;
const linkPattern = new RegExp(String.raw`^\[([^[\]]*)\](?:${target}|${reference})`);
const endPattern = new RegExp(String.raw`^\](?:${target}|${reference})`);

/** Reads one line from left to right, link by link. */
class Pieces {
  readonly #references: ReadonlyMap<string, string>;
  #pieces: { text: string; urls: string[]; picture: string | null }[] = [];
  #isApart = true;

  constructor(references: ReadonlyMap<string, string>) {
    this.#references = references;
  }

  all(): readonly Piece[] {
    return this.#pieces.map(({ text, urls, picture }) => ({ text: unescape(text), urls, picture }));
  }

  read(line: string): { opens: boolean; closes: boolean } {
    let at = 0;
    let plainFrom = 0;
    let opens = false;
    let closes = false;
    // A bracket costs a bounded look ahead; thousands in a line are not worth reading one by one.
    let budget = 400;
    const flush = (to: number) => this.#addText(line.slice(plainFrom, to));
    while (at < line.length && budget > 0) {
      const sign = line.charAt(at);
      if (sign !== '[' && sign !== ']' && sign !== '!') {
        at += 1;
        continue;
      }
      budget -= 1;
      const rest = line.slice(at, at + 5000);
      const picture = sign === '!' ? picturePattern.exec(rest) : null;
      const link = sign === '[' ? linkPattern.exec(rest) : null;
      const end = sign === ']' ? endPattern.exec(rest) : null;
      if (picture) {
        flush(at);
        this.#addPicture(picture[1] ?? '');
        at += picture[0].length;
        plainFrom = at;
      } else if (link) {
        flush(at);
        this.#addLink(link[1] ?? '', this.#url(link[2], link[3]));
        at += link[0].length;
        plainFrom = at;
      } else if (end) {
        flush(at);
        this.#close(this.#url(end[1], end[2]));
        closes = true;
        at += end[0].length;
        plainFrom = at;
      } else if (sign === '[' && this.#isLinkStart(line, at)) {
        flush(at);
        opens = true;
        at += 1;
        plainFrom = at;
        const inner = nestedPicture.exec(line.slice(at, at + 400));
        if (inner) {
          this.#addPicture(inner[1] ?? '');
          at += inner[0].length;
          plainFrom = at;
        } else {
          this.#isApart = true;
        }
      } else if (sign === '[' && isPictureWord(rest)) {
        flush(at);
        const inner = nestedPicture.exec(rest);
        this.#addPicture(inner?.[1] ?? '');
        at += inner?.[0].length ?? 1;
        plainFrom = at;
      } else {
        at += 1;
      }
    }
    flush(line.length);
    return { opens, closes };
  }

  /** A bracket opens a link that ends elsewhere when it begins the line's text, or holds a picture. */
  #isLinkStart(line: string, at: number): boolean {
    const after = line.slice(at + 1, at + 400);
    if (/^[-*•\s]*(?:!\[|\[[^[\]]*\])/.test(after)) return true;
    const before = line.slice(Math.max(0, at - 100), at);
    const isFirst =
      (at <= 100 && /^[\s\-*•]*$/.test(before)) || /·\s*$/.test(before) || /\d\s*$/.test(before);
    if (!isFirst) return false;
    const end = matchingBracket(line, at);
    return end === -1 || endPattern.test(line.slice(end, end + 2100));
  }

  #url(direct: string | undefined, number: string | undefined): string | null {
    if (direct !== undefined) return direct.startsWith('/') ? `https://huggingface.co${direct}` : direct;
    return number === undefined ? null : (this.#references.get(number) ?? null);
  }

  #addText(text: string): void {
    if (text === '') return;
    const last = this.#pieces.at(-1);
    if (last && !this.#isApart) last.text += text;
    else this.#pieces.push({ text, urls: [], picture: null });
    this.#isApart = false;
  }

  #addPicture(name: string): void {
    const called = name
      .replace(/^无替代文本$/, '')
      .replace(/^(?:图片|image|img|picture|photo)\s*\d*\s*[：:]?\s*/i, '')
      .trim();
    this.#pieces.push({ text: '', urls: [], picture: called });
    this.#isApart = false;
  }

  #addLink(text: string, url: string | null): void {
    if (standsAlone(text, url)) {
      this.#pieces.push({ text, urls: url === null ? [] : [url], picture: null });
      this.#isApart = true;
      return;
    }
    this.#addText(text);
    if (url !== null) this.#pieces.at(-1)?.urls.push(url);
  }

  #close(url: string | null): void {
    if (this.#pieces.length === 0) this.#pieces.push({ text: '', urls: [], picture: null });
    if (url !== null) this.#pieces.at(-1)?.urls.push(url);
    this.#isApart = true;
  }
}

/** Where the bracket that opens at `at` closes, brackets within it and escaped ones left out; -1 for nowhere. */
function matchingBracket(line: string, at: number): number {
  let depth = 0;
  // No abstract is longer; a bracket that closes later is none of its link.
  const limit = Math.min(line.length, at + 50_000);
  for (let index = at; index < limit; index += 1) {
    const sign = line.charAt(index);
    if (sign === '\\') index += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

function isPictureWord(text: string): boolean {
  return /^\[(?:图片|image|img)\s*\d*\s*[：:]/i.test(text);
}

function standsAlone(text: string, url: string | null): boolean {
  if (url !== null && /#community$|\/login\?next=/.test(url)) return true;
  return /^\s*(?:-|\d[\d.,]*k?|(?:LINK:\s*)?github\b.*|arxiv(?: page)?|upvote\b.*|project page)\s*$/i.test(
    text,
  );
}
