/** Lets work begin only when the work before it has ended, however that ended. */
export interface Turns {
  /** Whether somebody's work is under way. */
  readonly isTaken: boolean;
  /** @throws what `signal` was aborted with while it waited */
  take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
}

/** Makes a row in which nobody stands yet. */
export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  let standing = 0;
  return {
    get isTaken() {
      return standing > 0;
    },
    async take(signal, work) {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      standing += 1;
      try {
        await unlessAborted(before, signal);
        return await work();
      } finally {
        standing -= 1;
        // Who gave up waiting does not let the next one pass.
        void before.then(resolve);
      }
    },
  };
}

function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const give = (): void => reject(signal.reason);
  signal.addEventListener('abort', give, { once: true });
  void work.then(resolve);
  return promise.finally(() => signal.removeEventListener('abort', give));
}
