/** Runs one after the other; what is asked for meanwhile is done once, afterwards. */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let isRunning = false;
  let isDue = false;
  return async () => {
    isDue = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isDue) {
        isDue = false;
        await task();
      }
    } finally {
      isRunning = false;
    }
  };
}
