import type { Candidate } from './count-terms.ts';

/** So many terms a side go into the table. */
const mostTerms = 40;
/** From which part of its papers on one term is taken for a piece of another. */
const samePapers = 0.6;

/** The terms to be told of, the surest first: no two of them are pieces of the same longer one. */
export function chooseTerms(candidates: readonly Candidate[], change: Candidate['change']): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.change !== change) continue;
    const at = chosen.findIndex((known) => isPiece(known, candidate));
    const known = chosen[at];
    if (known === undefined) {
      if (chosen.length < mostTerms) chosen.push(candidate);
      // Of a term and a longer one that it nearly always stands in, the longer says more: `kv` and `kv cache`.
    } else if (candidate.words.length > known.words.length) chosen[at] = candidate;
  }
  return withoutDoubles(chosen);
}

/** Whether two terms share a word and, by how often they stand, mostly the same papers. */
function isPiece(left: Candidate, right: Candidate): boolean {
  if (!right.words.some((word) => left.words.includes(word))) return false;
  const fewer = Math.min(papersOf(left), papersOf(right));
  return fewer >= samePapers * Math.max(papersOf(left), papersOf(right));
}

/** A longer term that took the place of a shorter one may be a piece of what came before it. */
function withoutDoubles(chosen: readonly Candidate[]): Candidate[] {
  return chosen.filter((term, at) => !chosen.slice(0, at).some((known) => isPiece(known, term)));
}

function papersOf({ shares }: Candidate): number {
  return Math.max(shares.first, shares.last);
}
