import { citationKey, freeKey } from '#shared/domain/citation-key.ts';
import type { Paper } from '#shared/domain/paper.ts';
import type { LibraryParts } from '../library-parts.ts';

export interface KeyWish {
  /** What a key is made of: see `citationKey`. */
  readonly pattern: string;
  /** Whether new keys are given to the papers for good, or only tried. */
  readonly how: 'keep' | 'try';
}

/**
 * Says the keys of papers, and gives one to each that has none, with letters where another paper has that (L33). A
 * key stays once it is given, whatever becomes of the pattern. Within a transaction.
 */
export function keysFor(
  { database, writer, edits }: LibraryParts,
  papers: readonly Paper[],
  { pattern, how }: KeyWish,
): ReadonlyMap<number, string> {
  const taken = database.sql('SELECT 1 FROM paper WHERE citation_key = ? LIMIT 1');
  const keys = new Map<number, string>();
  const tried = new Set<string>();
  const isTaken = (key: string): boolean => tried.has(key) || taken.get(key) !== undefined;
  const given: number[] = [];
  for (const paper of papers) {
    const key = paper.citationKey ?? freeKey(citationKey(paper, pattern), isTaken);
    keys.set(paper.id, key);
    if (paper.citationKey !== null) continue;
    tried.add(key);
    if (how === 'try') continue;
    writer.update(paper.id, { citationKey: key });
    given.push(paper.id);
  }
  if (given.length > 0) edits.mark(given, 'present');
  return keys;
}
