import type { Bits } from '../bits.ts';
import type { ValueColumn } from './value-column.ts';

/** Counts the values that papers, given by their numbers, have in a column. */
export function count(
  column: ValueColumn | undefined,
  counts: Uint32Array | undefined,
  papers: ArrayLike<number>,
): void {
  if (column === undefined || counts === undefined) return;
  const { codes } = column;
  for (let index = 0; index < papers.length; index++) {
    const paper = papers[index] ?? 0;
    const end = column.end(paper);
    for (let at = column.start(paper); at < end; at++) {
      const code = codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
}

/** The papers of a view that were not found, where they are fewer than those found: then counting them is quicker. */
export function fewOthers(viewed: Bits, hits: Bits): Uint32Array | null {
  const others = viewed.copy().drop(hits);
  const numbers = new Uint32Array(others.count());
  if (numbers.length >= hits.count()) return null;
  let end = 0;
  others.forEach((number) => {
    numbers[end++] = number;
  });
  return numbers;
}

const totals = new WeakMap<Bits, readonly Uint32Array[]>();

/** How many papers of a view have each value; counted once, until something changes. */
export function totalsOf(viewed: Bits, columns: readonly ValueColumn[]): readonly Uint32Array[] {
  const known = totals.get(viewed);
  if (known !== undefined) return known;
  const numbers = new Uint32Array(viewed.count());
  let end = 0;
  viewed.forEach((number) => {
    numbers[end++] = number;
  });
  const counted = columns.map((column) => {
    const counts = new Uint32Array(column.dictionary.size);
    count(column, counts, numbers);
    return counts;
  });
  totals.set(viewed, counted);
  return counted;
}

/** Puts what is left of totals in place of counts. */
export function takeFrom(all: readonly Uint32Array[], counts: readonly Uint32Array[]): void {
  for (const [facet, left] of counts.entries()) {
    const total = all[facet];
    for (let code = 0; code < left.length; code++) left[code] = (total?.[code] ?? 0) - (left[code] ?? 0);
  }
}
