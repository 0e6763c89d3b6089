import type { BrowserWindow } from 'electron';
import type { Log } from '#shared/contract/log.ts';
import { ask } from './dialogs.ts';

/** A page that crashes or hangs is not left standing there: the reader is asked what to do (D15). */
export function watchForFaults(window: BrowserWindow, log: Log, quit: () => void): void {
  const { webContents } = window;
  let isReloading = false;
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    if (isReloading) {
      isReloading = false;
      webContents.reload();
      return;
    }
    log({ level: 'error', message: `The page’s process ended: ${reason}, ${exitCode}.` });
    void offerReload(window, webContents, quit);
  });

  let hanging: AbortController | null = null;
  window.on('unresponsive', () => {
    if (hanging) return;
    const controller = new AbortController();
    hanging = controller;
    log({ level: 'warn', message: 'The page does not answer.' });
    void ask(window, {
      sentence: 'The window does not answer.',
      detail: 'It may still be busy. Loading it again keeps everything that was saved.',
      answers: [
        { name: 'wait', label: 'Wait' },
        { name: 'reload', label: 'Load it again' },
      ],
      cancel: 'wait',
      signal: controller.signal,
    }).then((answer) => {
      if (hanging === controller) hanging = null;
      if (answer !== 'reload' || window.isDestroyed()) return;
      // A page that hangs obeys no reload until its process is gone.
      isReloading = true;
      webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => {
    hanging?.abort();
    hanging = null;
  });
}

async function offerReload(
  window: BrowserWindow,
  webContents: BrowserWindow['webContents'],
  quit: () => void,
): Promise<void> {
  if (window.isDestroyed()) return;
  const answer = await ask(window, {
    sentence: 'The window stopped working.',
    detail: 'Your library is safe. Loading the window again keeps everything that was saved.',
    answers: [
      { name: 'reload', label: 'Load it again' },
      { name: 'quit', label: 'Quit' },
    ],
    cancel: 'reload',
  });
  if (answer === 'quit') quit();
  else if (!window.isDestroyed()) webContents.reload();
}
