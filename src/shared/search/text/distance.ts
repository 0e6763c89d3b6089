/**
 * How many letters two words differ in, two neighbours exchanged counting as one (Damerau's distance, in which no
 * letter is touched twice).
 */
export function distance(left: string, right: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 0; at < left.length; at++) {
    const next = [at + 1];
    for (let other = 0; other < right.length; other++) {
      const changed = (row[other] ?? 0) + (left[at] === right[other] ? 0 : 1);
      let least = Math.min(changed, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1);
      if (at > 0 && other > 0 && left[at] === right[other - 1] && left[at - 1] === right[other]) {
        least = Math.min(least, (before[other - 1] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The words that come of exchanging two neighbours, each once. */
export function swapsOf(word: string): readonly string[] {
  const swaps = new Set<string>();
  for (let at = 1; at < word.length; at++) {
    swaps.add(word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1));
  }
  swaps.delete(word);
  return [...swaps];
}
