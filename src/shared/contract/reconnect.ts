import { createClient, mapEntries, unreachable } from './client.ts';
import type { Client, Contract, JobOptions, Unsubscribe } from './define.ts';
import { AppError } from './errors.ts';
import type { Log } from './log.ts';
import type { Port } from './port.ts';

export type ConnectionPhase = 'connecting' | 'connected' | 'lost';

export interface ReconnectOptions {
  /** Makes a new port, or rejects when the other side cannot be reached now. */
  readonly connect: () => Promise<Port>;
  /** Told of every change of phase; after `connected`, what feeds may have missed must be caught up. */
  readonly onPhase: (phase: ConnectionPhase) => void;
  /** Runs something once after so many milliseconds. */
  readonly delay: (run: () => void, milliseconds: number) => Unsubscribe;
  readonly log: Log;
}

type Asked = (input: unknown, options?: JobOptions<unknown>) => Promise<unknown>;
type Listened = (listener: (event: unknown) => void) => Unsubscribe;

const firstPause = 100;
const longestPause = 5000;

/**
 * A client that stays the same over lost connections (C9). What was pending is rejected with
 * `unreachable`; feeds are listened to anew; a call without a connection waits for the next attempt
 * and no longer. Disposing of it ends it for good.
 */
export function createReconnectingClient<Shape extends Contract>(
  contract: Shape,
  { connect, onPhase, delay, log }: ReconnectOptions,
): Client<Shape> & Disposable {
  const feeds = new Set<{
    readonly path: string;
    readonly listener: (event: unknown) => void;
    stop: Unsubscribe;
  }>();
  let current: (Client<Shape> & Disposable) | null = null;
  let waiting: { readonly resolve: () => void; readonly reject: (error: AppError) => void }[] = [];
  let pause = firstPause;
  let stopDelay: Unsubscribe = () => {};
  let isEnded = false;

  async function attempt(): Promise<void> {
    let port: Port;
    try {
      port = await connect();
    } catch (error) {
      log({ level: 'info', message: 'The connection could not be made.', error });
      return lose();
    }
    if (isEnded) return port.close();
    current = createClient(contract, port, { log });
    port.onClose(lose);
    pause = firstPause;
    for (const feed of feeds) feed.stop = subscribe(feed.path, feed.listener);
    onPhase('connected');
    for (const { resolve } of takeWaiting()) resolve();
  }

  function lose(): void {
    if (isEnded) return;
    current = null;
    for (const { reject } of takeWaiting()) reject(unreachable());
    onPhase('lost');
    stopDelay = delay(() => void attempt(), pause);
    pause = Math.min(pause * 2, longestPause);
  }

  function takeWaiting(): typeof waiting {
    const taken = waiting;
    waiting = [];
    return taken;
  }

  function subscribe(path: string, listener: (event: unknown) => void): Unsubscribe {
    // The path is that of a feed.
    return current ? (methodAt(current, path) as Listened)(listener) : () => {};
  }

  async function ask(path: string, input: unknown, options: JobOptions<unknown> = {}): Promise<unknown> {
    if (isEnded) throw unreachable();
    if (!current) await connection(options.signal);
    // It was there when `connection` resolved; if it has gone since, that is a lost connection too.
    if (!current) throw unreachable();
    // The path is that of a call or job.
    return (methodAt(current, path) as Asked)(input, options);
  }

  function connection(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        waiting = waiting.filter((other) => other !== entry);
        reject(new AppError('cancelled', 'This was cancelled.'));
      };
      const done = (): void => signal?.removeEventListener('abort', cancel);
      const entry = {
        resolve: () => (done(), resolve()),
        reject: (error: AppError) => (done(), reject(error)),
      };
      waiting.push(entry);
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  function listen(path: string, listener: (event: unknown) => void): Unsubscribe {
    const feed = { path, listener, stop: subscribe(path, listener) };
    feeds.add(feed);
    return () => {
      feeds.delete(feed);
      feed.stop();
    };
  }

  onPhase('connecting');
  void attempt();
  const dispose = (): void => {
    isEnded = true;
    stopDelay();
    current?.[Symbol.dispose]();
    current = null;
    feeds.clear();
    for (const { reject } of takeWaiting()) reject(unreachable());
  };
  // One method per entry of the contract, of the shape that `Client` derives for its kind.
  const client = mapEntries(contract, (path, entry) =>
    entry.kind === 'feed'
      ? (listener: (event: unknown) => void) => listen(path, listener)
      : (input: unknown, options?: JobOptions<unknown>) => ask(path, input, options),
  ) as Client<Shape>;
  return Object.assign(client, { [Symbol.dispose]: dispose });
}

function methodAt(client: object, path: string): unknown {
  const [group = '', name = ''] = path.split('.');
  // The client has a method for every path of its contract, and only those get here.
  return (client as Record<string, Record<string, unknown> | undefined>)[group]?.[name];
}
