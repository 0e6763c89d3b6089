import { z } from 'zod';
import { draftSchema, keptSchema } from './draft.ts';
import { paperSchema } from './paper.ts';

/** The first line of an archive: JSON lines, then, that hold all that a library has of its papers. */
export const archiveHeadSchema = z.object({
  carrel: z.literal('archive'),
  version: z.number().int().positive(),
});
/** The newest version of the archive's lines that this program writes and reads. */
export const archiveVersion = 1;

/** One line of an archive: a paper. Its id is the library's own and means nothing in another. */
export const archiveLineSchema = paperSchema
  .pick({
    id: true,
    title: true,
    abstract: true,
    authors: true,
    authorCount: true,
    organization: true,
    date: true,
    dateInferred: true,
    identifiers: true,
    links: true,
    upvotes: true,
    comments: true,
    status: true,
    tags: true,
    note: true,
    rating: true,
    publication: true,
    citationKey: true,
    addedAt: true,
  })
  .extend(keptSchema.shape)
  .extend({
    collections: z.array(z.array(z.string().min(1)).min(1)),
    extra: draftSchema.shape.extra,
  });
export type ArchiveLine = z.infer<typeof archiveLineSchema>;
