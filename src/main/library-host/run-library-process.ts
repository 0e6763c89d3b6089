import type { Handlers, Unsubscribe } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type LibraryContract, libraryContract } from '#shared/contract/library.ts';
import type { Log } from '#shared/contract/log.ts';
import type { Port } from '#shared/contract/port.ts';
import { serve } from '#shared/contract/server.ts';
import { refusingHandlers, unopenedError } from '#shared/contract/unopened.ts';
import type { FromProcess, ToProcess } from './messages.ts';

/** A library as its process needs it. */
export interface ServedLibrary {
  readonly handlers: Handlers<LibraryContract>;
  close(): void;
}

export interface OpenServedLibrary {
  readonly folder: string;
  readonly version: string;
  readonly clock: { now(): Date };
  readonly log: Log;
}

/** The way back to the host. */
export interface Parent {
  tell(message: FromProcess): void;
  onMessage(listener: (message: ToProcess, port: Port | null) => void): void;
  /** Ends this process (or thread); what was told before still arrives. */
  exit(): void;
}

/**
 * The whole life of the library's process: opens the folder it is told, serves the library on every
 * port it is given, closes when asked. When the folder cannot be opened, each port is answered with
 * the reason, and the next port is a new attempt.
 */
export function runLibraryProcess(
  parent: Parent,
  openLibrary: (options: OpenServedLibrary) => ServedLibrary,
): void {
  const log: Log = ({ level, message, error }) =>
    parent.tell({ kind: 'log', level, message, error: error === undefined ? null : describe(error) });
  const served = new Set<Unsubscribe>();
  let told: Extract<ToProcess, { kind: 'open' }> | null = null;
  let library: ServedLibrary | null = null;
  let fault: AppError = new AppError('unreachable', 'The library is not open yet.');

  function open(): void {
    if (!told || library) return;
    const { folder, version } = told;
    try {
      library = openLibrary({ folder, version, clock: { now: () => new Date() }, log });
      parent.tell({ kind: 'opened' });
    } catch (error) {
      fault = toUnopened(error, folder);
      log({ level: 'error', message: `The library in "${folder}" could not be opened.`, error });
      parent.tell({ kind: 'unopened', sentence: fault.message });
    }
  }

  function answer(port: Port): void {
    open();
    const handlers = library ? library.handlers : refusingHandlers(libraryContract, fault);
    const stop = serve(libraryContract, handlers, port, { log, checkOutput: told?.checkOutput ?? false });
    served.add(stop);
    port.onClose(() => served.delete(stop));
  }

  function close(): void {
    for (const stop of served) stop();
    served.clear();
    try {
      library?.close();
    } catch (error) {
      log({ level: 'error', message: 'The library could not be closed cleanly.', error });
    }
    parent.tell({ kind: 'closed' });
    parent.exit();
  }

  parent.onMessage((message, port) => {
    switch (message.kind) {
      case 'open':
        told = message;
        return open();
      case 'port':
        return port ? answer(port) : undefined;
      case 'close':
        return close();
      default:
        return message satisfies never;
    }
  });
}

function toUnopened(error: unknown, folder: string): AppError {
  if (error instanceof AppError) return unopenedError({ folder, sentence: error.message }, error.code);
  const sentence = `The library in "${folder}" could not be opened. The log says why.`;
  return unopenedError({ folder, sentence }, 'internal');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
