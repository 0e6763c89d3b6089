import { broughtNothing, type Draft } from '#shared/domain/draft.ts';

/** Where all papers of an import are put, beside what their input says. */
export interface Filing {
  readonly tags: readonly string[];
  /** The path of names down to a collection; empty for none. */
  readonly collection: readonly string[];
}

/** The draft with a filing's tags and collection. A listing's paper still waits in the Inbox. */
export function filed(draft: Draft, { tags, collection }: Filing): Draft {
  if (tags.length === 0 && collection.length === 0) return draft;
  const brought = draft.brought ?? { ...broughtNothing, status: 'undecided' as const };
  return {
    ...draft,
    // A listing names its authors or counts them, and goes on to do so.
    authorCount:
      draft.authorCount ?? (draft.brought || draft.authors.length === 0 ? null : draft.authors.length),
    brought: {
      ...brought,
      tags: [...new Set([...brought.tags, ...tags])],
      collections: collection.length === 0 ? brought.collections : [...brought.collections, [...collection]],
    },
  };
}
