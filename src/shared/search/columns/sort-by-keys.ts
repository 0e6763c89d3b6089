/** So many places fit beside a key of 32 bits in a number's 53. */
const places = 2 ** 21;
const largestKey = 2 ** 31;

/**
 * Papers by a key, smallest first; equals stay in the order given. As fast as sorting plain numbers: key and place go
 * into one number each, which typed arrays sort without asking a function.
 */
export function sortByKeys(given: Uint32Array, keyOf: (number: number) => number): Uint32Array {
  if (given.length > places) return sortSlowly(given, keyOf);
  const keys = Float64Array.from(given, keyOf);
  let isSmall = true;
  for (const key of keys) if (!Number.isInteger(key) || Math.abs(key) > largestKey) isSmall = false;
  const ranks = isSmall ? keys : ranksOf(keys);
  for (let place = 0; place < given.length; place++) ranks[place] = (ranks[place] ?? 0) * places + place;
  ranks.sort();
  const sorted = new Uint32Array(given.length);
  for (let at = 0; at < sorted.length; at++) {
    const rank = ranks[at] ?? 0;
    sorted[at] = given[rank - Math.floor(rank / places) * places] ?? 0;
  }
  return sorted;
}

/** The place of each key among all different ones. */
function ranksOf(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort();
  let count = 0;
  for (const [at, key] of sorted.entries()) {
    if (at === 0 || key !== sorted[count - 1]) sorted[count++] = key;
  }
  const different = sorted.subarray(0, count);
  return keys.map((key) => placeIn(different, key));
}

function placeIn(sorted: Float64Array, key: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortSlowly(given: Uint32Array, keyOf: (number: number) => number): Uint32Array {
  return Uint32Array.from(given).sort((a, b) => keyOf(a) - keyOf(b));
}
