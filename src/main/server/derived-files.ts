import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { commonHeaders } from './refusals.ts';

/** Answers with a derived file, as it is now: one that is put in its place meanwhile is another file. */
export async function answerDerived(
  response: ServerResponse,
  { file, isHead }: { readonly file: string; readonly isHead: boolean },
): Promise<void> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  // Nothing is derived yet: nothing is wrong with that.
  if (handle === null)
    return void response.writeHead(204, { ...commonHeaders, 'Cache-Control': 'no-store' }).end();
  try {
    const { size } = await handle.stat();
    response.writeHead(200, {
      ...commonHeaders,
      'Content-Type': 'application/octet-stream',
      'Content-Length': size,
      'Cache-Control': 'no-store',
    });
    if (isHead) return void response.end();
    await pipeline(handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 }), response);
  } catch (error) {
    // A page that is closed hangs up.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
  } finally {
    await handle.close();
  }
}
