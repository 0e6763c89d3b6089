/** Letters that Unicode does not take apart but readers type without their stroke or as two. */
const strokes: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};

const notOfWords = /[^\p{L}\p{N}]/gu;
const known = new Map<string, string>();

/** Folds one character: no case, no diacritics, no ligatures; `''` for what is no letter or digit. */
export function foldCharacter(character: string): string {
  const kept = known.get(character);
  if (kept !== undefined) return kept;
  const folded = character
    .normalize('NFKD')
    .replace(notOfWords, '')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[ßæœøđðħłıþς]/gu, (letter) => strokes[letter] ?? letter)
    .replace(notOfWords, '');
  known.set(character, folded);
  return folded;
}

/** Folds a text character by character, so that any part of the outcome can be led back to its origin. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, '');
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** Where the first `length` folded characters of a text end in the text itself, in UTF-16 units. */
export function unfoldedLength(text: string, length: number): number {
  let folded = 0;
  let end = 0;
  for (const character of text) {
    const here = foldCharacter(character).length;
    if (folded >= length && (here > 0 || !/\p{M}/u.test(character))) break;
    folded += here;
    end += character.length;
  }
  return end;
}

export function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

const standIns = new Map<string, string>();
/** Stands for what nothing can stand in for. */
const none = '\u0100';

/**
 * A text of the same length in plain ASCII that has the same terms at the same places: letters without their accents,
 * blanks for signs. `null` when there is none. Plain texts are taken apart several times faster.
 */
export function plainOf(text: string): string | null {
  if (isAscii(text)) return text;
  const plain = text.replace(/[^\x00-\x7f]/g, standInOf);
  return plain.includes(none) ? null : plain;
}

function standInOf(unit: string): string {
  const known = standIns.get(unit);
  if (known !== undefined) return known;
  const folded = foldCharacter(unit);
  const isLetter = /^[\p{L}\p{N}\p{M}\p{Cf}]$/u.test(unit);
  const isSurrogate = /[\ud800-\udfff]/.test(unit);
  let standIn = none;
  if (isLetter && /^[a-z0-9]$/.test(folded)) standIn = folded;
  else if (!isLetter && !isSurrogate && folded === '') standIn = /[‐‑‒–’]/.test(unit) ? '-' : ' ';
  standIns.set(unit, standIn);
  return standIn;
}
