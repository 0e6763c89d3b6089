import { z } from 'zod';
import { complaintSchema, placeSchema } from '../domain/draft.ts';
import {
  gradeSchema,
  type PaperId,
  paperIdSchema,
  paperSchema,
  statusSchema,
  tagSchema,
} from '../domain/paper.ts';
import { daySchema, partialDateSchema } from '../domain/partial-date.ts';
import { call, defineContract, feed, job } from './define.ts';
import { type Progress, progressSchema } from './progress.ts';
import { readingEntries } from './reading.ts';
import { savedSearchEntries } from './saved-searches.ts';
import { sourceEntries } from './sources.ts';
import { ruleEntries, sessionIdSchema, triageEntries, watchEntries } from './triage.ts';

export { type Progress, progressSchema };

const count = z.number().int().nonnegative();
const nothing = z.object({});

/** Revisions count the edits of a library: each edit moves it on, by one for each thousand papers it changes. */
export const revisionSchema = count;

/** The number of an edit; undo names it. */
export const editIdSchema = z.number().int().positive();

/** At most so many papers are changed by one edit. */
const mostPapers = 500_000;

/** Papers by their ids: a list, or as many as a library has in 32 bits each. */
export const paperIdsSchema = z.union([
  z.array(paperIdSchema).min(1).max(mostPapers),
  z
    .custom<Uint32Array>(
      (value) =>
        value instanceof Uint32Array && value.length > 0 && value.length <= mostPapers && !value.includes(0),
      { error: `Ids of papers are whole numbers above 0, at least one and at most ${mostPapers}.` },
    )
    // Each is a whole number above 0.
    .transform((ids) => [...ids] as PaperId[]),
]);

/** What an edit did, told to the reader, and how to take it back. */
export const editReceiptSchema = z.object({
  /** `null` when nothing had to change. */
  edit: editIdSchema.nullable(),
  revision: revisionSchema,
  /** How many papers it changed. */
  changed: count,
  /** A sentence fragment for a toast or the command line: "Queued 3 papers". */
  sentence: z.string(),
});
export type EditReceipt = z.infer<typeof editReceiptSchema>;

/** What changed since a revision. Ask again from `to` while `more`. */
export const changesSchema = z.object({
  to: revisionSchema,
  papers: z.array(paperSchema),
  /** Papers that are no longer in the library (an import undone). The trash is not among these. */
  removed: z.array(paperIdSchema),
  more: z.boolean(),
});
export type Changes = z.infer<typeof changesSchema>;

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

export const noteSchema = z.object({
  paper: paperIdSchema,
  text: z.string(),
  /** Counts the saved versions of this note; 0 when there is none yet. */
  version: count,
  savedAt: z.iso.datetime().nullable(),
});
export type Note = z.infer<typeof noteSchema>;

export const backupSchema = z.object({
  /** The file's name in the library's `backups` folder. */
  name: z.string(),
  madeAt: z.iso.datetime(),
  reason: z.enum(['daily', 'migration', 'manual', 'restore']),
  bytes: count,
  papers: count.nullable(),
  /** Opened and checked: `null` when it passed, else what is wrong. */
  fault: z.string().nullable(),
});
export type Backup = z.infer<typeof backupSchema>;

