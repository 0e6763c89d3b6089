/**
 * A text as it is shown: lines that were broken at a fixed width are joined, blank lines divide
 * paragraphs, points of a list keep their lines. Joined by `\n\n`, so that one text can be marked.
 */
export function flow(text: string): readonly string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .flatMap(joinLines)
    .filter((paragraph) => paragraph !== '');
}

const point = /^(?:[-*•–]|\(?\d{1,2}[.)])\s/u;

function joinLines(block: string): readonly string[] {
  const paragraphs: string[] = [];
  for (const line of block.split('\n').map((each) => each.trim())) {
    const last = paragraphs.at(-1);
    if (last === undefined || (point.test(line) && paragraphs.length > 0)) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = joinTwo(last, line);
  }
  return paragraphs;
}

function joinTwo(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  // A word broken at its own hyphen ("fine-" / "tuning") is one word again.
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before + after : `${before} ${after}`;
}
