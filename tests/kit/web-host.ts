import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import { type LibraryContract, libraryContract } from '#shared/contract/library.ts';
import type { LogEntry } from '#shared/contract/log.ts';
import type { Port } from '#shared/contract/port.ts';
import { createSocketPort } from '#shared/contract/socket-port.ts';
import type { LibraryState } from '../../src/main/library-host/library-host.ts';
import { startServer, type WebHost } from '../../src/main/server/serve.ts';

export interface TestHost {
  readonly host: WebHost;
  readonly folder: string;
  readonly pageFolder: string;
  readonly logs: LogEntry[];
  readonly states: LibraryState[];
  /** The cookie that the token was exchanged for, as a request sends it. */
  readonly cookie: string;
  readonly origin: string;
  /** A socket as a page opens it, with headers of one's own put in (`null` takes one out). */
  openSocket(headers?: Readonly<Record<string, string>>): WebSocket;
  connect(): Promise<Port>;
  openClient(): Promise<Client<LibraryContract> & Disposable>;
  close(): Promise<void>;
}

/** The library's entry as it is written; Node takes its types off. */
export const libraryEntry = new URL('../../src/main/library-process.ts', import.meta.url);

/** A real web host on a free port, with a real library in a new folder and a page of three files. */
export async function openTestHost({
  entry = libraryEntry,
  libraryFiles = {},
  pageFolder: givenPage,
}: {
  readonly entry?: URL;
  /** What lies in the library's folder before it is opened. */
  readonly libraryFiles?: Readonly<Record<string, string | Uint8Array>>;
  /** A built page, in place of the one of three files. */
  readonly pageFolder?: string;
} = {}): Promise<TestHost> {
  const root = mkdtempSync(join(tmpdir(), 'carrel-web-'));
  const folder = join(root, 'library');
  const pageFolder = givenPage ?? join(root, 'page');
  if (givenPage === undefined) writePage(pageFolder);
  writeFileSync(join(root, 'secret.txt'), 'swordfish');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(libraryFiles)) writeFileSync(join(folder, name), text);
  const logs: LogEntry[] = [];
  const states: LibraryState[] = [];
  const host = await startServer({
    folder,
    pageFolder,
    libraryEntry: entry,
    version: '0.0.0-test',
    checkOutput: true,
    log: (entryOfLog) => void logs.push(entryOfLog),
    onLibraryState: (state) => void states.push(state),
  });
  const origin = `http://127.0.0.1:${host.port}`;
  const welcome = await fetch(host.url, { redirect: 'manual' });
  const cookie = (welcome.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  function openSocket(headers: Readonly<Record<string, string>> = {}): WebSocket {
    return new WebSocket(`ws://127.0.0.1:${host.port}/library`, {
      headers: { Origin: origin, Cookie: cookie, ...headers },
    });
  }

  async function connect(): Promise<Port> {
    const socket = openSocket();
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return createSocketPort(socket, (entryOfLog) => logs.push(entryOfLog));
  }

  return {
    host,
    folder,
    pageFolder,
    logs,
    states,
    cookie,
    origin,
    openSocket,
    connect,
    openClient: async () => createClient(libraryContract, await connect()),
    async close() {
      await host.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function writePage(folder: string): void {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Carrel</title>');
  writeFileSync(join(folder, 'assets', 'index-0a1b2c3d.js'), 'export {};');
}
