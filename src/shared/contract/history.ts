import { z } from 'zod';
import { paperIdSchema } from '../domain/paper.ts';
import { call } from './define.ts';
import { editIdSchema, editSummarySchema } from './edits.ts';
import { importReportSchema } from './imports.ts';

const count = z.number().int().nonnegative();

/** What an edit did: to how many papers, to the first of them, and an import's own report. */
export const editDetailsSchema = z.object({
  edit: editSummarySchema,
  /** As it was written with the papers; `null` for what was no import. */
  report: importReportSchema.nullable(),
  added: count,
  changed: count,
  changes: z.array(
    z.object({
      paper: paperIdSchema,
      /** `null` when the paper is not in the library any more. */
      title: z.string().nullable(),
      isAdded: z.boolean(),
      /** The fields that were changed, by their names. */
      fields: z.array(z.string()),
    }),
  ),
});
export type EditDetails = z.infer<typeof editDetailsSchema>;

export const historyEntries = {
  /** What an edit did, paper by paper; new ones first. @throws not-found */
  look: call(
    z.object({ edit: editIdSchema, limit: z.number().int().min(1).max(1000).default(200) }),
    editDetailsSchema,
  ),
};
