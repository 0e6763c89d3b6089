import type { Paper } from '../domain/paper.ts';
import type { Combination, Overlap } from './trends.ts';

/** So many combinations are told apart; the others are one sum. */
const mostCombinations = 9;
/** So many sources have a column; where there are more, the last column is for all others. */
const mostColumns = 8;

/** Counts by which sources papers came. The combinations and the rest together are all papers added. */
export function createOverlapCount(): { add(paper: Paper): void; overlap(): Overlap } {
  /** Papers by their sources, sorted and joined. */
  const groups = new Map<string, { readonly sources: readonly string[]; papers: number }>();

  return {
    add(paper) {
      const sources = sourcesOf(paper);
      const key = JSON.stringify(sources);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { sources, papers: 1 });
      else group.papers += 1;
    },
    overlap() {
      const columns = columnsOf([...groups.values()]);
      const columnOf = new Map(columns.flatMap(({ sources }, at) => sources.map((source) => [source, at])));
      const combined = new Map<string, { columns: readonly number[]; papers: number }>();
      let shared = 0;
      for (const { sources, papers } of groups.values()) {
        if (sources.length > 1) shared += papers;
        const held = [...new Set(sources.map((source) => columnOf.get(source) ?? 0))].sort((a, b) => a - b);
        const key = held.join();
        const before = combined.get(key);
        combined.set(key, { columns: held, papers: papers + (before?.papers ?? 0) });
      }
      const all: Combination[] = [...combined.values()].sort(
        (a, b) => b.papers - a.papers || a.columns.length - b.columns.length || firstOf(a) - firstOf(b),
      );
      const others = all.slice(mostCombinations);
      return {
        columns,
        combinations: all.slice(0, mostCombinations),
        rest: { combinations: others.length, papers: others.reduce((sum, { papers }) => sum + papers, 0) },
        shared,
      };
    },
  };
}

/** The sources that listed a paper, each once, in a fixed order. */
export function sourcesOf({ appearances }: Paper): readonly string[] {
  const [only] = appearances;
  if (only !== undefined && appearances.length === 1) return [only.source];
  return [...new Set(appearances.map(({ source }) => source))].sort();
}

function columnsOf(
  groups: readonly { readonly sources: readonly string[]; readonly papers: number }[],
): Overlap['columns'] {
  const totals = new Map<string, number>();
  for (const { sources, papers } of groups)
    for (const source of sources) totals.set(source, (totals.get(source) ?? 0) + papers);
  const ordered = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const own = ordered.length > mostColumns ? ordered.slice(0, mostColumns - 1) : ordered;
  const columns = own.map(([source, papers]) => ({ sources: [source], papers }));
  const others = ordered.slice(own.length).map(([source]) => source);
  if (others.length === 0) return columns;
  const papers = groups
    .filter(({ sources }) => sources.some((source) => others.includes(source)))
    .reduce((sum, group) => sum + group.papers, 0);
  return [...columns, { sources: others, papers }];
}

function firstOf({ columns }: Combination): number {
  return columns[0] ?? -1;
}
