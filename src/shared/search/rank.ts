import type { Node } from './query/ast.ts';
import type { Evaluation, Found } from './query/evaluate.ts';
import { textLeaves } from './relax.ts';

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
  const leaves = textLeaves(query.root).flatMap((leaf) => evaluation.found.get(leaf) ?? []);
  const scores = Float64Array.from(hits, (number) => {
    let words = 0;
    for (const { found } of leaves) if (found.has(number)) words++;
    return (evaluation.scores[number] ?? 0) * words;
  });
  let best = Number.MIN_VALUE;
  for (const score of scores) best = Math.max(best, score);

  // Tier, score and place in one number, so that the fast sort of typed arrays does it. 2^21 places.
  const keys = new Float64Array(hits.length);
  for (const [place, number] of hits.entries()) {
    const tier = tierOf(number, evaluation, query);
    const score = Math.floor(((scores[place] ?? 0) / best) * steps);
    keys[place] = ((highestTier - tier) * (steps + 1) + (steps - score)) * places + place;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => hits[key % places] ?? 0);
}

const steps = 2 ** 28 - 1;
const places = 2 ** 21;
const highestTier = 4;

function tierOf(
  number: number,
  evaluation: Evaluation,
  { root, isTitle }: { readonly root: Node | null; readonly isTitle: (number: number) => boolean },
): number {
  const inTitle = holds(root, (leaf) => leaf.inTitle.has(number), evaluation);
  const exact = holds(root, (leaf) => leaf.exact.has(number), evaluation);
  if (inTitle && isTitle(number)) return 4;
  if (inTitle) return exact ? 3 : 2;
  return exact ? 1 : 0;
}

/** Whether something is so for the words of a query, joined as the query joins them. */
function holds(node: Node | null, isSo: (found: Found) => boolean, evaluation: Evaluation): boolean {
  if (node === null) return true;
  switch (node.kind) {
    case 'word':
    case 'phrase': {
      const found = evaluation.found.get(node);
      return found !== undefined && isSo(found);
    }
    case 'value':
    case 'not':
      return true;
    case 'all':
      return node.of.every((part) => holds(part, isSo, evaluation));
    case 'any':
      return node.of.some((part) => holds(part, isSo, evaluation));
    default:
      return node satisfies never;
  }
}
