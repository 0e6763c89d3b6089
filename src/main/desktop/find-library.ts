import { AppError } from '#shared/contract/errors.ts';
import { chooseLibraryFolder, type LibraryFolderChoice } from '../library-folder.ts';
import { ask, askForFolder } from './dialogs.ts';
import { folderForLibrary } from './folder-for-library.ts';
import { isFolder, readRememberedLibrary, rememberLibrary } from './remembered-library.ts';

export interface FindLibraryOptions extends Omit<LibraryFolderChoice, 'chosen'> {
  /** The file that remembers which library was chosen. */
  readonly memory: string;
}

/**
 * The folder of the library to open at the start; `null` when the reader would rather quit. A chosen
 * library that is not there is asked about: an empty one in its place would look like a loss (D4).
 */
export async function findLibrary({ memory, ...choice }: FindLibraryOptions): Promise<string | null> {
  const present = (chosen: string | null): string => chooseLibraryFolder({ ...choice, chosen });
  // A library named for this start needs no memory of another.
  if (choice.option !== null || choice.env.CARREL_LIBRARY) return present(null);
  for (;;) {
    const remembered = await readMemory(memory);
    if (remembered.kind === 'known') {
      const { folder } = remembered;
      if (folder === null || (await isFolder(folder))) return present(folder);
    }
    const answer = await ask(null, {
      sentence: remembered.kind === 'known' ? 'Your library is not there.' : remembered.sentence,
      detail:
        remembered.kind === 'known'
          ? `It was in ${remembered.folder}. Connect the drive it is on and try again, or choose another folder.`
          : 'Nothing in the library itself has changed.',
      answers: [
        { name: 'again', label: 'Try again' },
        { name: 'choose', label: 'Choose a folder' },
        { name: 'quit', label: 'Quit' },
      ],
      cancel: 'quit',
    });
    if (answer === 'quit') return null;
    if (answer === 'choose') {
      const chosen = await askForFolder(null, present(null));
      if (chosen !== null) await rememberLibrary(memory, await folderForLibrary(chosen));
    }
  }
}

type Memory =
  | { readonly kind: 'known'; readonly folder: string | null }
  | { readonly kind: 'unreadable'; readonly sentence: string };

async function readMemory(file: string): Promise<Memory> {
  try {
    return { kind: 'known', folder: await readRememberedLibrary(file) };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'unreadable', sentence: error.message };
    throw error;
  }
}
