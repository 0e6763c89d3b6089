import { z } from 'zod';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { publicationSchema } from './publication.ts';

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

/** How much a paper interests the reader, 1 (little) to 5 (very much); also the rating of a paper that is done. */
export const gradeSchema = z.number().int().min(1).max(5);
export type Grade = z.infer<typeof gradeSchema>;

/** Why a decided paper comes back into the Inbox. */
export const returnKinds = ['version', 'published', 'code', 'withdrawn', 'upvotes', 'snoozed'] as const;
export const returnSchema = z.object({
  kind: z.enum(returnKinds),
  /** For people: "Version 3 came out". */
  sentence: z.string().min(1),
  at: z.iso.datetime(),
});
export type Return = z.infer<typeof returnSchema>;

/** How it stands with a paper's PDF. */
export const pdfSchema = z.object({
  state: z.enum(['here', 'wanted', 'failed']),
  bytes: z.number().int().nonnegative().nullable(),
  pages: z.number().int().positive().nullable(),
  /** What went wrong, for people, where it failed. */
  sentence: z.string().nullable(),
  /** When it is fetched again; `null` when it is not, or not known. */
  nextTryAt: z.iso.datetime().nullable(),
});
export type Pdf = z.infer<typeof pdfSchema>;

/** How far the reader got in a PDF, in pages counted from 1. */
export const readToSchema = z.object({
  page: z.number().int().positive(),
  pages: z.number().int().positive(),
});

/** A paper as every host and the page see it. What is not known is `null`. */
export const paperSchema = z.object({
  id: paperIdSchema,
  title: z.string(),
  abstract: z.string().nullable(),
  /** Authors in their order, named as they were given; may be empty while `authorCount` is known. */
  authors: z.array(z.string()),
  authorCount: z.number().int().nonnegative().nullable(),
  /** The ORCIDs of authors by their names, where an input told them. */
  orcids: z.record(z.string(), z.string()),
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
  /** The categories that its sources put it in: `cs.LG`, `neuroscience`. */
  categories: z.array(z.string()),
  /** Its newest version, where its source counts them. */
  version: z.number().int().positive().nullable(),
  interest: gradeSchema.nullable(),
  /** The day on which a snoozed paper comes back; `null` when it is not snoozed. */
  snoozedUntil: daySchema.nullable(),
  /** When its status was last decided; `null` while it never was. */
  decidedAt: z.iso.datetime().nullable(),
  /** Who decided it then. What a rule decided is no decision of the reader's, and not learned from. */
  decidedBy: z.enum(['reader', 'rule']).nullable(),
  /** What changed since then; a paper that has any is in the Inbox again. */
  returned: z.array(returnSchema),
  /** 1 (first) to 3 (some day). */
  priority: z.number().int().min(1).max(3).nullable(),
  due: daySchema.nullable(),
  /** How long reading it will take, in minutes, as the reader estimates it. */
  minutes: z.number().int().min(1).max(10_000).nullable(),
  /** Its place in the queue as ordered by hand: smaller comes first; any number, only their order counts. */
  queuePlace: z.number().nullable(),
  rating: gradeSchema.nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** Whether a rule put it in front of the reader. */
  highlighted: z.boolean(),
  readTo: readToSchema.nullable(),
  /** Upvotes gained a day over the last days it was seen. */
  velocity: z.number().nullable(),
  pdf: pdfSchema.nullable(),
  /** Where and as what it was published, where an input told it. */
  publication: publicationSchema.nullable(),
  /** What it is cited by; `null` while it was never cited nor brought one. */
  citationKey: z.string().min(1).nullable(),
  /** The collections that it is in, by their numbers. */
  collections: z.array(z.number().int().positive()),
  /** The same by their paths, names joined by slashes: `Thesis/Chapter 1`. */
  collectionPaths: z.array(z.string().min(1)),
  /** An instant, ISO 8601 in UTC. */
  addedAt: z.iso.datetime(),
  /** When it was put into the trash; `null` when it is not there. */
  trashedAt: z.iso.datetime().nullable(),
});
export type Paper = z.infer<typeof paperSchema>;

/** Whether it is the reader who decided: a grade always is, a status may be a rule's. */
export function isDecidedByReader({ status, decidedBy }: Pick<Paper, 'status' | 'decidedBy'>): boolean {
  return status !== null && status !== 'undecided' && decidedBy !== 'rule';
}

/** What a paper has of the reader's own decisions before there is one. */
export const undecided = {
  interest: null,
  snoozedUntil: null,
  decidedAt: null,
  returned: [],
  priority: null,
  due: null,
  minutes: null,
  queuePlace: null,
  rating: null,
  doneAt: null,
  highlighted: false,
} satisfies Partial<Paper>;

/** What a paper has that no library brought. */
export const unfiled = {
  publication: null,
  citationKey: null,
  collections: [],
  collectionPaths: [],
} satisfies Partial<Paper>;

/** The same, with what follows from its sources and from use. */
export const untouched = {
  ...undecided,
  ...unfiled,
  orcids: {},
  categories: [],
  version: null,
  decidedBy: null,
  readTo: null,
  velocity: null,
  pdf: null,
} satisfies Partial<Paper>;
