import type { Unsubscribe } from '#shared/contract/define.ts';

/** Lets the page save what was typed before its window goes (D14). */
export interface Closing {
  /** Resolves when the page has saved, is gone, never listened, or took longer than it may. */
  settle(): Promise<void>;
  /** The page's side, for the desk. */
  readonly page: {
    asked(ask: (nothing: Record<string, never>) => void): Unsubscribe;
    ready(): void;
  };
}

/** Makes the agreement on how a window closes; the page has `patience` milliseconds. */
export function createClosing(patience: number): Closing {
  const listeners = new Set<(nothing: Record<string, never>) => void>();
  let settled = (): void => {};
  return {
    settle() {
      if (listeners.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, patience);
        settled = () => {
          clearTimeout(timer);
          resolve();
        };
        for (const ask of listeners) ask({});
      });
    },
    page: {
      asked(ask) {
        listeners.add(ask);
        return () => {
          listeners.delete(ask);
          if (listeners.size === 0) settled();
        };
      },
      ready: () => settled(),
    },
  };
}
