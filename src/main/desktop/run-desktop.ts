import { join } from 'node:path';
import { app, dialog } from 'electron';
import { pageAddress } from './addresses.ts';
import { argumentsOfSecond, ownArguments, parseArguments } from './arguments.ts';
import { createFileLog } from './log-file.ts';
import { registerOwnScheme } from './own-scheme.ts';
import { secureContents } from './security.ts';
import { createShell } from './shell.ts';

/** Runs Carrel as a desktop program; `entryFolder` is where its built entry is. */
export function runDesktop(entryFolder: string): void {
  app.setName('Carrel');
  // D2: the window's own folder is never the library's.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), 'Carrel Desktop'));
  }
  app.enableSandbox();
  registerOwnScheme();

  const argv = ownArguments(process.argv, process.defaultApp === true);
  const started = parseArguments(argv, process.cwd());
  if (!app.requestSingleInstanceLock({ argv, folder: process.cwd() })) {
    if (started.library !== null) console.error('Carrel is open already. Quit it to open another library.');
    app.quit();
    return;
  }

  const userData = app.getPath('userData');
  const logFile = join(userData, 'carrel.log');
  const log = createFileLog({
    file: logFile,
    now: () => new Date(),
    echo: (line) => void process.stderr.write(line),
  });
  // The last resort: whatever nobody else answered for.
  process.on('unhandledRejection', (error) => log({ level: 'error', message: 'Something failed.', error }));
  const page = pageAddress(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
  const shell = createShell({ entryFolder, userData, page, log });
  let isLibraryClosed = false;

  app.on('web-contents-created', (_event, contents) => secureContents(contents, page, log));
  app.on('second-instance', (_event, _argv, _folder, given) => {
    shell.showWindow();
    void shell.arrivals.all(argumentsOfSecond(given));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    shell.showWindow();
    void shell.arrivals.files([path]);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    shell.showWindow();
    shell.arrivals.link(url);
  });
  app.on('activate', () => shell.showWindow());
  app.on('child-process-gone', (_event, { type, reason }) => {
    log({ level: 'error', message: `A process of Electron’s ended: ${type}, ${reason}.` });
  });
  app.on('before-quit', () => shell.prepareToQuit());
  app.on('window-all-closed', () => {
    // On macOS a program stays until it is quit.
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (isLibraryClosed) return;
    isLibraryClosed = true;
    event.preventDefault();
    void shell.closeLibrary().finally(() => app.quit());
  });
  // The installer of Windows registers no scheme; those of the other systems do.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient('carrel');

  shell.start(started).catch((error: unknown) => {
    log({ level: 'error', message: 'Carrel could not start.', error });
    dialog.showErrorBox('Carrel could not start', `The log ${logFile} says why.`);
    app.exit(1);
  });
}
