/** Papers that hold something, of how many, at first and at last. */
export interface Shares {
  readonly first: number;
  readonly firstOf: number;
  readonly last: number;
  readonly lastOf: number;
}

/** Of the changes that are told, so many in ten may be chance. */
const chanceInTen = 1;
/** A term that fewer papers hold on its larger side says nothing. */
const leastPapers = 5;
/** A change that is sure and small is no news. */
const leastRatio = 1.5;

/** Whether enough papers hold a term to compare its shares at all. */
export function isComparable({ first, firstOf, last, lastOf }: Shares): boolean {
  return Math.max(first, last) >= leastPapers && firstOf > 0 && lastOf > 0;
}

/** Whether a share rose or fell by enough to be told; whether that may be chance is another question. */
export function changeOf({ first, firstOf, last, lastOf }: Shares): 'rising' | 'falling' | null {
  const before = first / firstOf;
  const after = last / lastOf;
  if (Math.max(before, after) < leastRatio * Math.min(before, after)) return null;
  return after > before ? 'rising' : 'falling';
}

/**
 * The log-likelihood ratio (G²) of two shares: how unlikely it is that they are samples of the same.
 * Unlike a test that takes small counts for normal, it does not take fright at a term with no paper on one side.
 */
export function likelihoodRatio({ first, firstOf, last, lastOf }: Shares): number {
  const share = (first + last) / (firstOf + lastOf);
  const part = (held: number, expected: number) => (held === 0 ? 0 : held * Math.log(held / expected));
  return (
    2 *
    (part(first, firstOf * share) +
      part(last, lastOf * share) +
      part(firstOf - first, firstOf * (1 - share)) +
      part(lastOf - last, lastOf * (1 - share)))
  );
}

/**
 * How many of the surest comparisons may be told when thousands were made, by their G², the surest first
 * (Benjamini and Hochberg): the more changes there are, the less sure each must be. Comparisons that can never be
 * told may be left out of `ratios`, and count among those that were `made`.
 */
export function countBeyondChance(ratios: readonly number[], made = ratios.length): number {
  const at = ratios.findLastIndex(
    (ratio, index) => chanceOf(ratio) <= ((index + 1) / made) * (chanceInTen / 10),
  );
  return at + 1;
}

/** Whether a comparison with such a G² can be told at all, however many others are surer. */
export function mayBeTold(ratio: number): boolean {
  // Where one in ten is chance; a little less, so that what is near is asked exactly.
  return ratio > 2.7;
}

/** How often chance alone makes a G² of at least so much: the tail of χ² with one degree of freedom. */
export function chanceOf(ratio: number): number {
  return complementOfError(Math.sqrt(Math.max(0, ratio) / 2));
}

/** erfc for numbers from 0 on, right to seven digits however small it is (the Chebyshev fit of Numerical Recipes). */
function complementOfError(x: number): number {
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  return t * Math.exp(terms.reduceRight((sum, term) => sum * t + term, 0) - x * x);
}
