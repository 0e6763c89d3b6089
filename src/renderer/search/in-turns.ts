/** How long work goes on between two rests, in milliseconds: less than a frame. */
const turn = 8;

export interface Turns {
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly pause: () => Promise<void>;
}

/** Drives long work to its end, so that whoever asks something meanwhile waits for no more than a turn. */
export async function inTurns<Outcome>(
  steps: Generator<void, Outcome>,
  { signal, now, pause }: Turns,
): Promise<Outcome> {
  let began = now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - began < turn) continue;
    await pause();
    signal.throwIfAborted();
    began = now();
  }
}
