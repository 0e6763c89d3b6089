import { z } from 'zod';
import { call } from './define.ts';
import { revisionSchema } from './edits.ts';

const count = z.number().int().nonnegative();
const nothing = z.object({});

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

/** Copies of the library, opened and checked. */
export const backupEntries = {
  list: call(nothing, z.object({ backups: z.array(backupSchema) })),
  make: call(nothing, backupSchema),
  /** Puts a checked backup in the library's place; what was there is kept as a backup. */
  restore: call(
    z.object({ name: z.string() }),
    z.object({ revision: revisionSchema, papers: count, kept: z.string() }),
  ),
};
