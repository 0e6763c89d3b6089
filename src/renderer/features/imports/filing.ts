import { collectionSchema } from '#shared/contract/collections.ts';
import { tagSchema } from '#shared/domain/paper.ts';

/** Where all papers of an import are put. */
export interface Filing {
  readonly tags: readonly string[];
  readonly collection: readonly string[];
}

/** Reads where papers are to be put: a collection by its path and tags by `#`, with commas between them. */
export function filingOf(text: string): Filing {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const tags = parts.flatMap((part) => {
    const tag = part.startsWith('#') ? tagSchema.safeParse(part.slice(1)) : null;
    return tag?.success ? [tag.data] : [];
  });
  const path = (parts.find((part) => !part.startsWith('#')) ?? '')
    .split('/')
    .map((name) => name.trim())
    .filter((name) => collectionSchema.shape.name.safeParse(name).success);
  return { tags: [...new Set(tags)], collection: path };
}

/** The same in words: `Into Thesis › Chapter 1, tagged peft`; `''` for nothing. */
export function filingWords({ tags, collection }: Filing): string {
  const parts = [
    collection.length === 0 ? null : `into the collection ${collection.join(' › ')}`,
    tags.length === 0 ? null : `tagged ${tags.join(', ')}`,
  ].filter((part) => part !== null);
  const words = parts.join(', ');
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
