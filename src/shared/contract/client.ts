import type { Client, Contract, Entry, JobOptions, Unsubscribe } from './define.ts';
import { AppError } from './errors.ts';
import { toAppError } from './failure.ts';
import type { Log } from './log.ts';
import type { Port } from './port.ts';
import { type Reply, type Request, readReply } from './wire.ts';

export interface ClientOptions {
  readonly log?: Log;
}

interface Pending {
  settle(reply: Exclude<Reply, { kind: 'report' }>): void;
  report(value: unknown): void;
  lose(error: AppError): void;
}

/**
 * The asking side of a contract on a port. Disposing of it (or closing the port) rejects what is
 * pending with `unreachable`; nothing can be asked after that.
 */
export function createClient<Shape extends Contract>(
  contract: Shape,
  port: Port,
  { log = () => {} }: ClientOptions = {},
): Client<Shape> & Disposable {
  const pending = new Map<number, Pending>();
  let newest = 0;
  let isOpen = true;

  function receive(message: unknown): void {
    const reply = readReply(message);
    if (!reply) return log({ level: 'warn', message: 'A malformed reply was dropped.' });
    const asked = pending.get(reply.id);
    if (reply.kind === 'report') {
      // A report may cross the stop of its feed, so an unknown id is no fault here.
      if (!asked) return;
      post({ kind: 'taken', id: reply.id, sequence: reply.sequence });
      try {
        asked.report(reply.value);
      } catch (error) {
        // A fault of this listener is the host's to see, and no other message's.
        queueMicrotask(() => {
          throw error;
        });
      }
      return;
    }
    if (!asked)
      return log({ level: 'warn', message: `An answer to ${reply.id}, which nobody asked, was dropped.` });
    pending.delete(reply.id);
    asked.settle(reply);
  }

  function post(request: Request): void {
    if (isOpen) port.post(request);
  }

  function ask(path: string, input: unknown, options: JobOptions<unknown> = {}): Promise<unknown> {
    const { signal, onProgress } = options;
    if (signal?.aborted) return Promise.reject(new AppError('cancelled', 'This was cancelled.'));
    if (!isOpen) return Promise.reject(unreachable());
    newest += 1;
    const id = newest;
    return new Promise((resolve, reject) => {
      // Cancelling is asking: the answer decides whether it came in time.
      const stop = (): void => post({ kind: 'stop', id });
      const done = (): void => signal?.removeEventListener('abort', stop);
      pending.set(id, {
        settle(reply) {
          done();
          if (reply.kind === 'answer') resolve(reply.output);
          else reject(toAppError(reply.failure));
        },
        report: (value) => onProgress?.(value),
        lose(error) {
          done();
          reject(error);
        },
      });
      try {
        post({ kind: 'ask', id, path, input });
      } catch (error) {
        pending.delete(id);
        reject(unsendable(error));
        return;
      }
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  function listen(path: string, listener: (event: unknown) => void): Unsubscribe {
    newest += 1;
    const id = newest;
    if (!isOpen) return () => {};
    pending.set(id, {
      settle(reply) {
        const error = reply.kind === 'failure' ? toAppError(reply.failure) : undefined;
        log({ level: 'error', message: `The feed "${path}" ended.`, error });
      },
      report: listener,
      lose() {},
    });
    post({ kind: 'listen', id, path });
    return () => {
      if (pending.delete(id)) post({ kind: 'stop', id });
    };
  }

  function lose(): void {
    if (!isOpen) return;
    isOpen = false;
    const lost = [...pending.values()];
    pending.clear();
    for (const asked of lost) asked.lose(unreachable());
  }

  function methodOf(path: string, entry: Entry): unknown {
    if (entry.kind === 'feed') return (listener: (event: unknown) => void) => listen(path, listener);
    return (input: unknown, options?: JobOptions<unknown>) => ask(path, input, options);
  }

  port.onMessage(receive);
  port.onClose(lose);
  const dispose = (): void => {
    port.close();
    lose();
  };
  // One method per entry of the contract, of the shape that `Client` derives for its kind.
  const client = mapEntries(contract, methodOf) as Client<Shape>;
  return Object.assign(client, { [Symbol.dispose]: dispose });
}

/** An object in a contract's shape, with something of one's own for each entry. */
export function mapEntries(contract: Contract, make: (path: string, entry: Entry) => unknown): object {
  const groups: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [group, entries] of Object.entries(contract)) {
    const methods: Record<string, unknown> = {};
    for (const [name, entry] of Object.entries(entries)) methods[name] = make(`${group}.${name}`, entry);
    groups[group] = Object.freeze(methods);
  }
  return groups;
}

/** What a caller meets when the other side is gone. */
export function unreachable(): AppError {
  return new AppError(
    'unreachable',
    'The connection was lost before an answer came. Try again when it is back.',
  );
}

function unsendable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('invalid-input', 'This cannot be sent: it is no plain data.', undefined, {
    cause: error,
  });
}
