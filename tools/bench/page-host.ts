import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import { type LibraryContract, libraryContract } from '#shared/contract/library.ts';
import { createSocketPort } from '#shared/contract/socket-port.ts';
import { startServer } from '../../src/main/server/serve.ts';

const built = fileURLToPath(new URL('../../out', import.meta.url));

export interface PageHost {
  readonly url: string;
  readonly origin: string;
  /** Asks the library beside the page. */
  openClient(): Promise<Client<LibraryContract>>;
  close(): Promise<void>;
}

/** Serves the built page over a library, as `carrel serve` does. */
export async function openPageHost(folder: string): Promise<PageHost> {
  const log = (): void => {};
  const host = await startServer({
    folder,
    pageFolder: join(built, 'renderer'),
    libraryEntry: pathToFileURL(join(built, 'main', 'library-process.js')),
    version: 'bench',
    log,
  });
  const origin = `http://127.0.0.1:${host.port}`;
  return {
    url: host.url,
    origin,
    async openClient() {
      const welcome = await fetch(host.url, { redirect: 'manual' });
      const cookie = (welcome.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const socket = new WebSocket(`ws://127.0.0.1:${host.port}/library`, {
        headers: { Origin: origin, Cookie: cookie },
      });
      await new Promise((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      return createClient(libraryContract, createSocketPort(socket, log));
    },
    close: () => host.close(),
  };
}

/** Waits until the library has written what it derives from its papers, and rests. */
export async function untilDerived(folder: string, { minutes }: { readonly minutes: number }): Promise<void> {
  const derived = join(folder, 'derived');
  let before = '';
  let since = Date.now();
  for (const ends = Date.now() + minutes * 60_000; Date.now() < ends; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = filesIn(derived);
    if (now !== before) since = Date.now();
    before = now;
    if (now !== '' && !now.includes('.part') && Date.now() - since > 8_000) return;
  }
  throw new Error(`What is derived from the library was not there after ${minutes} minutes.`);
}

function filesIn(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${name} ${statSync(join(folder, name), { throwIfNoEntry: false })?.size}`)
    .join('\n');
}
