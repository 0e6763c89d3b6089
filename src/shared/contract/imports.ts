import { z } from 'zod';
import { complaintSchema, placeSchema } from '../domain/draft.ts';
import { paperIdSchema, tagSchema } from '../domain/paper.ts';
import { daySchema, partialDateSchema } from '../domain/partial-date.ts';
import { collectionSchema } from './collections.ts';
import { call, job } from './define.ts';
import { editIdSchema } from './edits.ts';
import { progressSchema } from './progress.ts';

const count = z.number().int().nonnegative();

/** The largest input of an import, in bytes: 64 MB, said so everywhere. */
export const largestImportBytes = 64 * 1024 * 1024;

/** One input of an import: a file, a paste (`name: null`) or standard input. */
export const importFileSchema = z.object({
  name: z.string().nullable(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, {
    error: 'The bytes of a file are a Uint8Array.',
  }),
});
export type ImportFile = z.infer<typeof importFileSchema>;

/** What will be done, or was done, with one draft. */
export const verdictSchema = z.enum(['added', 'updated', 'unchanged', 'unresolved']);
export type Verdict = z.infer<typeof verdictSchema>;

/** One field that an import changes: as it is in the library and as it will be, for people. */
export const differenceSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const previewRowSchema = z.object({
  /** Its number in the whole import, from 0; names it in `without`. */
  index: count,
  /** The number of its file in `files`. */
  file: count,
  verdict: verdictSchema,
  /** Why this verdict: "Same arXiv identifier", "Same title, first author and year". */
  reason: z.string(),
  /** The paper that it is, when the library has it already. */
  paper: paperIdSchema.nullable(),
  title: z.string(),
  authors: z.array(z.string()),
  authorCount: count.nullable(),
  organization: z.string().nullable(),
  date: partialDateSchema.nullable(),
  dateInferred: z.boolean(),
  abstractLength: count,
  upvotes: count.nullable(),
  comments: count.nullable(),
  place: placeSchema.nullable(),
  differences: z.array(differenceSchema),
  /** What else was read of it, for people: where it was published, tags, collections, what is kept as it came. */
  further: z.array(z.object({ name: z.string(), value: z.string() })),
  doubts: z.array(z.string()),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

export const fileReportSchema = z.object({
  name: z.string().nullable(),
  format: z.string().nullable(),
  description: z.string(),
  bytes: count,
  lines: count.nullable(),
  listedOn: daySchema.nullable(),
  listedOnInferred: z.boolean(),
  listedOnText: z.string().nullable(),
  found: count,
  added: count,
  updated: count,
  unchanged: count,
  unresolved: count,
  complaints: z.array(complaintSchema),
});
export type FileReport = z.infer<typeof fileReportSchema>;

/** What an import did, or (batch `null`) would do. */
export const importReportSchema = z.object({
  batch: editIdSchema.nullable(),
  /** The one format of all files, `mixed`, or `null` when nothing was readable. */
  format: z.string().nullable(),
  found: count,
  added: count,
  updated: count,
  unchanged: count,
  unresolved: count,
  complaints: z.array(complaintSchema.extend({ file: count })),
  files: z.array(fileReportSchema),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importPreviewSchema = z.object({
  /** Names the parsed input, kept by the library until imported, discarded or pushed out by newer ones. */
  ticket: z.string(),
  asOf: daySchema,
  tookMs: z.number().nonnegative(),
  report: importReportSchema,
  rows: z.array(previewRowSchema),
  /** The text of each file where it has lines to look at (at most 2 MB), in the order of `files`. */
  texts: z.array(z.string().nullable()),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** Taking papers in from files: looked at first, then written as one edit. */
export const importEntries = {
  /** Reads and compares without writing. `asOf` is the day of capture; today when not given. */
  preview: job(
    z.object({
      files: z.array(importFileSchema).min(1).max(1000),
      asOf: daySchema.optional(),
      /** The format to read all files as, whatever they look like. */
      format: z.string().max(100).optional(),
    }),
    progressSchema,
    importPreviewSchema,
  ),
  /** Compares a preview's papers again and writes them as one edit. @throws not-found for an old ticket */
  run: job(
    z.object({
      ticket: z.string(),
      without: z.array(count).default([]),
      /** Tags that all of its papers get. */
      tags: z.array(tagSchema).max(50).default([]),
      /** The collection that all of its papers are put into, by its path; made where it is not there. */
      collection: z.array(collectionSchema.shape.name).max(30).default([]),
    }),
    progressSchema,
    importReportSchema,
  ),
  discard: call(z.object({ ticket: z.string() }), z.object({})),
};
