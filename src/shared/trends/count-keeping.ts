import type { Paper } from '../domain/paper.ts';
import { fold } from '../search/text/fold.ts';
import type { Keeping } from './trends.ts';

interface Tally {
  kept: number;
  read: number;
  readonly spellings: Map<string, number>;
}

/** Counts whose papers are kept; names that are equal but for case, blanks and diacritics are one. */
export function createKeepingCount(): {
  add(paper: Paper, names: readonly string[]): void;
  /** Those with the most kept papers, then the most read, then by name. */
  most(limit: number): Keeping[];
} {
  const tallies = new Map<string, Tally>();

  return {
    add(paper, names) {
      const counted = new Set<string>();
      for (const name of names) {
        const key = fold(name);
        if (key === '') continue;
        const tally = tallies.get(key) ?? { kept: 0, read: 0, spellings: new Map<string, number>() };
        tallies.set(key, tally);
        tally.spellings.set(name, (tally.spellings.get(name) ?? 0) + 1);
        if (counted.has(key)) continue;
        counted.add(key);
        tally.kept += 1;
        if (paper.status === 'done') tally.read += 1;
      }
    },
    most(limit) {
      // Most names are of one paper: few are worth putting in order.
      const least = keptByMost([...tallies.values()], limit);
      return [...tallies.values()]
        .filter(({ kept }) => kept >= least)
        .map(({ kept, read, spellings }): Keeping => {
          const names = [...spellings]
            .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
            .map(([name]) => name);
          return { name: names[0] ?? '', spellings: names, kept, read };
        })
        .sort((a, b) => b.kept - a.kept || b.read - a.read || compare(a.name, b.name))
        .slice(0, limit);
    },
  };
}

/** The number of kept papers that so many names reach. */
function keptByMost(tallies: readonly Tally[], limit: number): number {
  const names = new Map<number, number>();
  for (const { kept } of tallies) names.set(kept, (names.get(kept) ?? 0) + 1);
  let reached = 0;
  for (const [kept, count] of [...names].sort(([a], [b]) => b - a)) {
    reached += count;
    if (reached >= limit) return kept;
  }
  return 0;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