/** The page's settings, kept with the library so that every window of every host has the same. */
/** Names that another version may know and this one does not are kept. */
const facetNamesSchema = z.array(z.string().max(40)).max(40).readonly();

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** How many papers the reader wants to finish in a week; 0 for no goal. */
  weeklyGoal: z.number().int().min(0).max(200),
  /** Whether the PDFs of queued papers are fetched by themselves. */
  fetchPdfs: z.boolean(),
  /** The largest PDF fetched by itself, in megabytes. */
  largestPdf: z.number().int().min(1).max(200),
  /** Whether papers that the ranking would put last are mixed in now and then. */
  sampleLast: z.boolean(),
  /** What was searched for, the newest first. */
  recentSearches: z.array(z.string().max(2000)).max(50),
  /** How the reader arranged the facets, by their names; what is not named stands as at first. */
  facets: z.object({
    order: facetNamesSchema,
    folded: facetNamesSchema,
    hidden: facetNamesSchema,
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a library in which none was set. */
export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  weeklyGoal: 0,
  fetchPdfs: true,
  largestPdf: 30,
  sampleLast: true,
  recentSearches: [],
  facets: { order: [], folded: [], hidden: [] },
};

export const editSummarySchema = z.object({
  edit: editIdSchema,
  /** `rule` is what rules did to papers; `rules`, `watches` and `searches` what was done to these lists. */
  kind: z.enum([
    'import',
    'status',
    'tags',
    'trash',
    'note',
    'restore',
    'queue',
    'rule',
    'rules',
    'watches',
    'searches',
    'pdf',
  ]),
  sentence: z.string(),
  at: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
});

/** Everything the library can be asked and everything it announces. */
export const libraryContract = defineContract({
  library: {
    about: call(
      nothing,
      z.object({
        /** Tells this library from every other, wherever its folder is moved. */
        id: z.string(),
        folder: z.string(),
        revision: revisionSchema,
        schema: count,
        papers: count,
        version: z.string(),
      }),
    ),
    /** Checks the library from end to end; `fine` only when every check is. */
    doctor: call(
      nothing,
      z.object({
        fine: z.boolean(),
        checks: z.array(z.object({ name: z.string(), fine: z.boolean(), sentence: z.string() })),
      }),
    ),
    /** After each commit, of this process or another. A gap between `to` and the next `from` is a lost one. */
    changed: feed(z.object({ from: revisionSchema, to: revisionSchema }), {
      merge: (earlier, later) => ({ from: earlier.from, to: later.to }),
    }),
  },
  papers: {
    /** @throws not-found */
    get: call(z.object({ id: paperIdSchema }), paperSchema),
    since: call(
      z.object({ revision: revisionSchema, limit: z.number().int().min(1).max(5000).default(1000) }),
      changesSchema,
    ),
    /**
     * Sets what the reader decides about papers, all of it as one edit. What is not given stays as it is. Of many
     * papers nothing is seen before all of it is done; stopped before, nothing of it remains.
     */
    edit: job(
      z.object({
        ids: paperIdsSchema,
        status: statusSchema.nullable().optional(),
        addTags: z.array(tagSchema).optional(),
        removeTags: z.array(tagSchema).optional(),
        trashed: z.boolean().optional(),
        interest: gradeSchema.nullable().optional(),
        /** Out of the Inbox until that day. */
        snoozedUntil: daySchema.nullable().optional(),
        priority: z.number().int().min(1).max(3).nullable().optional(),
        due: daySchema.nullable().optional(),
        minutes: z.number().int().min(1).max(10_000).nullable().optional(),
        /** Where in the queue: the papers stand behind this one, in the order given; `null`: before all. */
        queueAfter: paperIdSchema.nullable().optional(),
        rating: gradeSchema.nullable().optional(),
        /** The sitting of triage that this belongs to, how long deciding took, and why: kept with the decision. */
        session: sessionIdSchema.optional(),
        tookMs: count.optional(),
        reason: z.string().max(300).optional(),
      }),
      progressSchema,
      editReceiptSchema,
    ),
  },
  notes: {
    get: call(z.object({ paper: paperIdSchema }), noteSchema),
    /**
     * Saves a note; saving an empty text clears it. Nothing is ever refused or lost: when `base` is
     * not the newest version, the text is saved all the same and `overtook` says what it replaced.
     */
    save: call(
      z.object({
        paper: paperIdSchema,
        text: z.string().max(5_000_000),
        base: count,
        /** Saves of one sitting share it, and are undone together. */
        session: z.string().max(100).optional(),
      }),
      z.object({ note: noteSchema, revision: revisionSchema, overtook: noteSchema.nullable() }),
    ),
    versions: call(z.object({ paper: paperIdSchema }), z.object({ versions: z.array(noteSchema) })),
  },
  sources: sourceEntries,
  triage: triageEntries,
  rules: ruleEntries,
  watch: watchEntries,
  searches: savedSearchEntries,
  reading: readingEntries,
  imports: {
    /** Reads and compares without writing. `asOf` is the day of capture; today when not given. */
    preview: job(
      z.object({ files: z.array(importFileSchema).min(1).max(1000), asOf: daySchema.optional() }),
      progressSchema,
      importPreviewSchema,
    ),
    /** Compares a preview's papers again and writes them as one edit. @throws not-found for an old ticket */
    run: job(
      z.object({ ticket: z.string(), without: z.array(count).default([]) }),
      progressSchema,
      importReportSchema,
    ),
    discard: call(z.object({ ticket: z.string() }), nothing),
  },
  edits: {
    /**
     * Takes back one edit, or the newest that is not yet taken back; of many papers all at once, as `papers.edit`
     * does. @throws not-found when there is none
     */
    undo: job(
      z.object({
        edit: editIdSchema.optional(),
        /** Whether the saving of a note counts as the newest; the page's undo key leaves notes alone. */
        notes: z.enum(['include', 'exclude']).default('include'),
      }),
      progressSchema,
      z.object({
        edit: editIdSchema,
        undone: z.string(),
        revision: revisionSchema,
        papers: z.array(paperIdSchema),
      }),
    ),
    list: call(
      z.object({ limit: z.number().int().min(1).max(1000).default(100), before: editIdSchema.optional() }),
      z.object({ edits: z.array(editSummarySchema) }),
    ),
  },
  backups: {
    list: call(nothing, z.object({ backups: z.array(backupSchema) })),
    make: call(nothing, backupSchema),
    /** Puts a checked backup in the library's place; what was there is kept as a backup. */
    restore: call(
      z.object({ name: z.string() }),
      z.object({ revision: revisionSchema, papers: count, kept: z.string() }),
    ),
  },
  /** The frozen part of the text index; its bytes come by `GET derived/text`. */
  text: {
    /** The revision that it says the text of; `null` while there is none. */
    frozen: call(nothing, z.object({ revision: revisionSchema.nullable() })),
    /** It was made anew. */
    /** The text is frozen at a revision; `null` when freezing failed. */
    refrozen: feed(z.object({ revision: revisionSchema.nullable() }), { merge: (_earlier, later) => later }),
  },
  settings: {
    get: call(nothing, settingsSchema),
    set: call(settingsSchema.partial(), settingsSchema),
    changed: feed(settingsSchema, { merge: (_earlier, later) => later }),
  },
});

export type LibraryContract = typeof libraryContract;
