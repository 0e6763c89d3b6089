import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, session, shell } from 'electron';
import { AppError } from '#shared/contract/errors.ts';
import type { Log } from '#shared/contract/log.ts';
import { ownAddress, type PageAddress } from './addresses.ts';
import type { Arguments } from './arguments.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import { createClosing } from './closing.ts';
import { answerPreload } from './connections.ts';
import { type Arrival, createDesk } from './desk.ts';
import { type DesktopLibrary, openDesktopLibrary } from './desktop-library.ts';
import { askForFiles, askForFolder, askForWatchedFolder, askWhereToSave, tell } from './dialogs.ts';
import { watchForFaults } from './faults.ts';
import { findLibrary } from './find-library.ts';
import { folderForLibrary } from './folder-for-library.ts';
import { createMailbox } from './mailbox.ts';
import { menuTemplate } from './menu-template.ts';
import { serveOwnScheme } from './own-scheme.ts';
import { rememberLibrary } from './remembered-library.ts';
import { secureSession } from './security.ts';
import { openWindow, windowFiles } from './window.ts';

/** How long the page may take to save what was typed before its window closes, in milliseconds. */
const closingPatience = 3000;

export interface ShellOptions {
  /** Where the built entry is. */
  readonly entryFolder: string;
  /** Where the desktop keeps what is its own: the window's place, the log. */
  readonly userData: string;
  readonly page: PageAddress;
  readonly log: Log;
}

/** The one running instance: its library, its window, and what comes from outside. */
export interface Shell {
  readonly arrivals: Arrivals;
  start(started: Arguments): Promise<void>;
  /** Brings the window to the front, opening it where there is none. */
  showWindow(): void;
  /** From now on, a window that has settled ends the program. */
  prepareToQuit(): void;
  closeLibrary(): Promise<void>;
}

/** Makes the shell round the page; nothing happens before `start`. */
export function createShell({ entryFolder, userData, page, log }: ShellOptions): Shell {
  const memory = join(userData, 'library.json');
  const closing = createClosing(closingPatience);
  const chosen = createMailbox<string>();
  const mailbox = createMailbox<Arrival>();
  const arrivals = createArrivals({ mailbox, complain: (sentence) => tell(window, sentence), log });
  const dropped = new Set<string>();
  let library: DesktopLibrary | null = null;
  let window: BrowserWindow | null = null;
  let isQuitting = false;

  async function start(started: Arguments): Promise<void> {
    await app.whenReady();
    const { platform, env } = process;
    const folder = await findLibrary({ option: started.library, platform, env, home: homedir(), memory });
    if (folder === null) return app.quit();
    const entry = join(entryFolder, 'library-process.js');
    const opened = openDesktopLibrary({ entry, folder, version: app.getVersion(), log });
    library = opened;
    secureSession(session.defaultSession, page, log);
    if (page === ownAddress) {
      const pageFolder = join(entryFolder, '..', 'renderer');
      serveOwnScheme(session.defaultSession, {
        folder: () => opened.folder,
        pageFolder,
        findPdf: (paper) => opened.findPdf(paper),
      });
    }
    answerPreload({
      page,
      connectLibrary: () => opened.connect(),
      desk: deskOf(opened),
      onDropped: (path) => dropped.add(path),
      log,
    });
    const template = menuTemplate({ platform, isPackaged: app.isPackaged, choose });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    showWindow();
    await arrivals.all(started);
  }

  function showWindow(): void {
    if (!library) return;
    if (window) {
      if (window.isMinimized()) window.restore();
      window.show();
      return window.focus();
    }
    const opened = openWindow({
      page,
      ...windowFiles(entryFolder),
      memory: join(userData, 'window.json'),
      settle: () => closing.settle(),
      // Closing was held up, and with it the quitting that asked for it.
      onSettled: (settled) => (isQuitting ? app.quit() : settled.close()),
      log,
    });
    window = opened;
    opened.on('closed', () => {
      window = null;
    });
    watchForFaults(opened, log, () => app.quit());
  }

  function choose(command: string): void {
    showWindow();
    chosen.put(command);
  }

  function deskOf(opened: DesktopLibrary) {
    return createDesk({
      askForFiles: () => askForFiles(window),
      askWhereToSave: (name) => askWhereToSave(window, name),
      askForWatchedFolder: () => askForWatchedFolder(window),
      chooseLibrary: () => chooseLibrary(opened),
      revealLibrary: () => reveal(opened.folder),
      openLink: (url) => shell.openExternal(url),
      dropped,
      chosen,
      arrivals: mailbox,
      closing,
    });
  }

  async function chooseLibrary(opened: DesktopLibrary): Promise<string | null> {
    const picked = await askForFolder(window, opened.folder);
    if (picked === null) return null;
    const folder = await folderForLibrary(picked);
    if (folder === opened.folder) return folder;
    await closing.settle();
    await rememberLibrary(memory, folder);
    await opened.move(folder);
    // The page holds papers of the library that was; it starts over with the other, once it has its answer.
    setImmediate(() => window?.webContents.reload());
    return folder;
  }

  return {
    arrivals,
    start,
    showWindow,
    prepareToQuit() {
      isQuitting = true;
    },
    closeLibrary: async () => library?.close(),
  };
}

async function reveal(folder: string): Promise<void> {
  const fault = await shell.openPath(folder);
  if (fault === '') return;
  throw new AppError('not-found', `The folder ${folder} cannot be shown. See whether it is still there.`);
}
