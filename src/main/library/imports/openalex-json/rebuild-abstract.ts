import { fieldsOf, listOf } from '../huggingface-rows/fields.ts';
import { proseOf } from '../plain-text.ts';

/** No abstract has more words. */
const mostWords = 20_000;

/** The text that an index of its words and their places was made of; `null` where there is none. */
export function rebuiltAbstract(index: unknown): string | null {
  const places = new Map<number, string>();
  for (const [word, positions] of Object.entries(fieldsOf(index) ?? {})) {
    for (const position of listOf(positions) ?? []) {
      if (places.size >= mostWords) break;
      if (typeof position === 'number' && Number.isInteger(position) && position >= 0)
        places.set(position, word);
    }
  }
  const words = [...places].toSorted(([one], [other]) => one - other).map(([, word]) => word);
  return proseOf(words.join(' ').replace(/^abstract\s*:?\s+(?=\p{Lu})/iu, ''));
}
