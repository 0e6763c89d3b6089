import { isAscii } from '../search/text/fold.ts';

/** Takes one word: in lower case, where it stands, and whether it goes on from the one before. */
export type Visit = (word: string, from: number, to: number, goesOn: boolean) => void;

/** Kinds of UTF-16 units. */
const other = 0;
const ofWords = 1;
const blank = 2;
const hyphen = 3;
const kinds = new Uint8Array(65_536).fill(255);

/**
 * Reads the words of running text. Words that only a blank or a hyphen parts go on from each other; formulas
 * (`$…$`) and commands (`\alpha`) are no words.
 */
export function readWords(text: string, visit: Visit): void {
  const lower = lowered(text);
  const end = text.length;
  let last = -1;
  for (let at = 0; at < end; ) {
    const unit = text.charCodeAt(at);
    if (unit === 36 /* $ */ && isFormula(text, at)) {
      at = text.indexOf('$', at + 1) + 1;
      last = -1;
      continue;
    }
    if (kindOf(unit) !== ofWords) {
      at++;
      continue;
    }
    const from = at;
    while (at < end && kindOf(text.charCodeAt(at)) === ofWords) at++;
    if (text.charCodeAt(from - 1) === 92 /* \ */) {
      last = -1;
      continue;
    }
    visit(lower.slice(from, at), from, at, last >= 0 && isJoint(text, last, from));
    last = at;
  }
}

const longestFormula = 200;

function isFormula(text: string, at: number): boolean {
  const close = text.indexOf('$', at + 1);
  return close > at && close - at <= longestFormula;
}

/** One blank or hyphen, or a hyphen where a line was broken. */
function isJoint(text: string, from: number, to: number): boolean {
  if (to - from > 2) return false;
  for (let at = from; at < to; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== blank && kind !== hyphen) return false;
  }
  return true;
}

function kindOf(unit: number): number {
  const known = kinds[unit] ?? other;
  if (known !== 255) return known;
  const character = String.fromCharCode(unit);
  let kind = other;
  if (/[\p{L}\p{N}\p{M}]/u.test(character)) kind = ofWords;
  else if (/\s/.test(character)) kind = blank;
  else if (/[-\u2010\u2011]/.test(character)) kind = hyphen;
  kinds[unit] = kind;
  return kind;
}

/** In lower case, unit by unit where that would change the length, so that places stay. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(text) || lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, at) => {
    const small = text.charAt(at).toLowerCase();
    return small.length === 1 ? small : text.charAt(at);
  }).join('');
}
