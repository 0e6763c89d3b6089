/** Draws places of a list with given weights, each in constant time (the alias method of Walker and Vose). */
export interface Weighted {
  /** Which place two numbers from 0 up to but without 1 fall on. */
  at(one: number, other: number): number;
}

/** Prepares to draw places by their weights, which need not add up to anything. */
export function createWeighted(weights: ArrayLike<number>): Weighted {
  const size = weights.length;
  let total = 0;
  for (let at = 0; at < size; at++) total += weights[at] ?? 0;
  const share = Float64Array.from({ length: size }, (_, at) => ((weights[at] ?? 0) * size) / total);
  const alias = new Uint32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let at = 0; at < size; at++) ((share[at] ?? 0) < 1 ? small : large).push(at);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() ?? 0;
    const more = large.at(-1) ?? 0;
    alias[less] = more;
    const left = (share[more] ?? 0) - (1 - (share[less] ?? 0));
    share[more] = left;
    if (left >= 1) continue;
    large.pop();
    small.push(more);
  }
  // What rounding left over fills its place whole.
  for (const at of [...small, ...large]) share[at] = 1;
  return {
    at(one, other) {
      const place = Math.floor(one * size);
      return other < (share[place] ?? 1) ? place : (alias[place] ?? place);
    },
  };
}

/**
 * Weights by rank of the law of Zipf and Mandelbrot, which falls faster from a rank on: so words of real abstracts
 * are spread, and so their number grows with the root of the text (Heaps).
 */
export function wordWeights(size: number): Float64Array {
  const shift = 2.7;
  const bend = 5_000;
  const atBend = (bend + 1 + shift) ** -1.05;
  return Float64Array.from({ length: size }, (_, rank) =>
    rank < bend ? (rank + 1 + shift) ** -1.05 : atBend * ((bend + 1 + shift) / (rank + 1 + shift)) ** 2,
  );
}

/** Weights by rank of Zipf's law. */
export function zipfWeights(size: number, exponent = 1): Float64Array {
  return Float64Array.from({ length: size }, (_, rank) => (rank + 1) ** -exponent);
}
