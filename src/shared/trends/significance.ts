/** Papers that hold something, of how many, at first and at last. */
export interface Shares {
  readonly first: number;
  readonly firstOf: number;
  readonly last: number;
  readonly lastOf: number;
}

/** What chance would exceed once in 10,000 comparisons: thousands of terms are compared at once. */
const surelyNoise = 15.13;
/** A term that fewer papers hold on its larger side says nothing. */
const leastPapers = 5;
/** A change that is sure and small is no news. */
const leastRatio = 1.5;

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

/** Whether a share rose or fell beyond chance, and by enough to be told. */
export function changeOf(shares: Shares): 'rising' | 'falling' | null {
  const { first, firstOf, last, lastOf } = shares;
  if (Math.max(first, last) < leastPapers || firstOf === 0 || lastOf === 0) return null;
  const before = first / firstOf;
  const after = last / lastOf;
  if (Math.max(before, after) < leastRatio * Math.min(before, after)) return null;
  if (likelihoodRatio(shares) < surelyNoise) return null;
  return after > before ? 'rising' : 'falling';
}
