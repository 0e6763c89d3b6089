import { z } from 'zod';
import { paperIdSchema, paperSchema, readToSchema } from '../domain/paper.ts';
import { call, job } from './define.ts';
import { progressSchema } from './progress.ts';

const nothing = z.object({});

/** The largest PDF that is ever taken, in bytes: 200 MB. The reader's own limit for fetching is a setting. */
export const largestPdfBytes = 200 * 1024 * 1024;

/**
 * PDFs and where reading stopped. The bytes of a PDF never go through a port: hosts answer
 * `GET derived/pdf/<paper id>` behind their usual checks.
 */
export const readingEntries = {
  /** Fetches a paper's PDF now, whatever the settings say of fetching by itself. @throws not-found, unreachable, conflict */
  fetchPdf: job(z.object({ paper: paperIdSchema }), progressSchema, paperSchema),
  /** Takes a PDF that the reader has. @throws not-found, invalid-input when it is none */
  attachPdf: call(
    z.object({
      paper: paperIdSchema,
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, {
        error: 'The bytes of a PDF are a Uint8Array.',
      }),
    }),
    paperSchema,
  ),
  /** Takes the PDF away; the file goes with the last paper that has it. @throws not-found */
  removePdf: call(z.object({ paper: paperIdSchema }), paperSchema),
  /** Notes how far the reader got. No edit: there is nothing to undo. @throws not-found */
  stopAt: call(z.object({ paper: paperIdSchema, readTo: readToSchema.nullable() }), nothing),
};
