import { formulaEnd } from './math.ts';
import { accents, lowered, raised, signs } from './symbols.ts';

export interface DecodedLatex {
  readonly text: string;
  /** Whether the source says more than the text: braces that protect, mark-up, commands that are not known. */
  readonly isLossy: boolean;
}

/**
 * What LaTeX in a field of a bibliography reads as: accents and signs as Unicode, mark-up and braces taken off,
 * formulas as the TeX that they are. A `line` is one line; `prose` keeps its paragraphs and forced line breaks.
 */
export function decodeLatex(source: string, shape: 'line' | 'prose'): DecodedLatex {
  const clean = source.replace(controls, '');
  if (!special.test(clean)) return { text: shaped(clean, shape), isLossy: false };
  const reading: Reading = { source: clean, at: 0, out: '', isLossy: false };
  read(reading, 0);
  return { text: shaped(reading.out, shape), isLossy: reading.isLossy };
}

interface Reading {
  readonly source: string;
  at: number;
  out: string;
  isLossy: boolean;
}

// Stand-ins within the text that is being made; no source keeps such letters.
const lineBreak = '\u0001';
const paragraph = '\u0002';
/** Nothing, but blanks on both sides of it are two. */
const nothing = '\u0003';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000e-\u001f]/g;
const special = /[\\{}$~`]|--|''/;

function shaped(text: string, shape: 'line' | 'prose'): string {
  const marked = shape === 'prose' ? text.replace(/\n[ \t]*\n[ \t\n]*/g, paragraph) : text;
  const lines = shape === 'prose' ? marked : marked.replaceAll(lineBreak, ' ').replaceAll(paragraph, ' ');
  const spaced = lines.replace(/[ \t\n\r\f\v]+/g, ' ').replace(/ ?([\u0001\u0002]) ?/g, '$1');
  const trimmed = spaced
    .replace(/^[ \u0001\u0002]+/, '')
    .replace(/(?<![ \u0001\u0002])[ \u0001\u0002]+$/, '');
  if (!/[\u0001-\u0003]/.test(trimmed)) return trimmed;
  return trimmed.replaceAll(lineBreak, '\n').replaceAll(paragraph, '\n\n').replaceAll(nothing, '');
}

/** Arguments nest no deeper; what lies deeper is taken as text. */
const deepest = 12;
const plainRun = /[^\\{}$~`'!?-]+/y;

function read(reading: Reading, depth: number): void {
  const { source } = reading;
  const groups: { readonly at: number; readonly out: number }[] = [];
  while (reading.at < source.length) {
    plainRun.lastIndex = reading.at;
    const run = plainRun.exec(source)?.[0];
    if (run !== undefined) {
      reading.out += run;
      reading.at += run.length;
      continue;
    }
    const letter = source[reading.at] ?? '';
    if (letter === '\\') readCommand(reading, depth);
    else if (letter === '{') {
      groups.push({ at: reading.at, out: reading.out.length });
      reading.at += 1;
    } else if (letter === '}') {
      const group = groups.pop();
      reading.at += 1;
      if (group !== undefined) endGroup(reading, group);
    } else readSign(reading, letter);
  }
}

/** A group around nothing, or around one sign, only keeps a command apart from what follows; any other protects. */
function endGroup(reading: Reading, group: { readonly at: number; readonly out: number }): void {
  if (reading.at === group.at + 2) reading.out += nothing;
  else if (reading.source[group.at + 1] !== '\\' || reading.out.length > group.out + 2)
    reading.isLossy = true;
}

function readSign(reading: Reading, letter: string): void {
  const { source, at } = reading;
  const take = (length: number, text: string) => {
    reading.at += length;
    reading.out += text;
  };
  if (letter === '$') {
    const end = formulaEnd(source, at);
    return end < 0 ? take(1, '$') : take(end - at, source.slice(at, end));
  }
  if (letter === '~') return take(1, ' ');
  const sign = ligatures.find(([written]) => source.startsWith(written, at));
  return sign === undefined ? take(1, letter) : take(sign[0].length, sign[1]);
}

const ligatures = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['?`', '¿'],
  ['!`', '¡'],
] as const;

const commandName = /[A-Za-z]+\*?|[^]/uy;

function readCommand(reading: Reading, depth: number): void {
  commandName.lastIndex = reading.at + 1;
  const name = commandName.exec(reading.source)?.[0] ?? '';
  reading.at += 1 + name.length;
  const isWord = /^[A-Za-z]/.test(name);
  const own = isWord ? null : bySign(name);
  if (own !== null) {
    if (name === '(' || name === '[') reading.isLossy = true;
    reading.out += own;
    return;
  }
  const mark = markOf(name);
  if (mark !== undefined) {
    const letters = argument(reading, depth);
    if (letters === '' && isWord) reading.isLossy = true;
    reading.out += accented(letters, mark, name);
    return;
  }
  const sign = signs.get(name);
  if (sign !== undefined) {
    afterWord(reading);
    reading.out += sign;
    return;
  }
  readMarkup(reading, name.replace(/\*$/, ''), depth);
}

/** What commands of one sign stand for; `null` for accents and what is not known. */
function bySign(name: string): string | null {
  if (name === '\\') return lineBreak;
  if (name === '(' || name === ')' || name === '[' || name === ']') return '$';
  if (name === ' ' || name === ',' || name === ';' || name === ':' || name === '>' || name === '\n')
    return ' ';
  if (name === '-' || name === '/' || name === '!' || name === '@' || name === '') return '';
  return markOf(name) === undefined ? name : null;
}

