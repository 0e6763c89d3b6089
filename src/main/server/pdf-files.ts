import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { pdfPath } from '../library/reading/pdf-files.ts';
import { byteRangeOf, pdfHeaders } from '../library-host/byte-range.ts';
import { commonHeaders, refuse } from './refusals.ts';

/** Which file a paper's PDF is in, as the library says. @throws AppError not-found, unreachable */
export type FindPdf = (paper: PaperId) => Promise<{ readonly sha256: string; readonly bytes: number }>;

/** Answers with a paper's PDF, or a stretch of it (W10). */
export async function answerPdf(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, paper, find }: { readonly folder: string; readonly paper: PaperId; readonly find: FindPdf },
): Promise<void> {
  const found = await find(paper).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (found instanceof AppError) {
    const status = found.code === 'not-found' ? 404 : 503;
    return refuse(response, { status, sentence: found.message });
  }
  const range = byteRangeOf(request.headers.range, found.bytes);
  if (range === 'none') {
    const headers = { 'Content-Range': `bytes */${found.bytes}` };
    return refuse(response, { status: 416, sentence: 'The PDF ends before that.', headers });
  }
  response.writeHead(range === 'all' ? 200 : 206, { ...commonHeaders, ...pdfHeaders(range, found.bytes) });
  if (request.method === 'HEAD') return void response.end();
  const { from, to } = range === 'all' ? { from: 0, to: found.bytes - 1 } : range;
  await pipeline(createReadStream(pdfPath(folder, found.sha256), { start: from, end: to }), response).catch(
    (error: unknown) => {
      // A page that is closed or has enough hangs up.
      if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
        throw error;
    },
  );
}
