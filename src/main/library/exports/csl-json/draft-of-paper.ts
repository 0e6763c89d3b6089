import type { Draft } from '#shared/domain/draft.ts';
import type { ExportedPaper } from '../exporter.ts';

/** The draft that an import should make again of a paper that left. */
export function draftOfPaper({ paper, publication, citationKey, collections, extra }: ExportedPaper): Draft {
  return {
    title: paper.title,
    abstract: paper.abstract,
    authors: paper.authors,
    authorCount: paper.authorCount,
    organization: paper.organization,
    date: paper.date,
    dateInferred: paper.dateInferred,
    identifiers: paper.identifiers,
    links: paper.links,
    upvotes: paper.upvotes,
    comments: paper.comments,
    appearance: paper.appearances[0] ?? null,
    place: null,
    doubts: [],
    extra,
    ...(publication === null ? {} : { publication }),
    brought: {
      tags: paper.tags,
      collections: collections.map((path) => [...path]),
      notes: paper.note === null || paper.note === '' ? [] : [paper.note],
      citationKey: citationKey === '' ? null : citationKey,
      files: [],
      status: paper.status,
      rating: paper.rating,
      addedAt: paper.addedAt,
    },
  };
}
