import { MessageChannelMain, type MessagePortMain } from 'electron';
import { createClient } from '#shared/contract/client.ts';
import { libraryContract } from '#shared/contract/library.ts';
import type { Log } from '#shared/contract/log.ts';
import { serve } from '#shared/contract/server.ts';
import { refusingHandlers, unopenedError } from '#shared/contract/unopened.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { pdfPath } from '../library/reading/pdf-files.ts';
import { createLibraryHost, type LibraryHost } from '../library-host/library-host.ts';
import { createUtilityPort } from '../library-host/parent-port.ts';
import { startUtilityProcess } from './library-process.ts';

export interface DesktopLibraryOptions {
  /** The built entry of the library's process. */
  readonly entry: string;
  readonly folder: string;
  readonly version: string;
  readonly log: Log;
}

/** The one library that the desktop has open. */
export interface DesktopLibrary {
  readonly folder: string;
  /** A new port to the library, for the page. */
  connect(): MessagePortMain;
  /** The file of a paper's PDF. @throws AppError not-found, unreachable */
  findPdf(paper: PaperId): Promise<{ readonly path: string; readonly bytes: number }>;
  /** Closes this library and opens another. */
  move(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the library of a folder in a process of its own. */
export function openDesktopLibrary({ entry, folder, version, log }: DesktopLibraryOptions): DesktopLibrary {
  let current = { folder, host: start(folder) };

  function start(next: string): LibraryHost<MessagePortMain> {
    return createLibraryHost<MessagePortMain>({
      folder: next,
      version,
      start: () => startUtilityProcess(entry),
      refuse: (port, sentence) => refuse(port, next, sentence),
      clock: { now: () => new Date() },
      log,
    });
  }

  function refuse(port: MessagePortMain, unopened: string, sentence: string): void {
    const error = unopenedError({ folder: unopened, sentence });
    serve(libraryContract, refusingHandlers(libraryContract, error), createUtilityPort(port), { log });
  }

  function connect(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    current.host.hand(port2);
    return port1;
  }

  return {
    get folder() {
      return current.folder;
    },
    connect,
    async findPdf(paper) {
      const { folder: asked } = current;
      const port = createUtilityPort(connect());
      try {
        const { sha256, bytes } = await createClient(libraryContract, port).reading.pdfFile({ paper });
        return { path: pdfPath(asked, sha256), bytes };
      } finally {
        port.close();
      }
    },
    async move(next) {
      await current.host.close();
      current = { folder: next, host: start(next) };
    },
    close: () => current.host.close(),
  };
}
