import type { Token } from './request.ts';
import { distance } from './text/distance.ts';
import { fold } from './text/fold.ts';

/** A query with its slips put right. */
export interface Meant {
  readonly query: string;
  /** The words that were put in. */
  readonly words: readonly string[];
  /** How many papers it finds, to the letter. */
  readonly count: number;
}

export interface MeantParts {
  /** How the query was understood. */
  readonly tokens: readonly Token[];
  /** The terms that a word may be a slip for; none when some paper has it, or what begins with it. */
  readonly slips: (word: string, open: boolean) => readonly string[];
  /** How many papers a query finds, to the letter. */
  readonly count: (query: string) => number;
}

/** So many of the terms nearest to a word are counted. */
const mostTried = 12;

/**
 * What a query was meant to be, when words of it stand in no paper and others like them do: of these the nearest, and
 * of the nearest the one that most papers have (S33). `null` when there is none, or it would find nothing.
 */
export function didYouMean(query: string, { tokens, slips, count }: MeantParts): Meant | null {
  let meant = query;
  const words: string[] = [];
  for (const { from, to, kind } of tokens.toReversed()) {
    if (kind !== 'word') continue;
    const typed = query.slice(from, to);
    const word = fold(typed);
    // What joints or signs hold together is looked for by its parts, and is no slip as a whole.
    if (!/^[\p{L}\p{M}\p{N}]+$/u.test(word)) continue;
    const best = nearest(word, slips(word, to === query.length), count);
    if (best === null) continue;
    meant = meant.slice(0, from) + best + meant.slice(to);
    words.unshift(best);
  }
  if (words.length === 0) return null;
  const found = count(meant);
  return found === 0 ? null : { query: meant, words, count: found };
}

/** Terms by how much they differ from a word, the nearest first. */
export function nearestFirst(word: string, terms: readonly string[]): readonly string[] {
  return byDistance(word, terms).map(({ term }) => term);
}

function byDistance(word: string, terms: readonly string[]) {
  return terms
    .map((term) => ({ term, far: distance(word, term) }))
    .sort((a, b) => a.far - b.far || (a.term < b.term ? -1 : 1));
}

function nearest(word: string, terms: readonly string[], count: MeantParts['count']): string | null {
  const near = byDistance(word, terms);
  const tried = near.filter(({ far }) => far === near[0]?.far).slice(0, mostTried);
  let best: { readonly term: string; readonly papers: number } | null = null;
  for (const { term } of tried) {
    const papers = count(term);
    if (papers > (best?.papers ?? 0)) best = { term, papers };
  }
  return best?.term ?? null;
}
