import { z } from 'zod';
import { paperIdSchema, paperSchema, readToSchema } from '../domain/paper.ts';
import { call, job } from './define.ts';
import { progressSchema } from './progress.ts';

const nothing = z.object({});

/** The largest PDF that is ever taken, in bytes: 200 MB. The reader's own limit for fetching is a setting. */
export const largestPdfBytes = 200 * 1024 * 1024;

/** The largest PDF that can be handed over at once, in bytes: 64 MB, as with imports. Larger ones come in parts. */
export const largestAttachedBytes = 64 * 1024 * 1024;

/** The largest part of a PDF, in bytes: a port copies it on threads that serve windows. */
export const largestPdfPart = 4 * 1024 * 1024;

const pdfBytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, {
  error: 'The bytes of a PDF are a Uint8Array.',
});
const uploadSchema = z.object({ upload: z.string().max(100) });

/** The name of a PDF's file: the SHA-256 of what is in it, in hex. */
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What an act on a paper's PDF did, told to the reader, and the edit that undo takes back. */
const pdfReceiptSchema = z.object({
  paper: paperSchema,
  /** `null` when nothing had to change. */
  edit: z.number().int().positive().nullable(),
  /** A sentence fragment for a toast: "Attached a PDF to “…”". */
  sentence: z.string(),
});

/**
 * PDFs and where reading stopped. The bytes of a PDF never come through a port: hosts answer
 * `GET derived/pdf/<paper id>` behind their usual checks.
 */
export const readingEntries = {
  /**
   * Fetches a paper's PDF now, whatever the settings say of fetching by itself.
   * @throws not-found, unreachable, conflict when all network is forbidden or nothing says where it is
   */
  fetchPdf: job(z.object({ paper: paperIdSchema }), progressSchema, paperSchema),
  /** Takes a PDF that the reader has. @throws not-found, invalid-input when it is none */
  attachPdf: call(z.object({ paper: paperIdSchema, bytes: pdfBytesSchema }), pdfReceiptSchema),
  /**
   * Begins to take a PDF of so many bytes in parts, one behind the other. Of several that nobody goes on with
   * the oldest is dropped. @throws not-found, invalid-input when it is larger than `largestPdfBytes`
   */
  beginPdf: call(z.object({ paper: paperIdSchema, bytes: z.number().int().nonnegative() }), uploadSchema),
  /** The next part; answers how many bytes are here. @throws not-found, invalid-input */
  addToPdf: call(
    uploadSchema.extend({
      bytes: pdfBytesSchema.refine(({ byteLength }) => byteLength <= largestPdfPart, {
        error: 'A part of a PDF has at most 4 MB.',
      }),
    }),
    z.object({ received: z.number().int().nonnegative() }),
  ),
  /** Attaches the PDF whose parts have all come. @throws not-found, invalid-input when it is none */
  endPdf: call(uploadSchema, pdfReceiptSchema),
  /** Stops taking a PDF in parts; nothing of it stays. */
  dropPdf: call(uploadSchema, nothing),
  /** Takes the PDF off a paper. Its file stays for 30 days, so that undo brings it back. @throws not-found */
  removePdf: call(z.object({ paper: paperIdSchema }), pdfReceiptSchema),
  /** Which file holds a paper's PDF: for hosts, which send it. @throws not-found when there is none to show */
  pdfFile: call(
    z.object({ paper: paperIdSchema }),
    z.object({ sha256: contentHashSchema, bytes: z.number().int().positive() }),
  ),
  /** Notes how far the reader got. No edit: there is nothing to undo. @throws not-found */
  stopAt: call(z.object({ paper: paperIdSchema, readTo: readToSchema.nullable() }), nothing),
};
