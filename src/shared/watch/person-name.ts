import { fold } from '../search/text/fold.ts';

/** Parts of names that are written or left out, and say nothing of who it is. */
const particles = new Set(
  'van von der den de di da del della du dos das la le el al bin ibn ter ten zu zur'.split(' '),
);
const suffixes = /^(?:jr|sr|ii|iii|iv|\d+)$/;

/**
 * A person's name in the ways it may be meant: folded words, given names first, the family name's last word last.
 * `Curie, M. S.`, `Marie Skłodowska Curie` and `Curie MS` are told apart no more than readers tell them.
 */
export function readingsOf(name: string): readonly (readonly string[])[] {
  const comma = name.indexOf(',');
  if (comma > 0) {
    return withWords([
      [...wordsOf(name.slice(comma + 1), 'initials'), ...wordsOf(name.slice(0, comma), 'whole')],
    ]);
  }
  const words = name.split(/\s+/).filter((word) => word !== '');
  const [first = '', ...others] = words;
  const last = words.at(-1) ?? '';
  if (words.length > 1 && isCapitals(last) && !isCapitals(first)) {
    // `Curie MS`: the family name stands first.
    return withWords([
      [...wordsOf(last, 'initials'), ...words.slice(0, -1).flatMap((word) => wordsOf(word, 'whole'))],
    ]);
  }
  const asWritten = words.flatMap((word, index) =>
    wordsOf(word, index < words.length - 1 ? 'initials' : 'whole'),
  );
  if (words.length > 1 && isCapitals(first) && !first.includes('.')) {
    // `LI Wei` names its family in capitals; `JP Serre` does not.
    return withWords([
      asWritten,
      [...others.flatMap((word) => wordsOf(word, 'whole')), ...wordsOf(first, 'whole')],
    ]);
  }
  return withWords([asWritten]);
}

/** Whether two readings may be one person: one family name, and given names that agree as far as both are told. */
export function mayBeSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.at(-1) !== other.at(-1)) return false;
  if (one.length === 1 || other.length === 1) return one.length === 1;
  if (!agree(one[0], other[0])) return false;
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  let at = 1;
  for (const word of fewer.slice(1, -1)) {
    while (at < more.length - 1 && !agree(word, more[at])) at++;
    if (at >= more.length - 1) return false;
    at++;
  }
  return true;
}

/** Whether a name, as a paper gives it, may be that of a person of whom one reading is wanted. */
export function isNamed(name: string, wanted: readonly string[]): boolean {
  return readingsOf(name).some((reading) => mayBeSame(wanted, reading));
}

function withWords(readings: readonly string[][]): readonly (readonly string[])[] {
  return readings
    .map((words) => words.filter((word) => word !== '' && !particles.has(word) && !suffixes.test(word)))
    .filter((words) => words.length > 0);
}

/** The folded words of a part of a name; capitals that stand together (`JP`) are initials where they may be. */
function wordsOf(text: string, capitals: 'initials' | 'whole'): string[] {
  return text
    .split(/[\s.‐‑-]+/)
    .flatMap((word) => (capitals === 'initials' && isCapitals(word) ? [...word] : [word]))
    .map((word) => fold(word));
}

function isCapitals(word: string): boolean {
  return /^\p{Lu}{1,3}$/u.test(word.replace(/[.‐‑-]/g, ''));
}

function agree(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return (
    one === other ||
    (one.length === 1 && other.startsWith(one)) ||
    (other.length === 1 && one.startsWith(other))
  );
}
