import type { Unsubscribe } from '#shared/contract/define.ts';

/** Keeps what comes for the page until the page is there; the newest listener gets it, and only that one. */
export interface Mailbox<Letter> {
  put(letter: Letter): void;
  listen(listener: (letter: Letter) => void): Unsubscribe;
  readonly hasListener: boolean;
}

/** At most this many wait; beyond that the oldest falls. */
const mostWaiting = 100;

/** Makes an empty mailbox. */
export function createMailbox<Letter>(): Mailbox<Letter> {
  const waiting: Letter[] = [];
  const listeners: ((letter: Letter) => void)[] = [];
  return {
    put(letter) {
      const listener = listeners.at(-1);
      if (listener) return listener(letter);
      waiting.push(letter);
      if (waiting.length > mostWaiting) waiting.shift();
    },
    listen(listener) {
      listeners.push(listener);
      for (const letter of waiting.splice(0)) listener(letter);
      return () => {
        const at = listeners.indexOf(listener);
        if (at >= 0) listeners.splice(at, 1);
      };
    },
    get hasListener() {
      return listeners.length > 0;
    },
  };
}
