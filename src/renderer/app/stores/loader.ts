import { AppError } from '#shared/contract/errors.ts';

/**
 * Makes of a question one that is asked once at a time: who asks while it is under way is answered by one
 * more asking after it, however many there were. A library that is away is asked again when it is back.
 */
export function createLoader(ask: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isDue = false;

  async function run(): Promise<void> {
    try {
      do {
        isDue = false;
        await ask();
      } while (isDue);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    } finally {
      running = null;
    }
  }

  return () => {
    isDue = true;
    running ??= run();
    return running;
  };
}
