import { z } from 'zod';
import { paperIdSchema } from '../domain/paper.ts';
import { call } from './define.ts';
import { revisionSchema } from './edits.ts';

const count = z.number().int().nonnegative();

export const noteSchema = z.object({
  paper: paperIdSchema,
  text: z.string(),
  /** Counts the saved versions of this note; 0 when there is none yet. */
  version: count,
  savedAt: z.iso.datetime().nullable(),
});
export type Note = z.infer<typeof noteSchema>;

/** The notes on papers, with all that was ever saved. */
export const noteEntries = {
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
};
