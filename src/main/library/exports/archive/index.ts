import { type ArchiveLine, archiveVersion } from '#shared/domain/archive.ts';
import type { ExportedPaper, Exporter } from '../exporter.ts';

/** JSON lines of everything: our own import makes an equal library of it. PDFs and older versions of notes are not in it. */
export const archive: Exporter = {
  format: 'archive',
  title: 'Carrel archive',
  extension: 'jsonl',
  mediaType: 'application/x-ndjson',
  head: `${JSON.stringify({ carrel: 'archive', version: archiveVersion })}\n`,
  write: (exported) => `${JSON.stringify(lineOf(exported))}\n`,
  foot: () => '',
};

function lineOf({ paper, collections, extra }: ExportedPaper): ArchiveLine {
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    authors: paper.authors,
    authorCount: paper.authorCount,
    organization: paper.organization,
    date: paper.date,
    dateInferred: paper.dateInferred,
    identifiers: paper.identifiers,
    links: paper.links,
    publication: paper.publication,
    citationKey: paper.citationKey,
    upvotes: paper.upvotes,
    comments: paper.comments,
    appearances: paper.appearances,
    status: paper.status,
    tags: paper.tags,
    collections: collections.map((path) => [...path]),
    note: paper.note,
    interest: paper.interest,
    rating: paper.rating,
    priority: paper.priority,
    due: paper.due,
    minutes: paper.minutes,
    queuePlace: paper.queuePlace,
    snoozedUntil: paper.snoozedUntil,
    decidedAt: paper.decidedAt,
    doneAt: paper.doneAt,
    returned: paper.returned,
    highlighted: paper.highlighted,
    trashedAt: paper.trashedAt,
    addedAt: paper.addedAt,
    extra,
  };
}
