import type { Log } from '#shared/contract/log.ts';
import type { FromProcess, ToProcess } from './messages.ts';

/** A worker thread or a utility process, as its host sees it; `Handle` is what travels as a port there. */
export interface ProcessLike<Handle> {
  send(message: ToProcess, port?: Handle): void;
  onMessage(listener: (message: FromProcess) => void): void;
  /** Called once when it has ended, for whatever reason; `reason` is for the log. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

export type LibraryState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unopened'; readonly sentence: string }
  /** It ended too often; it is started again when a port is handed over after a while. */
  | { readonly kind: 'given-up'; readonly sentence: string }
  | { readonly kind: 'closed' };

export interface LibraryHostOptions<Handle> {
  readonly folder: string;
  readonly version: string;
  readonly checkOutput?: boolean;
  /** Starts the library's process. */
  readonly start: () => ProcessLike<Handle>;
  /** Answers a port in place of the library, with the reason why there is none. */
  readonly refuse: (port: Handle, sentence: string) => void;
  readonly log: Log;
  readonly clock: { now(): Date };
  readonly onState?: (state: LibraryState) => void;
  /** How long a graceful end may take before it is forced, in milliseconds. */
  readonly patience?: number;
}

export interface LibraryHost<Handle> {
  readonly state: LibraryState;
  /** Gives a port to the library's process, which serves the library on it. */
  hand(port: Handle): void;
  /** Asks the library to close, waits for that, and ends the process. */
  close(): Promise<void>;
}

const mostRestarts = 5;
const restartWindow = 60_000;

/**
 * Keeps the library's process running (C10): starts it, hands it ports, starts it again when it ends
 * by itself. Its pages notice because their ports close, and ask for new ones.
 */
export function createLibraryHost<Handle>(options: LibraryHostOptions<Handle>): LibraryHost<Handle> {
  const { folder, version, checkOutput = false, log, clock, patience = 5000 } = options;
  let current: ProcessLike<Handle> | null = null;
  let state: LibraryState = { kind: 'starting' };
  let deaths: number[] = [];
  let closing: { readonly promise: Promise<void>; readonly done: () => void } | null = null;

  function enter(next: LibraryState): void {
    state = next;
    options.onState?.(next);
  }

  function start(): ProcessLike<Handle> {
    const started = options.start();
    current = started;
    enter({ kind: 'starting' });
    started.onMessage((message) => hear(message, started));
    started.onExit(end);
    started.send({ kind: 'open', folder, version, checkOutput });
    return started;
  }

  function hear(message: FromProcess, from: ProcessLike<Handle>): void {
    switch (message.kind) {
      case 'opened':
        return enter({ kind: 'open' });
      case 'unopened':
        return enter({ kind: 'unopened', sentence: message.sentence });
      case 'closed':
        return from.kill();
      case 'log': {
        const { level, message: text, error } = message;
        return log(error === null ? { level, message: text } : { level, message: text, error });
      }
      default:
        return message satisfies never;
    }
  }

  function end(reason: string): void {
    current = null;
    if (closing) {
      enter({ kind: 'closed' });
      return closing.done();
    }
    log({ level: 'error', message: `The library’s process ended by itself: ${reason}.` });
    deaths.push(clock.now().getTime());
    if (mayStart()) start();
    else enter({ kind: 'given-up', sentence: givenUpSentence });
  }

  function mayStart(): boolean {
    const now = clock.now().getTime();
    deaths = deaths.filter((death) => now - death < restartWindow);
    return deaths.length <= mostRestarts;
  }

  start();
  return {
    get state() {
      return state;
    },
    hand(port) {
      if (closing) return options.refuse(port, 'The library is being closed.');
      const running = current ?? (mayStart() ? start() : null);
      if (running) running.send({ kind: 'port' }, port);
      else options.refuse(port, givenUpSentence);
    },
    close() {
      if (closing) return closing.promise;
      const ending = current;
      let done = (): void => {};
      const promise = new Promise<void>((resolve) => {
        done = resolve;
      });
      closing = { promise, done };
      if (!ending) {
        enter({ kind: 'closed' });
        done();
        return promise;
      }
      const timer = setTimeout(() => {
        log({ level: 'warn', message: 'The library did not close in time and was ended.' });
        ending.kill();
      }, patience);
      closing = { promise: promise.finally(() => clearTimeout(timer)), done };
      ending.send({ kind: 'close' });
      return closing.promise;
    },
  };
}

const givenUpSentence =
  'The library’s process ended six times within a minute. Wait a minute and try again, or look into the log.';
