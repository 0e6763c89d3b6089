import { formulaEnd } from './math.ts';
import { accents, writtenSigns } from './symbols.ts';

export interface LatexWish {
  /** `ascii` writes accents and signs as commands, for BibTeX; `unicode` leaves them, for BibLaTeX. */
  readonly letters: 'ascii' | 'unicode';
  /** Whether words with capitals within (`BERT`, `iPhone`) are braced, so that styles do not make them small. */
  readonly protectsCapitals?: boolean;
}

/** A text as LaTeX that `decodeLatex` reads as the same text again. Formulas in dollar signs are left as they are. */
export function encodeLatex(text: string, wish: LatexWish): string {
  const writing: Writing = { out: '', last: '' };
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    const found = formulaEnd(text, at);
    // What stands in a formula is written as it is, so that blanks that would be put together may not be in it.
    const end = found > 0 && /\s\s|[\n\t]/.test(text.slice(at, found)) ? -1 : found;
    writeWords(writing, text.slice(from, at), wish);
    put(writing, end < 0 ? '\\$' : text.slice(at, end));
    at = from = end < 0 ? at + 1 : end;
  }
  writeWords(writing, text.slice(from), wish);
  // Blanks at the ends of lines would be taken off.
  return (
    writing.out
      .replace(/^ | $/g, '{} {}')
      // What looks like the beginning of an entry ends the one before.
      .replace(/(^|\n)(?=[ \t]*@)/g, '$1{}')
      .replace(/\n /g, '\n{} ')
      .replace(/ (?=\n\n|\\\\\n)/g, ' {}')
  );
}

interface Writing {
  out: string;
  /** The last letter written: looking it up in a growing text would cost its length each time. */
  last: string;
}

/** Puts a piece behind the others so that no ligature comes about between them. */
function put(writing: Writing, piece: string): void {
  if (piece === '') return;
  const pair = writing.last + piece.slice(0, 1);
  writing.out += parted.has(pair) ? `{}${piece}` : piece;
  writing.last = piece.slice(-1);
}

const parted: ReadonlySet<string> = new Set(['--', '``', "''", '?`', '!`', '$$', '  ']);

const word = /([\p{L}\p{N}\p{M}]+)/u;

function writeWords(writing: Writing, text: string, wish: LatexWish): void {
  if (wish.protectsCapitals !== true) return writePlain(writing, text, wish);
  for (const [at, part] of text.split(word).entries()) {
    const isProtected = at % 2 === 1 && /^.[^]*\p{Lu}/u.test(part);
    if (isProtected) put(writing, '{');
    writePlain(writing, part, wish);
    if (isProtected) put(writing, '}');
  }
}

const plain = /^[A-Za-z0-9 .,;:()/+=@*[\]]*$/;

function writePlain(writing: Writing, text: string, { letters }: LatexWish): void {
  if (plain.test(text) && !text.includes('  ')) return put(writing, text);
  for (const [part] of text.matchAll(/ +|\n+|[A-Za-z0-9]+|[^]/gu)) {
    if (part[0] === ' ') put(writing, part.split('').join('{}'));
    else if (part[0] === '\n') put(writing, newlines(part.length));
    else
      put(
        writing,
        specials.get(part) ?? (part.charCodeAt(0) < 128 || letters === 'unicode' ? part : signOf(part)),
      );
  }
}

/** One line break is forced, two begin a paragraph. */
function newlines(count: number): string {
  return count === 1 ? '\\\\\n' : `\n\n${'\\\\\n'.repeat(count - 2)}`;
}

const specials: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\\': '{\\textbackslash}',
    '{': '{\\textbraceleft}',
    '}': '{\\textbraceright}',
    '~': '{\\textasciitilde}',
    '^': '{\\textasciicircum}',
    _: '\\_',
    '&': '\\&',
    '%': '\\%',
    '#': '\\#',
    '–': '--',
    '—': '---',
  }),
);

const commandOfMark: ReadonlyMap<string, string> = new Map(
  Object.entries(accents)
    .filter(([name]) => name !== 't')
    .map(([name, mark]) => [mark, name]),
);

/** A letter with its accent, or a sign, as its command; as it is where there is none. */
function signOf(letter: string): string {
  const sign = writtenSigns.get(letter);
  if (sign !== undefined) return sign;
  const [base = '', mark = '', ...more] = letter.normalize('NFD');
  const command = commandOfMark.get(mark);
  if (command === undefined || more.length > 0 || !/^[A-Za-z]$/.test(base)) return letter;
  return letter.normalize('NFC') === letter ? `{\\${command}{${base}}}` : letter;
}
