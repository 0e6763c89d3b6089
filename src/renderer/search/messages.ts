/** What the page posts to its worker outside of the contract: ports. */
export type ToWorker =
  /** With one end of a channel, on which the worker contract is served. */
  | { readonly carrel: 'start'; readonly hasBridge: boolean }
  /** With a port to the library; without one when none is to be had now. */
  | { readonly carrel: 'port' };

/** What the worker posts to its page outside of the contract. */
export type FromWorker = { readonly carrel: 'want-port' };

export function isToWorker(message: unknown): message is ToWorker {
  if (typeof message !== 'object' || message === null || !('carrel' in message)) return false;
  return message.carrel === 'start' || message.carrel === 'port';
}

export function isFromWorker(message: unknown): message is FromWorker {
  return (
    typeof message === 'object' && message !== null && 'carrel' in message && message.carrel === 'want-port'
  );
}
