import { Bits } from './bits.ts';
import type { Node } from './query/ast.ts';
import type { Evaluation, Found } from './query/evaluate.ts';
import { textLeaves } from './relax.ts';
import { sortedByKeys } from './sorted-by-keys.ts';

/**
 * Puts hits, given newest first, in order of relevance (S9): first those whose title is the query,
 * then those with all words in the title, then those with all words in the very form asked for, then
 * the rest; within each by score, then as given.
 */
export function rank(
  hits: Uint32Array,
  evaluation: Evaluation,
  query: { readonly root: Node | null; readonly isTitle: (number: number) => boolean },
): Uint32Array {
  const scores = scoresOf(hits, evaluation, query.root);
  let best = Number.MIN_VALUE;
  for (let place = 0; place < scores.length; place++) best = Math.max(best, scores[place] ?? 0);

  const inTitle = having(query.root, evaluation, (found) => found.inTitle)?.words;
  const exact = having(query.root, evaluation, (found) => found.exact)?.words;
  const keys = new Uint32Array(hits.length);
  for (let place = 0; place < hits.length; place++) {
    const number = hits[place] ?? 0;
    const bit = 1 << (number & 31);
    let tier = ((exact?.[number >>> 5] ?? 0) & bit) === 0 ? 0 : 1;
    if (((inTitle?.[number >>> 5] ?? 0) & bit) !== 0) tier = query.isTitle(number) ? highestTier : tier + 2;
    const score = Math.floor(((scores[place] ?? 0) / best) * steps);
    keys[place] = (highestTier - tier) * (steps + 1) + (steps - score);
  }
  return sortedByKeys(hits, keys);
}

/** Tier and score share a number of 32 bits. */
const steps = 2 ** 29 - 1;
const highestTier = 4;

/** What the words found add up to, times how many they are: as MiniSearch does. */
function scoresOf(hits: Uint32Array, evaluation: Evaluation, root: Node | null): Float64Array {
  const leaves = textLeaves(root).flatMap((leaf) => evaluation.found.get(leaf) ?? []);
  const sums = evaluation.scores;
  const scores = new Float64Array(hits.length);
  for (let place = 0; place < hits.length; place++) {
    const number = hits[place] ?? 0;
    let words = leaves.length === 1 ? 1 : 0;
    if (words === 0) for (const { found } of leaves) if (found.has(number)) words++;
    scores[place] = (sums[number] ?? 0) * words;
  }
  return scores;
}

/** The papers of which something is so for all words of a query, joined as it joins them; `null` without words. */
function having(node: Node | null, evaluation: Evaluation, pick: (found: Found) => Bits): Bits | null {
  if (node === null) return null;
  switch (node.kind) {
    case 'word':
    case 'phrase': {
      const found = evaluation.found.get(node);
      return found === undefined ? new Bits(evaluation.capacity) : pick(found).copy();
    }
    case 'value':
    case 'not':
      return null;
    case 'all':
    case 'any': {
      const parts = node.of.flatMap((part) => having(part, evaluation, pick) ?? []);
      return parts.reduce<Bits | null>((whole, part) => {
        if (whole === null) return part;
        return node.kind === 'all' ? whole.keep(part) : whole.join(part);
      }, null);
    }
    default:
      return node satisfies never;
  }
}
