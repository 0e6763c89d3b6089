import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';

const schema = z.object({ folder: z.string().min(1) });

/**
 * The library folder that the reader chose, `null` when none was chosen. A file that cannot be read is
 * no reason to open another library in its place (D4).
 * @throws AppError conflict
 */
export async function readRememberedLibrary(file: string): Promise<string | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw unreadable(file, error);
  }
  try {
    return schema.parse(JSON.parse(text)).folder;
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Remembers a library folder: written whole beside the old file, then put in its place. */
export async function rememberLibrary(file: string, folder: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify({ folder }, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Whether a chosen folder is there; one on a drive that is not connected is not to be made anew (D4). */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function unreadable(file: string, cause: unknown): AppError {
  const sentence = `The file ${file}, which says where your library is, cannot be read. Choose your library’s folder again.`;
  return new AppError('conflict', sentence, undefined, { cause });
}
