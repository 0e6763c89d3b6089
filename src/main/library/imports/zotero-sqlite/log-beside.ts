import { readFile, stat } from 'node:fs/promises';
import { isDatabase } from '../read-input.ts';
import { withLog } from './apply-log.ts';

/** More than this a log does not grow between two checkpoints. */
const largestLogBytes = 256 * 1024 * 1024;

/** The bytes of a file; of a database with what stands in the log beside it. Both files are only read. */
export async function withLogBeside(path: string, bytes: Uint8Array): Promise<Uint8Array> {
  if (!isDatabase(bytes)) return bytes;
  try {
    const { size } = await stat(`${path}-wal`);
    if (size > largestLogBytes) return bytes;
    return withLog(bytes, new Uint8Array(await readFile(`${path}-wal`))).bytes;
  } catch {
    // There is none, or it cannot be had: the importer says what may be missing.
    return bytes;
  }
}
