import { z } from 'zod';
import {
  gradeSchema,
  type PaperId,
  paperIdSchema,
  paperSchema,
  statusSchema,
  tagSchema,
} from '../domain/paper.ts';
import { daySchema } from '../domain/partial-date.ts';
import { call, job } from './define.ts';
import { progressSchema } from './progress.ts';
import { sessionIdSchema } from './triage.ts';

const count = z.number().int().nonnegative();

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

/** One edit as the history shows it. */
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
    'collections',
    'pdf',
  ]),
  sentence: z.string(),
  at: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
});

/** Papers, and what the reader decides about them. */
export const paperEntries = {
  /** @throws not-found */
  get: call(z.object({ id: paperIdSchema }), paperSchema),
  /** What is kept of a paper as its inputs gave it, for want of a place. @throws not-found */
  kept: call(z.object({ id: paperIdSchema }), z.object({ fields: z.record(z.string(), z.json()) })),
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
};

/** What was done, and taking it back. */
export const editEntries = {
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
};
