import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { type ImportFile, largestImportBytes } from '#shared/contract/library.ts';
import { withLogBeside } from '../library/imports/zotero-sqlite/log-beside.ts';

/**
 * Reads files for an import.
 * @throws AppError invalid-input, not-found: a file that is too large, a folder, or cannot be read.
 */
export async function readImportFiles(paths: readonly string[]): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  let left = largestImportBytes;
  for (const path of paths) {
    const bytes = await readWithin(path, left);
    left -= bytes.byteLength;
    files.push({ name: basename(path), bytes: await withLogBeside(path, bytes) });
  }
  return files;
}

async function readWithin(path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const name = basename(path);
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch (error) {
    const sentence = `The file “${name}” cannot be opened. See whether it is still there and may be read.`;
    throw new AppError('not-found', sentence, undefined, { cause: error });
  }
  try {
    const { size, isFile, isFolder } = kindOf(await file.stat());
    if (isFolder) throw new AppError('invalid-input', `“${name}” is a folder. Choose the files in it.`);
    if (!isFile) throw new AppError('invalid-input', `“${name}” is no file that could be imported.`);
    if (size > most) throw tooLarge(name, size);
    return await readAtMost(file, size);
  } finally {
    await file.close();
  }
}

/** Reads as many bytes as the file had when it was looked at, or fewer if it has shrunk. */
async function readAtMost(
  file: Awaited<ReturnType<typeof open>>,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.slice(0, filled);
}

function kindOf(stats: { size: number; isFile(): boolean; isDirectory(): boolean }) {
  return { size: stats.size, isFile: stats.isFile(), isFolder: stats.isDirectory() };
}

function tooLarge(name: string, size: number): AppError {
  const megabytes = Math.ceil(size / 1024 / 1024);
  const sentence =
    size > largestImportBytes
      ? `“${name}” has ${megabytes} MB, and an import takes 64 MB. Import a part of it.`
      : 'These files together have more than 64 MB. Import them in several steps.';
  return new AppError('invalid-input', sentence);
}
