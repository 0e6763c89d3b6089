import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AppError } from '#shared/contract/errors.ts';
import { startServer, type WebHost, type WebHostOptions } from '../server/serve.ts';
import { version } from '../version.ts';
import { libraryPort } from './library-port.ts';
import type { Printer } from './output.ts';

export interface ServeOptions {
  readonly folder: string;
  readonly output: Printer;
  /** The folder of the built programs, where this one lies. */
  readonly programs: URL;
  /** The library's own when not given, or any free one where that is taken. */
  readonly port?: number;
  readonly open?: boolean;
}

/** `carrel serve`: serves the page until the process is asked to end. */
export async function runServe({
  folder,
  output,
  programs,
  port,
  open = false,
}: ServeOptions): Promise<void> {
  const options: WebHostOptions = {
    folder,
    pageFolder: fileURLToPath(new URL('../renderer', programs)),
    libraryEntry: new URL('library-process.js', programs),
    version,
    log: ({ level, message, error }) => {
      if (level === 'info') return;
      output.complain(`carrel: ${message}`);
      if (error) output.complain(String(error));
    },
    ...(open ? { openBrowser } : {}),
  };
  const host = port === undefined ? await startOnOwnPort(options) : await startServer({ ...options, port });
  output.answer(
    { url: host.url },
    () => `Carrel is at ${host.url}\nWhoever has this address has the library. Ctrl+C ends it.`,
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  await host.close();
}

async function startOnOwnPort(options: WebHostOptions): Promise<WebHost> {
  try {
    return await startServer({ ...options, port: libraryPort(options.folder) });
  } catch (error) {
    const isTaken = error instanceof AppError && error.code === 'conflict';
    if (!isTaken) throw error;
    return startServer({ ...options, port: 0 });
  }
}

/** Opens an address in the reader's own browser; where there is none, the printed address remains. */
function openBrowser(url: string): void {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};
