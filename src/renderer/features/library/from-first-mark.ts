import type { Marks } from '#shared/search/request.ts';

/** So many letters are left before the first mark, about. */
const before = 16;

/** A snippet cut so that its first mark is seen in a line that has room for little more. */
export function fromFirstMark({ text, marks }: { readonly text: string; readonly marks: Marks }): {
  readonly text: string;
  readonly marks: Marks;
} {
  const first = marks[0]?.[0] ?? 0;
  if (first <= before + 4) return { text, marks };
  const blank = text.indexOf(' ', first - before);
  const start = blank >= 0 && blank < first ? blank + 1 : first;
  return {
    text: `…${text.slice(start)}`,
    marks: marks.map(([from, to]) => [from - start + 1, to - start + 1] as const),
  };
}
