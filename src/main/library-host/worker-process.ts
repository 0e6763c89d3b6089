import { type MessagePort, Worker } from 'node:worker_threads';
import type { ProcessLike } from './library-host.ts';
import type { FromProcess } from './messages.ts';

/** The library's process as a worker thread of this one. */
export function startWorkerProcess(entry: URL): ProcessLike<MessagePort> {
  const worker = new Worker(entry, { name: 'library' });
  let fault: Error | null = null;
  // An `exit` follows each `error`.
  worker.on('error', (error) => {
    fault = error instanceof Error ? error : new Error(String(error));
  });
  return {
    send(message, port) {
      worker.postMessage({ message, port: port ?? null }, port ? [port] : []);
    },
    onMessage(listener) {
      worker.on('message', (message: FromProcess) => listener(message));
    },
    onExit(listener) {
      worker.once('exit', (code) => listener(fault?.stack ?? `exit code ${code}`));
    },
    kill() {
      void worker.terminate();
    },
  };
}
