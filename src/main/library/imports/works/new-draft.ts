import type { Draft, Place } from '#shared/domain/draft.ts';

/** A draft of which nothing but the title is known, with what else an input told. */
export function newDraft(title: string, place: Place | null, told: Partial<Draft>): Draft {
  return {
    title,
    abstract: null,
    authors: [],
    authorCount: told.authors !== undefined && told.authors.length > 0 ? told.authors.length : null,
    organization: null,
    date: null,
    dateInferred: false,
    identifiers: {},
    links: [],
    upvotes: null,
    comments: null,
    appearance: null,
    place,
    doubts: [],
    extra: {},
    ...told,
  };
}
