import type { NameParts } from '#shared/domain/publication.ts';
import { decodeLatex } from '#shared/text/latex/decode.ts';
import { displayName, partsToKeep } from '#shared/text/names.ts';

export interface NameList {
  /** The names as they are shown. */
  readonly names: readonly string[];
  /** The parts of those that cannot be concluded from what is shown. */
  readonly parts: Readonly<Record<string, NameParts>>;
  /** Whether the list ends with “and others”. */
  readonly hasMore: boolean;
  /** Whether the field says more than this: a number that tells namesakes apart, commands that are not known. */
  readonly isLossy: boolean;
  readonly doubts: readonly string[];
}

/** No name is longer; what is longer is no name, and costs time. */
const longestName = 2000;

/** Reads a list of names: parted by “and”, each in one of BibTeX’s three forms, BibLaTeX’s extended one, or in braces. */
export function readNames(field: string): NameList {
  const names: string[] = [];
  const parts: Record<string, NameParts> = {};
  const doubts: string[] = [];
  let hasMore = false;
  let isLossy = false;
  for (const source of splitAtAnd(field)) {
    const text = source.trim();
    if (/^(?:others|et\.? al\.?)$/i.test(text)) hasMore = true;
    else if (text !== '') {
      const read = readName(text.slice(0, longestName));
      if (read.isLossy || text.length > longestName) isLossy = true;
      if (read.doubt !== null) doubts.push(read.doubt);
      const shown = displayName(read.parts).trim();
      if (shown === '') continue;
      names.push(shown);
      const kept = partsToKeep(read.parts);
      if (kept !== null) parts[shown] = kept;
    }
  }
  return { names, parts, hasMore, isLossy, doubts };
}

const and = /\sand(?=\s)/giy;

