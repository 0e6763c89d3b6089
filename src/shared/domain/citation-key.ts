import { splitName } from '../text/names.ts';
import type { Paper } from './paper.ts';

/** What a key is made of. */
export type CitedPaper = Pick<Paper, 'authors' | 'date' | 'title'>;

/** The pattern of keys where the reader set none: `lovelace2024burrows`. */
export const usualKeyPattern = '[auth:lower][year][word:lower]';

/**
 * The key that a pattern gives a paper, of ASCII letters, digits and `_ : . + / -` only; never empty.
 *
 * A pattern is text with fields in brackets, each with what is done to it behind colons, from left to right:
 * - `[auth]` the first author’s family name, `[authors]` those of up to three, then `EtAl`, `[authorsN]` of up to N;
 * - `[year]` (2024), `[shortyear]` (24), `[month]` (07);
 * - `[title]` all words of the title, `[shorttitle]` its first three that say something, `[wordN]` the Nth of those,
 *   `[word]` the first;
 * - `:lower`, `:upper`, `:capital` (first letters large), `:N` (the first N letters).
 *
 * What the paper lacks is nothing; what is no field stands as it is written, without its brackets.
 */
export function citationKey(paper: CitedPaper, pattern: string = usualKeyPattern): string {
  const filled = pattern.replace(/\[([^[\]]{1,60})\]/g, (_, field: string) => fieldOf(paper, field));
  const key = allowed(filled).slice(0, longestKey);
  return /[A-Za-z0-9]/.test(key) ? key : 'paper';
}

const longestKey = 80;

/**
 * The first of a key and the key with letters behind it (`a` … `z`, `aa` …) that is not taken: whoever came first
 * keeps what he has.
 */
export function freeKey(key: string, isTaken: (key: string) => boolean): string {
  let free = key;
  for (let clash = 0; isTaken(free); clash += 1) free = `${key}${lettersOf(clash)}`;
  return free;
}

function fieldOf(paper: CitedPaper, field: string): string {
  const [name = '', ...changes] = field.split(':');
  return changes.reduce(changed, wordsOf(paper, name) ?? name.split(' ')).join('');
}

function changed(words: readonly string[], change: string): readonly string[] {
  if (change === 'lower') return words.map((word) => word.toLowerCase());
  if (change === 'upper') return words.map((word) => word.toUpperCase());
  if (change === 'capital') return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return /^\d{1,2}$/.test(change) ? [words.join('').slice(0, Number(change))] : words;
}

/** The words of a field; `null` for what is none. */
function wordsOf({ authors, date, title }: CitedPaper, name: string): readonly string[] | null {
  const [, base = '', digits] = /^([a-z]+?)(\d{0,2})$/.exec(name) ?? [];
  const number = digits === undefined || digits === '' ? null : Number(digits);
  switch (base) {
    case 'auth':
      return authors.slice(0, 1).map(familyOf);
    case 'authors': {
      const most = number ?? 3;
      return [...authors.slice(0, most).map(familyOf), ...(authors.length > most ? ['EtAl'] : [])];
    }
    case 'year':
      return [date?.slice(0, 4) ?? ''];
    case 'shortyear':
      return [date?.slice(2, 4) ?? ''];
    case 'month':
      return [date?.slice(5, 7) ?? ''];
    case 'title':
      return titleWords(title);
    case 'shorttitle':
      return telling(title).slice(0, 3);
    case 'word':
      return telling(title).slice((number ?? 1) - 1, number ?? 1);
    default:
      return null;
  }
}

function familyOf(author: string): string {
  const { family, literal, nonDroppingParticle = '' } = splitName(author);
  return allowed(family === undefined ? (literal ?? '') : `${nonDroppingParticle}${family}`).replace(
    /[^A-Za-z0-9-]/g,
    '',
  );
}

function titleWords(title: string): string[] {
  return title
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(allowed)
    .filter((word) => word !== '');
}

const small = new Set(
  'a an and as at by de der die das for from in into is of on or the to with via la le les un une'.split(' '),
);

/** The words of a title that say something; all of them where none does. */
function telling(title: string): string[] {
  const words = titleWords(title);
  const some = words.filter((word) => word.length > 1 && !small.has(word.toLowerCase()));
  return some.length === 0 ? words : some;
}

const spelled: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/Æ/g, 'Ae'],
  [/œ/g, 'oe'],
  [/Œ/g, 'Oe'],
  [/ø/g, 'o'],
  [/Ø/g, 'O'],
  [/ł/g, 'l'],
  [/Ł/g, 'L'],
  [/[đð]/g, 'd'],
  [/[ĐÐ]/g, 'D'],
  [/þ/g, 'th'],
  [/Þ/g, 'Th'],
  [/ı/g, 'i'],
];

/** A text in the letters that a key may have. */
function allowed(text: string): string {
  const plain = spelled.reduce((words, [letter, spelling]) => words.replace(letter, spelling), text);
  return plain.normalize('NFKD').replace(/[^A-Za-z0-9_:.+/-]/g, '');
}

/** a … z, aa, ab, … */
function lettersOf(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : lettersOf(Math.floor(number / 26) - 1) + last;
}
