import type { Paper } from '#shared/domain/paper.ts';
import { splitName } from '#shared/text/names.ts';
import type { LibraryParts } from '../library-parts.ts';

/**
 * Gives a key to each paper that has none and says all keys: first author, year and the title's first long word, with
 * letters where another paper has that (L33). A key stays once it is given; tried keys are not. Within a transaction.
 */
export function keysFor(
  parts: LibraryParts,
  papers: readonly Paper[],
  how: 'keep' | 'try' = 'keep',
): ReadonlyMap<number, string> {
  const { database, writer, edits } = parts;
  const taken = database.sql('SELECT 1 FROM paper WHERE citation_key = ? LIMIT 1');
  const keys = new Map<number, string>();
  const given: number[] = [];
  const tried = new Set<string>();
  for (const paper of papers) {
    if (paper.citationKey !== null) {
      keys.set(paper.id, paper.citationKey);
      continue;
    }
    const base = baseKey(paper);
    let key = base;
    for (let clash = 0; tried.has(key) || taken.get(key) !== undefined; clash += 1)
      key = `${base}${letters(clash)}`;
    keys.set(paper.id, key);
    tried.add(key);
    if (how === 'try') continue;
    writer.update(paper.id, { citationKey: key });
    given.push(paper.id);
  }
  if (given.length > 0) edits.mark(given, 'present');
  return keys;
}

function baseKey({ authors: [first], date, title }: Paper): string {
  const { family, literal } =
    first === undefined ? { family: undefined, literal: undefined } : splitName(first);
  const words = title.split(/\s+/u).map(plainLetters);
  const word = words.find((one) => one.length > 3) ?? words.find((one) => one !== '') ?? '';
  const key = `${plainLetters(family ?? literal ?? '')}${date?.slice(0, 4) ?? ''}${word}`;
  return key === '' ? 'paper' : key.slice(0, 60);
}

/** Small letters and digits, without accents: keys go through BibTeX. */
function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** a … z, aa, ab, … */
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}