function splitAtAnd(field: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  const text = ` ${field} `;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123) depth += 1;
    else if (code === 125) depth -= 1;
    else if (depth <= 0 && code <= 32) {
      and.lastIndex = at;
      if (!and.test(text)) continue;
      pieces.push(text.slice(from, at));
      at += 3;
      from = at + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

interface ReadName {
  readonly parts: NameParts;
  readonly isLossy: boolean;
  readonly doubt: string | null;
}

function readName(source: string): ReadName {
  const inBraces =
    /^\{(?!\\)[^]*\}$/.test(source) && splitAt(source, /,/).length === 1 && wordsOf(source).length === 1;
  if (inBraces) {
    const { text, isLossy } = decodeLatex(source.slice(1, -1), 'line');
    return { parts: { literal: text }, isLossy, doubt: null };
  }
  const sections = splitAt(source, /,/);
  if (sections.some((section) => extended.test(section))) return readExtended(sections);
  const [first = '', second = '', third = ''] = sections;
  if (sections.length === 1) return readGivenFirst(wordsOf(source));
  if (sections.length === 2) return finish(familyOf(wordsOf(first)), { given: wordsOf(second), suffix: [] });
  // “King, Martin Luther, Jr.” is a slip for “King, Jr., Martin Luther”.
  const [given, suffix] = isSuffix(third) && !isSuffix(second) ? [second, third] : [third, second];
  const suffixFirst = finish(familyOf(wordsOf(first)), { given: wordsOf(given), suffix: wordsOf(suffix) });
  if (sections.length === 3) return suffixFirst;
  const text = decodeLatex(source, 'line').text;
  const doubt = `“${text.slice(0, 100)}” has too many commas for one name, and was taken as it is.`;
  return { parts: { literal: text }, isLossy: true, doubt };
}

function isSuffix(section: string): boolean {
  return /^\s*\{?(?:Jr|Sr|I{1,3}|IV|VI{0,3})\.?\}?\s*$/i.test(section);
}

const extended = /^\s*(family|given|prefix|suffix|useprefix|[a-z]+-i)\s*=/i;

function readExtended(sections: readonly string[]): ReadName {
  const parts: NameParts = {};
  let isLossy = false;
  for (const section of sections) {
    const name = extended.exec(section)?.[1]?.toLowerCase();
    const source = section.slice(section.indexOf('=') + 1).trim();
    const text = decodeLatex(source.replace(/^"([^]*)"$/, '$1'), 'line').text;
    if (text === '') continue;
    if (name === 'family' || name === 'given' || name === 'suffix') parts[name] = text;
    else if (name === 'prefix') parts.nonDroppingParticle = text;
    else isLossy = true;
  }
  const drops = sections.some((section) => /^\s*useprefix\s*=\s*false\s*$/i.test(section));
  if (!drops || parts.nonDroppingParticle === undefined) return { parts, isLossy, doubt: null };
  const { nonDroppingParticle, ...rest } = parts;
  return { parts: { ...rest, droppingParticle: nonDroppingParticle }, isLossy, doubt: null };
}

function readGivenFirst(words: readonly string[]): ReadName {
  if (words.length === 1) {
    const { text, isLossy } = decodeLatex(words[0] ?? '', 'line');
    return { parts: { literal: text }, isLossy: isLossy && hasUnknown(words[0] ?? ''), doubt: null };
  }
  const isNumbered = /^\d{4}$/.test(words.at(-1) ?? '') && words.length > 2;
  const own = isNumbered ? words.slice(0, -1) : words;
  const small = own.findIndex((word, at) => at < own.length - 1 && isSmall(word));
  const start = small < 0 ? own.length - 1 : small;
  const read = finish(familyOf(own.slice(start)), { given: own.slice(0, start), suffix: [] });
  return isNumbered ? { ...read, isLossy: true } : read;
}

interface Family {
  readonly particle: readonly string[];
  readonly family: readonly string[];
  readonly isNumbered: boolean;
}

/** The particle goes from the start to the last small word; the last word is always of the family name. */
function familyOf(all: readonly string[]): Family {
  const isNumbered = all.length > 1 && /^\d{4}$/.test(all.at(-1) ?? '');
  const words = isNumbered ? all.slice(0, -1) : all;
  if (!isSmall(words[0] ?? '')) return { particle: [], family: words, isNumbered };
  const last = words.findLastIndex((word, at) => at < words.length - 1 && isSmall(word));
  return { particle: words.slice(0, last + 1), family: words.slice(last + 1), isNumbered };
}

function finish(
  { particle, family, isNumbered }: Family,
  rest: { readonly given: readonly string[]; readonly suffix: readonly string[] },
): ReadName {
  // DBLP tells namesakes apart by a number behind the whole name, wherever the family name stands.
  const numberedGiven = rest.given.length > 1 && /^\d{4}$/.test(rest.given.at(-1) ?? '');
  const given = numberedGiven ? rest.given.slice(0, -1) : rest.given;
  const parts: NameParts = {};
  const put = (name: keyof NameParts, words: readonly string[]) => {
    const text = decodeLatex(words.join(' '), 'line').text;
    if (text !== '') parts[name] = text;
  };
  put('family', family);
  put('given', given);
  put('nonDroppingParticle', particle);
  put('suffix', rest.suffix);
  const isLossy = isNumbered || numberedGiven || [...family, ...given, ...particle].some(hasUnknown);
  const only = parts.family ?? parts.given;
  const isAlone = Object.keys(parts).length === 1 && only !== undefined && !only.includes(' ');
  return { parts: isAlone ? { literal: only } : parts, isLossy, doubt: null };
}

/** Braces in names only hold words together; a command that is not known says more than what is shown. */
function hasUnknown(word: string): boolean {
  return word.includes('\\') && decodeLatex(word.replace(/^\{([^{}]*)\}$/, '$1'), 'line').isLossy;
}

/** Whether a word begins with a small letter; one in braces never does, unless they hold an accent. */
function isSmall(word: string): boolean {
  if (word.startsWith('{') && word[1] !== '\\') return false;
  return /^\p{Ll}/u.test(/^[A-Za-z\u0080-\uffff]/.test(word) ? word : decodeLatex(word, 'line').text);
}

function wordsOf(section: string): string[] {
  return splitAt(section, /[\s~]/).filter((word) => word !== '');
}

/** Splits at letters that stand outside of braces. */
function splitAt(text: string, letter: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const here = text[at] ?? '';
    if (here === '{') depth += 1;
    else if (here === '}') depth -= 1;
    else if (here === '\\') at += 1;
    else if (depth <= 0 && letter.test(here)) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}
