import type {
  CallEntry,
  Contract,
  FeedEntry,
  Handlers,
  JobContext,
  JobEntry,
  Unsubscribe,
} from './define.ts';
import { AppError, type Failure } from './errors.ts';
import { describeInvalid, toFailure } from './failure.ts';
import { createFlow, type Flow } from './flow.ts';
import type { Log } from './log.ts';
import type { Port } from './port.ts';
import { routesOf } from './routes.ts';
import { type Reply, readRequest } from './wire.ts';

export interface ServeOptions {
  readonly log: Log;
  /** Also parses what handlers give: in development and tests. */
  readonly checkOutput?: boolean;
}

type Asked = CallEntry | JobEntry;
type AskHandler = (input: unknown, context: JobContext<unknown>) => unknown;
type FeedHandler = (emit: (event: unknown) => void) => Unsubscribe;

/** Work that one id stands for. */
interface Running {
  readonly flow: Flow;
  stop(reason: AppError): void;
}

/** At most so many calls, jobs and feeds run at once for one port. */
const mostRunning = 10_000;
const feedWindow = 256;
const feedKeep = 1024;

/**
 * Answers a contract on a port until the port closes or the returned function is called. What is
 * running then is asked to stop and answered with `unreachable`.
 */
export function serve<Shape extends Contract>(
  contract: Shape,
  handlers: Handlers<Shape>,
  port: Port,
  { log, checkOutput = false }: ServeOptions,
): Unsubscribe {
  const routes = routesOf(contract);
  const running = new Map<number, Running>();
  const complain = limited(log);

  function receive(message: unknown): void {
    const request = readRequest(message);
    if (!request) return complain('A malformed message was dropped.');
    switch (request.kind) {
      case 'stop':
        // An answer may have crossed it, so an unknown id is no fault.
        return running.get(request.id)?.stop(new AppError('cancelled', 'This was cancelled.'));
      case 'taken':
        return running.get(request.id)?.flow.taken(request.sequence);
      case 'ask':
      case 'listen':
        break;
      default:
        return request satisfies never;
    }
    const { id, path } = request;
    if (running.has(id)) return complain(`A message with the id ${id}, which is in use, was dropped.`);
    if (running.size >= mostRunning) {
      return fail(id, { code: 'conflict', message: 'Too much is being asked at once. Wait for an answer.' });
    }
    const entry = routes.get(path);
    if (!entry || (entry.kind === 'feed') !== (request.kind === 'listen')) {
      return fail(id, { code: 'not-found', message: `There is no ${JSON.stringify(path)} to ask.` });
    }
    if (entry.kind === 'feed') return listen(id, path, entry);
    if (request.kind === 'ask') void ask(id, path, entry, request.input);
  }

  async function ask(id: number, path: string, entry: Asked, raw: unknown): Promise<void> {
    const controller = new AbortController();
    const flow = createFlow({ window: 1, keep: 1, send: (sequence, value) => report(id, sequence, value) });
    running.set(id, { flow, stop: (reason) => controller.abort(reason) });
    const stillRunning = running.get(id);
    try {
      const input = entry.input.safeParse(raw);
      if (!input.success) {
        finish(() => fail(id, describeInvalid(input.error)));
        return;
      }
      const progress = (value: unknown): void => {
        if (running.get(id) !== stillRunning || entry.kind !== 'job') return;
        flow.push(checkOutput ? entry.progress.parse(value) : value);
      };
      const given = await askHandler(handlers, path)(input.data, { signal: controller.signal, progress });
      const output = checkOutput ? entry.output.parse(given) : given;
      finish(() => {
        flow.flush();
        post({ kind: 'answer', id, output });
      });
    } catch (error) {
      finish(() => fail(id, explain(path, error, controller.signal)));
    }

    function finish(reply: () => void): void {
      if (running.get(id) !== stillRunning) return;
      // Posting what cannot cross throws; then the id must still be there to be answered for.
      try {
        reply();
      } catch (error) {
        fail(id, explain(path, error, null));
      }
      running.delete(id);
    }
  }

  function listen(id: number, path: string, entry: FeedEntry): void {
    const flow = createFlow({
      ...(entry.merge
        ? { window: 1, keep: 1, merge: (earlier, later) => entry.merge?.(earlier, later) }
        : { window: feedWindow, keep: feedKeep }),
      send: (sequence, value) => report(id, sequence, value),
      onFallen: () => complain(`An event of "${path}" fell: its listener is too slow.`),
    });
    let unsubscribe: Unsubscribe | null = null;
    const work: Running = {
      flow,
      stop() {
        running.delete(id);
        unsubscribe?.();
      },
    };
    running.set(id, work);
    try {
      unsubscribe = feedHandler(
        handlers,
        path,
      )((event) => {
        if (running.get(id) === work) flow.push(checkOutput ? entry.event.parse(event) : event);
      });
      // It may have been stopped by what subscribing set off.
      if (running.get(id) !== work) unsubscribe();
    } catch (error) {
      running.delete(id);
      fail(id, explain(path, error, null));
    }
  }

  function explain(path: string, error: unknown, signal: AbortSignal | null): Failure {
    if (signal?.aborted && isAbort(error, signal))
      return { code: 'cancelled', message: 'This was cancelled.' };
    const failure = toFailure(error);
    if (failure) return failure;
    log({ level: 'error', message: `"${path}" failed.`, error });
    return {
      code: 'internal',
      message: 'Something went wrong inside Carrel. It is written down in the log.',
    };
  }

  function report(id: number, sequence: number, value: unknown): void {
    try {
      post({ kind: 'report', id, sequence, value });
    } catch (error) {
      log({ level: 'error', message: 'A report could not be sent.', error });
    }
  }

  function fail(id: number, failure: Failure): void {
    post({ kind: 'failure', id, failure });
  }

  function post(reply: Reply): void {
    port.post(reply);
  }

  function stopAll(reason: AppError): void {
    const works = [...running.values()];
    running.clear();
    for (const work of works) work.stop(reason);
  }

  const stopReceiving = port.onMessage(receive);
  const stopWatching = port.onClose(() => {
    stopReceiving();
    stopAll(new AppError('unreachable', 'Whoever asked is gone.'));
  });
  return () => {
    stopReceiving();
    stopWatching();
    const message = 'The library is being closed.';
    for (const id of running.keys()) fail(id, { code: 'unreachable', message });
    stopAll(new AppError('unreachable', message));
  };
}

