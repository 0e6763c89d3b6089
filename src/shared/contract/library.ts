import { z } from 'zod';
import { backupEntries } from './backups.ts';
import { collectionEntries } from './collections.ts';
import { call, defineContract, feed } from './define.ts';
import { editEntries, paperEntries, revisionSchema } from './edits.ts';
import { exportEntries } from './exports.ts';
import { historyEntries } from './history.ts';
import { importEntries } from './imports.ts';
import { noteEntries } from './notes.ts';
import { readingEntries } from './reading.ts';
import { savedSearchEntries } from './saved-searches.ts';
import { settingsEntries } from './settings.ts';
import { sourceEntries } from './sources.ts';
import { ruleEntries, triageEntries, watchEntries } from './triage.ts';

export * from './backups.ts';
export * from './collections.ts';
export * from './edits.ts';
export * from './exports.ts';
export * from './history.ts';
export * from './imports.ts';
export * from './notes.ts';
export { type Progress, progressSchema } from './progress.ts';
export * from './settings.ts';

const count = z.number().int().nonnegative();
const nothing = z.object({});

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
  papers: paperEntries,
  notes: noteEntries,
  sources: sourceEntries,
  triage: triageEntries,
  rules: ruleEntries,
  watch: watchEntries,
  searches: savedSearchEntries,
  collections: collectionEntries,
  reading: readingEntries,
  imports: importEntries,
  exports: exportEntries,
  edits: editEntries,
  history: historyEntries,
  backups: backupEntries,
  /** The frozen part of the text index; its bytes come by `GET derived/text`. */
  text: {
    /** The revision that it says the text of; `null` while there is none. */
    frozen: call(nothing, z.object({ revision: revisionSchema.nullable() })),
    /** The text is frozen at a revision; `null` when freezing failed. */
    refrozen: feed(z.object({ revision: revisionSchema.nullable() }), { merge: (_earlier, later) => later }),
  },
  settings: settingsEntries,
});

export type LibraryContract = typeof libraryContract;
