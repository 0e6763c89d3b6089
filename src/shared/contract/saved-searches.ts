import { z } from 'zod';
import { call } from './define.ts';

/** A search that the reader keeps by name. */
export const savedSearchSchema = z.object({
  id: z.number().int().positive(),
  /** No two have the same, whatever its case. */
  name: z.string().trim().min(1).max(100),
  /** In the language of search, facets and view written out. */
  query: z.string().trim().min(1).max(2000),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;

export const savedSearchEntries = {
  /** In the reader's order. */
  list: call(z.object({}), z.object({ searches: z.array(savedSearchSchema) })),
  /** Adds one behind the others. @throws conflict when another has the name */
  add: call(savedSearchSchema.omit({ id: true }), savedSearchSchema),
  /** Renames one, changes what it asks for, or moves it. @throws not-found, conflict */
  update: call(
    z.object({
      id: savedSearchSchema.shape.id,
      name: savedSearchSchema.shape.name.optional(),
      query: savedSearchSchema.shape.query.optional(),
      /** Its new place among the saved searches, from 0. */
      place: z.number().int().nonnegative().optional(),
    }),
    savedSearchSchema,
  ),
  /** Answers the edit that undo takes back. @throws not-found */
  remove: call(z.object({ id: savedSearchSchema.shape.id }), z.object({ edit: z.number().int().positive() })),
};
