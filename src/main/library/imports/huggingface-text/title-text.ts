/** A title on one line: line breaks, also those a tool wrote as backslashes, are one space. */
export function titleText(lines: readonly string[]): string {
  const text = lines
    .join(' ')
    .replace(/\\{1,2}\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^\*\*[^*]+\*\*$/.test(text) ? text.slice(2, -2).trim() : text;
}
