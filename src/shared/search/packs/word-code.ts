/**
 * Texts as bytes, packed by their words: some four letters of English a byte, and any text can be read alone. A
 * word gets a number the second time that it comes; until then its letters are written out. Words that come often
 * come early, and so the short numbers are theirs.
 *
 * A number below 160 is one byte; the next 20,480 are two, the rest three. `latin` and `wide` announce letters that
 * are written out, by their count, in one or two bytes each.
 */
const oneByte = 160;
const twoBytes = 80;
const threeBytes = 14;
const latin = 254;
const wide = 255;
const firstOfTwo = oneByte;
const firstOfThree = oneByte + twoBytes;
const endOfTwo = oneByte + twoBytes * 256;
const mostWords = endOfTwo + threeBytes * 65_536;

/** So many letters of a word are one piece, at most. */
export const longestPiece = 31;
/** A word with the blank before it, up to four digits, or up to eight signs: every text is made of these. */
const pieces = / ?\p{L}[\p{L}\p{M}]{0,30}|\p{N}{1,4}|[^\p{L}\p{N}]{1,8}/gu;

/** Packs texts, one after the other, into one run of bytes. */
export class WordEncoder {
  readonly #codes: Map<string, number>;
  readonly #once = new Set<string>();
  #bytes = new Uint8Array(1 << 16);
  #end = 0;

  /** Goes on with the words of an earlier run, whose bytes stay good with the longer list. */
  constructor(words: readonly string[] = []) {
    this.#codes = new Map(words.map((word, code) => [word, code]));
  }

  /** How many bytes there are. */
  get length(): number {
    return this.#end;
  }

  /** Adds a text. */
  add(text: string): void {
    for (const [piece] of text.matchAll(pieces)) {
      const code = this.#codes.get(piece);
      if (code !== undefined) this.#number(code);
      else if (this.#once.delete(piece) && this.#codes.size < mostWords && piece.isWellFormed()) {
        this.#codes.set(piece, this.#codes.size);
        this.#number(this.#codes.size - 1);
      } else {
        this.#once.add(piece);
        this.#letters(piece);
      }
    }
  }

  /** Adds what was packed with the same words before. */
  copy(packed: Uint8Array): void {
    this.#reserve(packed.length);
    this.#bytes.set(packed, this.#end);
    this.#end += packed.length;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  words(): readonly string[] {
    return [...this.#codes.keys()];
  }

  #number(code: number): void {
    this.#reserve(3);
    if (code < oneByte) {
      this.#bytes[this.#end++] = code;
    } else if (code < endOfTwo) {
      const rest = code - oneByte;
      this.#bytes[this.#end++] = firstOfTwo + (rest >>> 8);
      this.#bytes[this.#end++] = rest & 255;
    } else {
      const rest = code - endOfTwo;
      this.#bytes[this.#end++] = firstOfThree + (rest >>> 16);
      this.#bytes[this.#end++] = (rest >>> 8) & 255;
      this.#bytes[this.#end++] = rest & 255;
    }
  }

  #letters(piece: string): void {
    this.#reserve(2 + piece.length * 2);
    const isLatin = /^[\x00-\xff]*$/.test(piece);
    this.#bytes[this.#end++] = isLatin ? latin : wide;
    this.#bytes[this.#end++] = piece.length;
    for (let at = 0; at < piece.length; at++) {
      const unit = piece.charCodeAt(at);
      if (!isLatin) this.#bytes[this.#end++] = unit >>> 8;
      this.#bytes[this.#end++] = unit & 255;
    }
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#end + more, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}

/**
 * The piece that begins at a place: its word's number times four and how many bytes it takes; where letters are
 * written out, the number of bytes alone, made negative.
 */
export function pieceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < firstOfTwo) return first * 4 + 1;
  if (first < firstOfThree) return (oneByte + ((first - firstOfTwo) << 8) + (bytes[at + 1] ?? 0)) * 4 + 2;
  if (first >= latin) return -(2 + (bytes[at + 1] ?? 0) * (first === wide ? 2 : 1));
  const rest = ((first - firstOfThree) << 16) + ((bytes[at + 1] ?? 0) << 8) + (bytes[at + 2] ?? 0);
  return (endOfTwo + rest) * 4 + 3;
}

/** The letters that are written out at a place. */
export function lettersAt(bytes: Uint8Array, at: number): string {
  const width = bytes[at] === wide ? 2 : 1;
  const end = at + 2 + (bytes[at + 1] ?? 0) * width;
  let letters = '';
  for (let place = at + 2; place < end; place += width) {
    const unit = bytes[place] ?? 0;
    letters += String.fromCharCode(width === 1 ? unit : (unit << 8) + (bytes[place + 1] ?? 0));
  }
  return letters;
}

/** The text that the bytes from `from` to `to` hold. */
export function decodeWords(bytes: Uint8Array, words: readonly string[], from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; ) {
    const piece = pieceAt(bytes, at);
    text += piece < 0 ? lettersAt(bytes, at) : (words[piece >>> 2] ?? '');
    at += piece < 0 ? -piece : piece & 3;
  }
  return text;
}
