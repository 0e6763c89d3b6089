/**
 * The terms of a sorted list within some edit distance (Levenshtein) of a word, with their distances. Terms share
 * the work on what they begin with alike, and what cannot be near any more is left out together with all
 * that begins like it.
 */
export function nearTerms(terms: readonly string[], wanted: string, most: number): Map<number, number> {
  const near = new Map<number, number>();
  const width = wanted.length + 1;
  const deepest = wanted.length + most + 1;
  const rows = new Uint8Array(width * (deepest + 1));
  for (let column = 0; column < width; column++) rows[column] = column;
  let before = '';
  /** Down to which letter of `before` the rows are filled. */
  let filled = 0;
  for (let at = 0; at < terms.length; ) {
    const term = terms[at] ?? '';
    let depth = sharedLength(before, term, filled);
    before = term;
    let isDead = false;
    while (depth < term.length && !isDead) {
      depth += 1;
      isDead =
        depth > deepest || fillRow(rows, depth, { width, letter: term[depth - 1] ?? '', wanted }) > most;
    }
    filled = Math.min(depth, deepest);
    if (isDead) {
      at = endOfPrefix(terms, term.slice(0, depth), at);
      continue;
    }
    const distance = rows[depth * width + wanted.length] ?? most + 1;
    if (distance <= most) near.set(at, distance);
    at += 1;
  }
  return near;
}

/** Fills one row of the table of distances; gives its smallest entry. */
function fillRow(
  rows: Uint8Array,
  depth: number,
  { width, letter, wanted }: { readonly width: number; readonly letter: string; readonly wanted: string },
): number {
  const row = depth * width;
  const above = row - width;
  rows[row] = depth;
  let smallest = depth;
  for (let column = 1; column < width; column++) {
    const same = (rows[above + column - 1] ?? 0) + (wanted[column - 1] === letter ? 0 : 1);
    const distance = Math.min(same, (rows[above + column] ?? 0) + 1, (rows[row + column - 1] ?? 0) + 1);
    rows[row + column] = distance;
    if (distance < smallest) smallest = distance;
  }
  return smallest;
}

function sharedLength(left: string, right: string, most: number): number {
  const end = Math.min(left.length, right.length, most);
  let at = 0;
  while (at < end && left[at] === right[at]) at++;
  return at;
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
