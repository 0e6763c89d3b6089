import { createHash } from 'node:crypto';

/** Below the ports that systems hand out by themselves (Linux begins at 32768). */
const first = 20_000;
const count = 12_000;

/**
 * The port on which a library's page is served unless another is asked for: always the same, because
 * a browser keeps the words it could not save yet under the address of the page.
 */
export function libraryPort(folder: string): number {
  return first + (createHash('sha256').update(folder).digest().readUInt32BE(0) % count);
}
