/** What the worker says of itself. */
export interface Told {
  readonly revision: number;
  readonly loaded: number;
  readonly indexed: number;
  readonly learned: number;
}

/** Follows how much of the library is loaded, and tells the listeners. */
export function createShare(): {
  /** How much of the library so many papers are, 0–1. */
  of(size: number): number;
  /** Asks once how many papers there are in all. */
  learn(count: () => Promise<number>): Promise<void>;
  /** Everything is there. */
  isWhole(): void;
  listen(listener: (told: Told) => void): () => void;
  tell(told: Told): void;
} {
  const listeners = new Set<(told: Told) => void>();
  let total: number | null = null;
  let isAsked = false;
  let whole = false;

  return {
    of(size) {
      if (whole) return 1;
      return total === null || total === 0 ? 0 : Math.min(size / total, 1);
    },
    async learn(count) {
      whole = false;
      if (isAsked) return;
      isAsked = true;
      try {
        total = await count();
      } catch {
        // Then the share is not known until all is there.
        total = null;
      }
    },
    isWhole() {
      whole = true;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(told) {
      for (const listener of listeners) listener(told);
    },
  };
}