function markOf(name: string): string | undefined {
  return Object.hasOwn(accents, name) ? accents[name] : undefined;
}

/** TeX takes the blanks after a word of a command away, or the empty group that keeps them. */
function afterWord(reading: Reading): void {
  if (reading.source.startsWith('{}', reading.at)) reading.at += 2;
  else while (/[ \t\n]/.test(reading.source[reading.at] ?? '')) reading.at += 1;
}

function accented(letters: string, mark: string, name: string): string {
  const [first, ...rest] = [...letters.trim()];
  // An accent on nothing is the sign itself, as addresses have it: `\~{}`.
  if (first === undefined) return name.length === 1 && !/[A-Za-z]/.test(name) ? name : '';
  const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  if (mark === accents['t'] && rest.length > 0) return [base, mark, ...rest].join('');
  return (base + mark).normalize('NFC') + rest.join('');
}

/** The argument of a command as text: a group, another command or one letter. */
function argument(reading: Reading, depth: number): string {
  const { source } = reading;
  while (/[ \t\n]/.test(source[reading.at] ?? '')) reading.at += 1;
  if (source[reading.at] === '{') return inner(groupAt(reading), depth, reading);
  if (source[reading.at] === '\\') {
    if (depth >= deepest) return '';
    const nested: Reading = { source, at: reading.at, out: '', isLossy: false };
    readCommand(nested, depth + 1);
    reading.at = nested.at;
    return nested.out;
  }
  if (source[reading.at] === '}') return '';
  const letter = String.fromCodePoint(source.codePointAt(reading.at) ?? 32);
  reading.at += reading.at < source.length ? letter.length : 0;
  return letter;
}

function inner(source: string, depth: number, reading: Reading): string {
  if (depth >= deepest) return source.replace(/[\\{}]/g, '');
  const nested: Reading = { source, at: 0, out: '', isLossy: false };
  read(nested, depth + 1);
  if (nested.isLossy) reading.isLossy = true;
  return nested.out.replaceAll(nothing, '');
}

/** Takes the group that begins here, as it is written; `''` where none does. */
function groupAt(reading: Reading): string {
  const { source, at } = reading;
  if (source[at] !== '{') return '';
  let depth = 0;
  for (let to = at; to < source.length; to += 1) {
    if (source[to] === '{') depth += 1;
    else if (source[to] === '}') {
      depth -= 1;
      if (depth > 0) continue;
      reading.at = to + 1;
      return source.slice(at + 1, to);
    }
  }
  reading.at = source.length;
  return source.slice(at + 1);
}

const switches = new Set(
  (
    'bf it em sc rm tt sl sf bfseries itshape scshape rmfamily ttfamily sffamily slshape upshape mdseries ' +
    'normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge displaystyle textstyle ' +
    'relax protect xspace null noindent centering sloppy left right limits nolimits bgroup egroup'
  ).split(' '),
);
const blanks = new Set(['quad', 'qquad', 'enspace', 'thinspace', 'space', 'newblock', 'hfill', 'enskip']);
/** Commands whose argument is for the machine and not to be read. */
const unread = new Set(
  'noopsort SortNoop hspace vspace label begin end color vskip hskip phantom SORT sortkey'.split(' '),
);

function readMarkup(reading: Reading, name: string, depth: number): void {
  reading.isLossy = true;
  if (name === 'url' || name === 'path' || name === 'nolinkurl') {
    reading.out += groupAt(reading).replace(/\\([_%#&$~])/g, '$1');
  } else if (name === 'href') groupAt(reading);
  else if (name === 'ensuremath') reading.out += formula(groupAt(reading), reading);
  else if (name === 'textsuperscript' || name === 'textsubscript') {
    reading.out += shifted(argument(reading, depth), name === 'textsuperscript' ? raised : lowered);
  } else if (name === 'par' || name === 'newline' || name === 'linebreak') {
    afterWord(reading);
    reading.out += name === 'par' ? paragraph : lineBreak;
    reading.isLossy = false;
  } else if (name === 'item') reading.out += `${lineBreak}• `;
  else if (name === 'char' || name === 'symbol') reading.out += byNumber(reading);
  else if (unread.has(name)) groupAt(reading);
  else if (blanks.has(name)) {
    afterWord(reading);
    reading.out += ' ';
  } else if (name === 'textbar') {
    afterWord(reading);
    reading.out += '|';
  } else if (switches.has(name)) afterWord(reading);
  // Of what is not known, the argument is what people read; without one, the command itself is kept.
  else if (reading.source[reading.at] !== '{') reading.out += `\\${name}`;
}

function formula(source: string, reading: Reading): string {
  const sign = /^\\([A-Za-z]+)[ ]?$/.exec(source)?.[1];
  const known = sign === undefined ? undefined : signs.get(sign);
  if (known === undefined) return `$${source}$`;
  reading.isLossy = false;
  return known;
}

function shifted(text: string, letters: ReadonlyMap<string, string>): string {
  return [...text].every((letter) => letters.has(letter))
    ? [...text].map((letter) => letters.get(letter) ?? letter).join('')
    : text;
}

function byNumber(reading: Reading): string {
  const rest = reading.source.slice(reading.at, reading.at + 12);
  const match = /^\{?(?:"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|(\d{1,7}))\}?/.exec(rest);
  if (match === null) return '';
  reading.at += match[0].length;
  const [, hex, octal, decimal = ''] = match;
  const code =
    hex !== undefined
      ? Number.parseInt(hex, 16)
      : octal !== undefined
        ? Number.parseInt(octal, 8)
        : Number(decimal);
  const isLetter = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isLetter ? String.fromCodePoint(code) : '';
}