function isAbort(error: unknown, signal: AbortSignal): boolean {
  if (error === signal.reason) return true;
  return error instanceof Error && error.name === 'AbortError';
}

/** The handler of a path that is in the contract; its type follows from the entry's kind. */
function askHandler<Shape extends Contract>(handlers: Handlers<Shape>, path: string): AskHandler {
  // `Handlers<Shape>` has a function of this shape for every call and job of the contract.
  return handlerAt(handlers, path) as AskHandler;
}

function feedHandler<Shape extends Contract>(handlers: Handlers<Shape>, path: string): FeedHandler {
  // `Handlers<Shape>` has a function of this shape for every feed of the contract.
  return handlerAt(handlers, path) as FeedHandler;
}

function handlerAt<Shape extends Contract>(handlers: Handlers<Shape>, path: string): unknown {
  const [group = '', name = ''] = path.split('.');
  // Only paths of the contract get here, and `Handlers<Shape>` has all of them.
  const functions = (handlers as Record<string, Record<string, unknown> | undefined>)[group];
  return functions?.[name];
}

/** Tells the first hundred complaints and then each thousandth, so that a flood cannot fill the log. */
function limited(log: Log): (message: string) => void {
  let told = 0;
  return (message) => {
    told += 1;
    if (told <= 100 || told % 1000 === 0) log({ level: 'warn', message });
  };
}
