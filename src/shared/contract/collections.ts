import { z } from 'zod';
import { call } from './define.ts';
import { editReceiptSchema, paperIdsSchema } from './edits.ts';

/** A collection of papers. Collections nest; a paper may be in many. */
export const collectionSchema = z.object({
  id: z.number().int().positive(),
  /** `null` at the top. */
  parent: z.number().int().positive().nullable(),
  /** One line; no two beside each other have the same. */
  name: z
    .string()
    .trim()
    .min(1, { error: 'A collection has a name.' })
    .max(200, { error: 'The name of a collection has at most 200 characters.' })
    .refine((name) => !/[\u0000-\u001f]/.test(name), { error: 'The name of a collection is one line.' }),
  /** How many papers are in it, without those of the collections in it, and without the trash. */
  papers: z.number().int().nonnegative(),
});
export type Collection = z.infer<typeof collectionSchema>;

const receipt = z.object({ edit: z.number().int().positive().nullable() });

export const collectionEntries = {
  /** Parents stand before their children, each level in the reader's order. */
  list: call(z.object({}), z.object({ collections: z.array(collectionSchema) })),
  /** Makes one at the end of its level. @throws not-found for the parent, conflict when a neighbour has the name */
  add: call(collectionSchema.pick({ name: true, parent: true }), collectionSchema),
  /**
   * Renames one, or moves it (with all that is in it) into another or to the top.
   * @throws not-found, conflict when a neighbour has the name, invalid-input when it would be within itself
   */
  update: call(
    z.object({
      id: collectionSchema.shape.id,
      name: collectionSchema.shape.name.optional(),
      parent: collectionSchema.shape.parent.optional(),
      /** Its new place among its neighbours, from 0. */
      place: z.number().int().nonnegative().optional(),
    }),
    receipt,
  ),
  /** Removes one with those in it; its papers stay in the library. @throws not-found */
  remove: call(z.object({ id: collectionSchema.shape.id }), receipt),
  /** Puts papers into a collection, or takes them out of it, as one edit. @throws not-found */
  place: call(
    z.object({ ids: paperIdsSchema, collection: collectionSchema.shape.id, isIn: z.boolean() }),
    editReceiptSchema,
  ),
};
