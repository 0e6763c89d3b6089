import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, Menu, nativeTheme, screen } from 'electron';
import type { Log } from '#shared/contract/log.ts';
import type { PageAddress } from './addresses.ts';
import { contextTemplate } from './context-template.ts';
import { leastSize, parseWindowState, placeWindow, type WindowState } from './window-state.ts';

export interface WindowOptions {
  readonly page: PageAddress;
  readonly preload: string;
  readonly icon: string;
  /** The file that remembers how the window was left. */
  readonly memory: string;
  /** Resolves when the page has saved what was typed. */
  readonly settle: () => Promise<void>;
  /** Called when the window has settled, and may close for good. */
  readonly onSettled: (window: BrowserWindow) => void;
  readonly log: Log;
}

/** Opens the window on the page, as it was left the last time. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { page, preload, icon, memory, log } = options;
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { size, place, shape } = placeWindow(parseWindowState(readText(memory)), screens);
  const window = new BrowserWindow({
    ...size,
    ...place,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    title: 'Carrel',
    show: false,
    // The page's own paper, so that nothing flashes before it is drawn.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1815' : '#f8f5ee',
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: webPreferences(preload, process.platform),
  });
  if (shape === 'maximized') window.maximize();
  if (shape === 'full-screen') window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  // The page's title is for browsers' tabs.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('context-menu', (_event, params) => {
    const template = contextTemplate(params);
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
  closeWhenSettled(window, options);
  window.loadURL(page.url).catch((error: unknown) => {
    // It is shown all the same: a window that never comes explains nothing.
    log({ level: 'error', message: 'The page could not be loaded.', error });
    if (!window.isDestroyed()) window.show();
  });
  return window;
}

/** What the page may do: nothing but what a web page may (D7). */
export function webPreferences(preload: string, platform: NodeJS.Platform): Electron.WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Elsewhere than on macOS, Chromium fetches its dictionaries from the network.
    spellcheck: platform === 'darwin',
  };
}

/** A window that is asked to close lets the page save first (D14). */
function closeWhenSettled(window: BrowserWindow, { settle, onSettled, memory, log }: WindowOptions): void {
  let state: 'open' | 'settling' | 'settled' = 'open';
  window.on('close', (event) => {
    if (state === 'settled') return;
    event.preventDefault();
    if (state === 'settling') return;
    state = 'settling';
    remember(window, memory, log);
    void settle().then(() => {
      state = 'settled';
      if (!window.isDestroyed()) onSettled(window);
    });
  });
  // What the page could not save it keeps itself; a question here would hold up the end of the session.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
}

function remember(window: BrowserWindow, memory: string, log: Log): void {
  const shape = window.isFullScreen() ? 'full-screen' : window.isMaximized() ? 'maximized' : 'normal';
  const state: WindowState = { area: window.getNormalBounds(), shape };
  try {
    writeFileSync(memory, `${JSON.stringify(state)}\n`);
  } catch (error) {
    log({ level: 'warn', message: 'How the window was left could not be remembered.', error });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // There is none the first time; and no fault of this file is worth a question.
    return '';
  }
}

/** Where the built preload script and the icon are, seen from the built entry's folder. */
export function windowFiles(entryFolder: string): { readonly preload: string; readonly icon: string } {
  return {
    preload: join(entryFolder, '..', 'preload', 'index.cjs'),
    icon: join(entryFolder, '..', '..', 'resources', 'icons', '512x512.png'),
  };
}
