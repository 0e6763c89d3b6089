/** A formula is no longer than this; a dollar sign that would begin a longer one stands for money. */
const longestFormula = 4000;

/**
 * Where the formula that begins with the dollar sign at `start` ends (behind its closing sign); -1 when it is only a
 * dollar sign. Reader and writer of LaTeX ask the same, so that they agree on what is a formula.
 */
export function formulaEnd(text: string, start: number): number {
  const sign = text.startsWith('$$', start) ? '$$' : '$';
  const from = start + sign.length;
  const last = Math.min(text.length, from + longestFormula);
  let depth = 0;
  for (let at = from; at < last; at += 1) {
    const letter = text[at];
    if (letter === '\\') {
      const next = text[at + 1];
      // Brackets count for the braces of an entry also where a backslash stands before them.
      if (next !== '{' && next !== '}') at += 1;
    } else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth < 0) return -1;
    } else if (letter === '\n' && text[at + 1] === '\n') return -1;
    else if (letter === '$') {
      if (sign === '$') return at === from || depth !== 0 ? -1 : at + 1;
      if (text[at + 1] === '$') return at === from || depth !== 0 ? -1 : at + 2;
      return -1;
    }
  }
  return -1;
}
