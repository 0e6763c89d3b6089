import { ipcMain, MessageChannelMain, type MessagePortMain } from 'electron';
import type { Handlers } from '#shared/contract/define.ts';
import { type DeskContract, deskContract } from '#shared/contract/desk.ts';
import type { Log } from '#shared/contract/log.ts';
import { serve } from '#shared/contract/server.ts';
import { createUtilityPort } from '../library-host/parent-port.ts';
import type { PageAddress } from './addresses.ts';
import { isOwnFrame } from './security.ts';

export interface ConnectionsOptions {
  readonly page: PageAddress;
  readonly connectLibrary: () => MessagePortMain;
  readonly desk: Handlers<DeskContract>;
  /** Told the path of each file that was dropped on the page. */
  readonly onDropped: (path: string) => void;
  readonly log: Log;
}

/** Answers the preload script: hands the page its ports, after looking at who asks (D7). */
export function answerPreload({ page, connectLibrary, desk, onDropped, log }: ConnectionsOptions): void {
  ipcMain.on('carrel:connect', (event, name: unknown) => {
    const frame = event.senderFrame;
    if (!isOwnFrame(frame, page) || (name !== 'library' && name !== 'desk')) {
      log({ level: 'warn', message: 'A port was asked for by something else than the page, and refused.' });
      return;
    }
    const port = name === 'library' ? connectLibrary() : connectDesk();
    frame.postMessage('carrel:port', name, [port]);
  });

  ipcMain.on('carrel:dropped', (event, path: unknown) => {
    if (isOwnFrame(event.senderFrame, page) && typeof path === 'string') onDropped(path);
    // Asked synchronously, so that the path is known here before the page can name it.
    event.returnValue = true;
  });

  function connectDesk(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    serve(deskContract, desk, createUtilityPort(port2), { log });
    return port1;
  }
}
