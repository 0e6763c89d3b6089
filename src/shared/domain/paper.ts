import { z } from 'zod';
import { daySchema, partialDateSchema } from './partial-date.ts';

/** What a library calls a paper: a whole number that is never given twice. */
export const paperIdSchema = z.number().int().positive().brand<'PaperId'>();
export type PaperId = z.infer<typeof paperIdSchema>;

/** Where the reader stands with a paper. A paper may have none: see `Paper.status`. */
export const statuses = ['undecided', 'queued', 'reading', 'done', 'skipped'] as const;
export const statusSchema = z.enum(statuses);
export type Status = z.infer<typeof statusSchema>;

/** The listings' kinds. A `search` page says nothing about a day's completeness or rank. */
export const listingKinds = ['daily', 'weekly', 'monthly', 'trending', 'search'] as const;
export const listingKindSchema = z.enum(listingKinds);
export type ListingKind = z.infer<typeof listingKindSchema>;

/** One sighting of a paper: in which listing, of which source, on which day, at which rank. */
export const appearanceSchema = z.object({
  source: z.string().min(1),
  kind: listingKindSchema,
  listedOn: daySchema.nullable(),
  rank: z.number().int().positive().nullable(),
  upvotes: z.number().int().nonnegative().nullable(),
  comments: z.number().int().nonnegative().nullable(),
});
export type Appearance = z.infer<typeof appearanceSchema>;

/** What a link leads to: `code` a repository, `project` a page of the authors, `pdf`, `page` anything else. */
export const linkKinds = ['code', 'project', 'pdf', 'media', 'page'] as const;
export const linkSchema = z.object({ kind: z.enum(linkKinds), url: z.string().min(1) });
export type Link = z.infer<typeof linkSchema>;

/** Identifiers by scheme (`arxiv`, `doi`, …), each in its canonical form. */
export const identifiersSchema = z.record(z.string().min(1), z.string().min(1));
export type Identifiers = z.infer<typeof identifiersSchema>;

/** A tag: what the reader calls it, at most 100 characters, no line breaks, no blanks at its ends. */
export const tagSchema = z
  .string()
  .trim()
  .min(1, { error: 'A tag has at least one character.' })
  .max(100, { error: 'A tag has at most 100 characters.' })
  .refine((tag) => !/[\u0000-\u001f]/.test(tag), { error: 'A tag is one line.' });
export type Tag = z.infer<typeof tagSchema>;

/** A paper as every host and the page see it. What is not known is `null`. */
export const paperSchema = z.object({
  id: paperIdSchema,
  title: z.string(),
  abstract: z.string().nullable(),
  /** Authors in their order, named as they were given; may be empty while `authorCount` is known. */
  authors: z.array(z.string()),
  authorCount: z.number().int().nonnegative().nullable(),
  organization: z.string().nullable(),
  date: partialDateSchema.nullable(),
  /** Whether a part of `date` (the year) was concluded and not read. */
  dateInferred: z.boolean(),
  identifiers: identifiersSchema,
  links: z.array(linkSchema),
  upvotes: z.number().int().nonnegative().nullable(),
  comments: z.number().int().nonnegative().nullable(),
  status: statusSchema.nullable(),
  tags: z.array(tagSchema),
  /** The note's Markdown; `null` when there is none. */
  note: z.string().nullable(),
  appearances: z.array(appearanceSchema),
  /** An instant, ISO 8601 in UTC. */
  addedAt: z.iso.datetime(),
  /** When it was put into the trash; `null` when it is not there. */
  trashedAt: z.iso.datetime().nullable(),
});
export type Paper = z.infer<typeof paperSchema>;
