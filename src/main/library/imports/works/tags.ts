import { tagSchema } from '#shared/domain/paper.ts';
import { linesOf } from './people.ts';

/** Tags as a list, or as one text with commas or semicolons between them; each once, in their order. */
export function tagsOf(value: unknown): string[] {
  const texts = linesOf(value);
  const words = Array.isArray(value)
    ? texts
    : texts.flatMap((text) => text.split(text.includes(';') ? /\s*;\s*/ : /\s*,\s*/));
  const tags = words.flatMap((word) => {
    const tag = tagSchema.safeParse(word.slice(0, 100));
    return tag.success ? [tag.data] : [];
  });
  return [...new Set(tags)];
}
