import { bitsIn } from '../bits.ts';

/** So many answers are kept. */
const mostKept = 16;

/**
 * Finds the terms of a list within some edit distance (Levenshtein) of a word. Each edit takes at most one letter
 * out of a word's set of letters and brings at most one in: a look at sets and lengths, one number a term, leaves
 * few terms to be compared letter by letter.
 */
export class NearTerms {
  readonly #terms: readonly string[];
  /** The letters of each term as bits; made when first needed. */
  #letters: Uint32Array | null = null;
  #lengths = new Uint8Array(0);
  /** What was found of late: a word is asked for again at every key of the words after it. */
  readonly #found = new Map<string, ReadonlyMap<number, number>>();

  constructor(terms: readonly string[]) {
    this.#terms = terms;
  }

  /** The places of the terms within so many edits of a word, with how many they are. */
  of(wanted: string, most: number): ReadonlyMap<number, number> {
    const key = `${most} ${wanted}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const near = this.#find(wanted, most);
    if (this.#found.size === mostKept) this.#found.clear();
    this.#found.set(key, near);
    return near;
  }

  #find(wanted: string, most: number): ReadonlyMap<number, number> {
    const letters = this.#letters ?? this.#readLetters();
    const lengths = this.#lengths;
    const own = lettersOf(wanted);
    const [shortest, longest] = [wanted.length - most, wanted.length + most];
    const near = new Map<number, number>();
    const rows = new Uint8Array(2 * (wanted.length + 1));
    for (let at = 0; at < letters.length; at++) {
      const length = lengths[at] ?? 0;
      if (length < shortest || length > longest) continue;
      const theirs = letters[at] ?? 0;
      if (bitsIn(theirs & ~own) > most || bitsIn(own & ~theirs) > most) continue;
      const distance = distanceWithin(this.#terms[at] ?? '', { wanted, most, rows });
      if (distance <= most) near.set(at, distance);
    }
    return near;
  }

  #readLetters(): Uint32Array {
    this.#letters = Uint32Array.from(this.#terms, lettersOf);
    // Longer terms than can be said are further from every word of a query than any edit distance that is asked for.
    this.#lengths = Uint8Array.from(this.#terms, ({ length }) => Math.min(length, 255));
    return this.#letters;
  }
}

/** The letters of a word as bits: one each for a to z, six for all others. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at) - 97;
    letters |= 1 << (code >= 0 && code < 26 ? code : 26 + ((code + 97) % 6));
  }
  return letters >>> 0;
}

/** The edit distance of two words; some number above `most` where it is more. `rows` is room to work in. */
function distanceWithin(
  term: string,
  { wanted, most, rows }: { readonly wanted: string; readonly most: number; readonly rows: Uint8Array },
): number {
  const width = wanted.length + 1;
  for (let column = 0; column < width; column++) rows[column] = column;
  let above = 0;
  for (let depth = 1; depth <= term.length; depth++) {
    const row = width - above;
    const letter = term.charCodeAt(depth - 1);
    rows[row] = depth;
    let smallest = depth;
    for (let column = 1; column < width; column++) {
      const same = (rows[above + column - 1] ?? 0) + (wanted.charCodeAt(column - 1) === letter ? 0 : 1);
      const distance = Math.min(same, (rows[above + column] ?? 0) + 1, (rows[row + column - 1] ?? 0) + 1);
      rows[row + column] = distance;
      if (distance < smallest) smallest = distance;
    }
    if (smallest > most) return most + 1;
    above = row;
  }
  return rows[above + wanted.length] ?? most + 1;
}

/** The first place in a sorted list whose term is not less than a word. */
export function placeOf(terms: readonly string[], word: string, from = 0): number {
  let low = from;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place from `from` on whose term does not begin with a prefix that the term at `from` has. */
export function endOfPrefix(terms: readonly string[], prefix: string, from: number): number {
  let low = from;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '').startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return low;
}
