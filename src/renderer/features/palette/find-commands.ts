/** A title that matches what was typed, and the letters that do: half-open ranges in UTF-16 units. */
export interface Match {
  readonly score: number;
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/**
 * How well a title matches what was typed, or `null`: every word typed begins a word of the title
 * (in any order); a title that begins with it all is best, then one whose words stand in the order typed.
 */
export function matchTitle(title: string, typed: string): Match | null {
  const wanted = words(typed);
  if (wanted.length === 0) return { score: 0, marks: [] };
  const there = words(title);
  const marks: (readonly [number, number])[] = [];
  let score = 0;
  let last = -1;
  for (const want of wanted) {
    const at = there.findIndex(
      (word, index) =>
        word.text.startsWith(want.text) && !marks.some(([from]) => from === there[index]?.from),
    );
    const word = there[at];
    if (!word) return null;
    score += (at === 0 ? 3 : 1) + (at > last ? 1 : 0) + (word.text === want.text ? 1 : 0);
    last = at;
    marks.push([word.from, word.from + want.text.length]);
  }
  return { score: score / wanted.length, marks: marks.toSorted(([a], [b]) => a - b) };
}

function words(text: string): readonly { readonly text: string; readonly from: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((word) => ({
    text: word[0].toLowerCase(),
    from: word.index,
  }));
}
