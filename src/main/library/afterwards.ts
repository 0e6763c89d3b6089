import type { Log } from '#shared/contract/log.ts';
import { createPace, runInSteps } from './pace.ts';

/** Tidying up that nobody need wait for: what is not done when the library closes is found at the next opening. */
export interface Afterwards {
  /** Begins; who must have it done may wait for it. Faults are logged and never thrown. */
  run(steps: Generator<unknown>): Promise<void>;
  /** Waits until nothing is left to do. */
  settled(): Promise<void>;
  stop(): void;
}

/** Makes the tidying up of one open library. */
export function createAfterwards(log: Log): Afterwards {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function runAll(steps: Generator<unknown>): Promise<void> {
    const pace = createPace(stopping.signal);
    try {
      await pace.breathe();
      await runInSteps(pace, steps);
    } catch (error) {
      if (stopping.signal.aborted) return;
      log({
        level: 'warn',
        message: 'What was left over could not be tidied up; it will be tried again.',
        error,
      });
    }
  }

  return {
    run(steps) {
      const work = runAll(steps).finally(() => running.delete(work));
      running.add(work);
      return work;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    stop: () => stopping.abort(),
  };
}
