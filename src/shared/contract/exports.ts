import { z } from 'zod';
import { paperIdSchema } from '../domain/paper.ts';
import { call, job } from './define.ts';
import { paperIdsSchema } from './edits.ts';
import { progressSchema } from './progress.ts';

/** What papers can be written as. `markdown-folder` is a folder with a file for each paper. */
export const exportFormats = [
  'bibtex',
  'biblatex',
  'ris',
  'csl-json',
  'csv',
  'markdown',
  'markdown-folder',
  'html',
  'archive',
] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** An export that was written, whole. */
export const writtenExportSchema = z.object({
  /** Names it for `GET derived/export/<token>`; a day later it may be gone. */
  token: z.string().regex(/^[a-f0-9]{32}$/),
  /** A name for the file, or the folder. */
  name: z.string(),
  mediaType: z.string(),
  papers: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
});
export type WrittenExport = z.infer<typeof writtenExportSchema>;

/** So many papers are shown before an export. */
export const mostPreviewed = 20;

export const exportEntries = {
  /** What an export of some papers would look like; gives no keys. @throws invalid-input */
  preview: call(
    z.object({
      ids: z.array(paperIdSchema).min(1).max(mostPreviewed),
      format: exportFormatSchema.exclude(['markdown-folder']),
    }),
    z.object({ text: z.string() }),
  ),
  /**
   * Writes papers in this order beside the library, where they can be fetched; papers that are not there are left
   * out. Stopped before its end it leaves nothing. @throws invalid-input for a format that is not written yet
   */
  write: job(
    z.object({ ids: paperIdsSchema, format: exportFormatSchema }),
    progressSchema,
    writtenExportSchema,
  ),
};
