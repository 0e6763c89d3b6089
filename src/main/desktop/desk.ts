import { writeFile } from 'node:fs/promises';
import type { Handlers } from '#shared/contract/define.ts';
import type { DeskContract } from '#shared/contract/desk.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportFile } from '#shared/contract/library.ts';
import { externalLink } from './addresses.ts';
import type { Closing } from './closing.ts';
import { readImportFiles } from './import-files.ts';
import type { Mailbox } from './mailbox.ts';

/** What came from outside for the page: files with their content, or a checked link. */
export type Arrival =
  | { readonly kind: 'files'; readonly files: ImportFile[] }
  | { readonly kind: 'link'; readonly url: string };

export interface DeskParts {
  /** Asks for files with the system's dialog. */
  readonly askForFiles: () => Promise<readonly string[]>;
  /** Asks where a file of this name is to be kept; `null` when the reader thinks better of it. */
  readonly askWhereToSave: (name: string) => Promise<string | null>;
  /** Asks for a folder to watch; `null` when the reader thinks better of it. */
  readonly askForWatchedFolder: () => Promise<string | null>;
  /** Asks for a library's folder, opens what was chosen, and says where it is. */
  readonly chooseLibrary: () => Promise<string | null>;
  readonly revealLibrary: () => Promise<void>;
  readonly openLink: (url: string) => Promise<void>;
  /** The paths of files that were dropped on the page, and no others. */
  readonly dropped: ReadonlySet<string>;
  readonly chosen: Mailbox<string>;
  readonly arrivals: Mailbox<Arrival>;
  readonly closing: Closing;
}

/** What only a desktop can do, for the page. The page is not trusted with paths or addresses. */
export function createDesk(parts: DeskParts): Handlers<DeskContract> {
  return {
    files: {
      pick: async () => ({ files: await readImportFiles(await parts.askForFiles()) }),
      read: async ({ paths }) => {
        // D11: a page could name any file of the reader's.
        if (!paths.every((path) => parts.dropped.has(path))) {
          throw new AppError(
            'invalid-input',
            'Only files that were dropped on Carrel are read by their path.',
          );
        }
        return { files: await readImportFiles(paths) };
      },
      save: async ({ name, text }) => {
        const path = await parts.askWhereToSave(name);
        if (path !== null) await writeText(path, text);
        return { saved: path !== null };
      },
      pickFolder: async () => ({ folder: await parts.askForWatchedFolder() }),
      revealLibrary: async () => {
        await parts.revealLibrary();
        return {};
      },
      chooseLibrary: async () => ({ folder: await parts.chooseLibrary() }),
    },
    links: {
      open: async ({ url }) => {
        const link = externalLink(url);
        if (!link) {
          throw new AppError('invalid-input', 'Carrel opens web and mail links only. Copy this one instead.');
        }
        await parts.openLink(link);
        return {};
      },
    },
    menu: { chosen: (emit) => parts.chosen.listen((command) => emit({ command })) },
    arrivals: { arrived: (emit) => parts.arrivals.listen(emit) },
    closing: {
      asked: (emit) => parts.closing.page.asked(emit),
      ready: () => {
        parts.closing.page.ready();
        return {};
      },
    },
  };
}

async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('conflict', `“${path}” could not be written. Choose another place. (${reason})`);
  }
}
