import { Worker } from 'node:worker_threads';

/** Freezes a library's text in a thread of its own. @throws what the thread failed with */
export function freezeInWorker(entry: URL) {
  return (folder: string, signal: AbortSignal): Promise<number | null> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(entry, { name: 'freeze', workerData: folder });
      const stop = (): void => void worker.terminate();
      signal.addEventListener('abort', stop, { once: true });
      // The thread is Carrel's own entry, which posts nothing else.
      worker.once('message', (revision: number | null) => resolve(revision));
      worker.once('error', reject);
      worker.once('exit', (code) => {
        signal.removeEventListener('abort', stop);
        reject(new Error(`The thread ended with the exit code ${code}.`));
      });
    });
}
