/** How long work goes on before others get their turn, in ms: under a frame. */
const longestStretch = 12;

/** The rhythm of long work: it stops when asked to, and lets calls be answered in between. */
export interface Pace {
  readonly signal: AbortSignal;
  /** Lets everything else that waits have its turn. */
  breathe(): Promise<void>;
  /** Milliseconds that only go forward. */
  readonly ticks: () => number;
}

/** Makes the pace of one piece of work. */
export function createPace(signal: AbortSignal): Pace {
  return {
    signal,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    ticks: () => performance.now(),
  };
}

/**
 * Runs a generator to its end, breathing often enough that nobody waits for it.
 * @throws what `signal` was aborted with
 */
export async function runInSteps<Step, Result>(
  pace: Pace,
  steps: Generator<Step, Result>,
  report: (step: Step) => void = () => {},
): Promise<Result> {
  let turn = pace.ticks();
  for (;;) {
    pace.signal.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    if (pace.ticks() - turn >= longestStretch) {
      report(step.value);
      await pace.breathe();
      turn = pace.ticks();
    }
  }
}
