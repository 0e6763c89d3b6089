import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** As in src/main/library/open-library.ts, which would bring the whole library into this process. */
const libraryFile = 'library.sqlite';

/**
 * Where a library goes in the folder that the reader chose: into it when it holds a library or is
 * empty, else into a folder of its own in it, so that it is never strewn among other files (D4).
 */
export async function folderForLibrary(chosen: string): Promise<string> {
  const names = await namesIn(chosen);
  const others = names.filter((name) => !name.startsWith('.'));
  return names.includes(libraryFile) || others.length === 0 ? chosen : join(chosen, 'Carrel');
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // A folder that the dialog let the reader name is made when the library is.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
