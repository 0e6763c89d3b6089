import type { CleanLine, Piece } from './markup.ts';
import { type Meaning, meaningOf } from './tokens.ts';

/** A stretch of text between blanks, or one element of a page, with the lines it stands on. */
export type Part =
  | {
      readonly kind: 'paragraph';
      readonly line: number;
      readonly endLine: number;
      readonly lines: readonly string[];
      readonly heading: number;
      readonly urls: readonly string[];
      readonly picture: string | null;
    }
  | {
      readonly kind: 'element';
      readonly line: number;
      readonly meaning: Exclude<Meaning, { kind: 'blank' } | { kind: 'text' }>;
      readonly urls: readonly string[];
      readonly text: string;
    };
export type Paragraph = Extract<Part, { kind: 'paragraph' }>;

/** Gathers lines into parts: text lines that touch are one paragraph, anything else stands alone. */
export class PartGatherer {
  readonly parts: Part[] = [];
  readonly #isDense: boolean;
  #open: {
    line: number;
    endLine: number;
    lines: string[];
    heading: number;
    urls: string[];
    picture: string | null;
  } | null = null;
  #headingGoesOn = false;
  #picture: string | null = null;
  /** A link is open whose address is still to come: it belongs to what stood in it. */
  #lastUrls: string[] | null = null;

  /** Dense: the input has no blank lines, so every line is a paragraph of its own. */
  constructor(isDense: boolean) {
    this.#isDense = isDense;
  }

  add(line: CleanLine): void {
    const pieces = splitAtDots(line.pieces);
    if (pieces.every((piece) => isBlank(piece.text) && piece.urls.length === 0 && piece.picture === null)) {
      this.#close();
      return;
    }
    for (const piece of pieces) this.#addPiece(line, piece);
    if (line.isEdge && !line.isOpen) this.#close();
    if (line.heading > 0) this.#headingGoesOn = line.isOpen;
  }

  finish(): readonly Part[] {
    this.#close();
    return this.parts;
  }

  #addPiece(line: CleanLine, piece: Piece): void {
    if (piece.picture !== null) this.#picture = piece.picture;
    const meaning = this.#meaningOf(line, piece);
    if (meaning.kind === 'blank') {
      // The end of a link: its address goes to what stood in it.
      if (piece.urls.length > 0) this.#lastUrls?.push(...piece.urls);
      return;
    }
    // Within a paragraph a bare address is a part of its text.
    if (meaning.kind === 'text' || (meaning.kind === 'url' && this.#open !== null && !this.#isDense)) {
      this.#addText(line, piece);
      return;
    }
    this.#close();
    const urls = [...piece.urls];
    this.#lastUrls = urls;
    if (meaning.kind !== 'page' || piece.urls.length > 0) this.#picture = null;
    this.parts.push({ kind: 'element', line: line.number, meaning, urls, text: piece.text.trim() });
  }

  #meaningOf(line: CleanLine, piece: Piece): Meaning {
    const meaning = meaningOf(piece);
    const isText =
      line.heading > 0 ? meaning.kind !== 'blank' && meaning.kind !== 'page' : this.#isWrapped(line, meaning);
    return isText ? { kind: 'text' } : meaning;
  }

  /** The last words of a paragraph that was broken into lines ("models.", "2024") are not the page's own. */
  #isWrapped(line: CleanLine, meaning: Meaning): boolean {
    const open = this.#open;
    if (open === null || this.#isDense || open.endLine + 1 !== line.number) return false;
    const length = open.lines.at(-1)?.length ?? 0;
    return length >= 55 && length <= 140 && wrappable.has(meaning.kind);
  }

  #addText(line: CleanLine, piece: Piece): void {
    const open = this.#open;
    const joins =
      open !== null && !this.#isDense && this.#picture === null && this.#isNext(open, line, piece);
    if (joins) {
      if (open.endLine === line.number) open.lines[open.lines.length - 1] += piece.text;
      else open.lines.push(piece.text);
      open.endLine = line.number;
      open.urls.push(...piece.urls);
      return;
    }
    this.#close();
    const urls = [...piece.urls];
    this.#open = {
      line: line.number,
      endLine: line.number,
      lines: [piece.text],
      heading: line.heading,
      urls,
      picture: this.#picture,
    };
    this.#lastUrls = urls;
    this.#picture = null;
  }

  /** Whether a line goes on with the open paragraph: a text with a text, a heading with what is still of it. */
  #isNext(open: { endLine: number; heading: number }, line: CleanLine, piece: Piece): boolean {
    if (open.heading === 0) return line.heading === 0;
    if (this.#headingGoesOn || open.endLine === line.number) return true;
    if (open.endLine + 1 !== line.number) return false;
    return line.heading === open.heading || (line.heading === 0 && /^\s+\S/.test(piece.text));
  }

  #close(): void {
    if (this.#open !== null) this.parts.push({ kind: 'paragraph', ...this.#open });
    this.#open = null;
  }
}

const wrappable: ReadonlySet<Meaning['kind']> = new Set(['page', 'number', 'upvote', 'link', 'identifier']);

function isBlank(text: string): boolean {
  return text.replace(/[\u200b\ufeff]/g, '').trim() === '';
}

const dots = /\s*(?:Â(?=·))?[·∙⋅・‧]\s*/;

/** "Acme Lab · Published on Oct 4, 2026" is three pieces: what is before, the dot, the date. */
function splitAtDots(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const { text } = piece;
    if (text.length > 240 || !dots.test(text)) return [piece];
    const at = dots.exec(text);
    if (!at) return [piece];
    const before = text.slice(0, at.index);
    const after = text.slice(at.index + at[0].length);
    const rest = { text: after, urls: [], picture: null };
    if (!isTailEnd(after)) return [piece];
    const first = { ...piece, text: before };
    const dot = { text: '·', urls: [], picture: null };
    return isBlank(before) && piece.picture === null
      ? [dot, ...splitAtDots([rest])]
      : [first, dot, ...splitAtDots([rest])];
  });
}

function isTailEnd(text: string): boolean {
  const kind = meaningOf({ text: text.replace(dots, ' '), urls: [], picture: null }).kind;
  return (
    kind === 'date' || kind === 'blank' || kind === 'number' || kind === 'authors' || kind === 'submitted'
  );
}
