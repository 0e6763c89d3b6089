import { type MessagePort, parentPort } from 'node:worker_threads';
import { createChannelPort } from '#shared/contract/channel-port.ts';
import type { Port } from '#shared/contract/port.ts';
import type { FromProcess, ToProcess } from './messages.ts';
import type { Parent } from './run-library-process.ts';

/** What Electron gives a utility process as `process.parentPort`, as far as it is used here. */
export interface UtilityParentPort {
  on(
    event: 'message',
    listener: (event: { readonly data: ToProcess; readonly ports: UtilityPort[] }) => void,
  ): void;
  postMessage(message: FromProcess): void;
}

/** Electron's `MessagePortMain`, as far as it is used here. */
export interface UtilityPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** The host of this process, be it a worker thread or Electron's utility process. */
export function findParent(): Parent {
  if (parentPort) return workerParent(parentPort);
  const utility = 'parentPort' in process ? process.parentPort : null;
  if (!utility) throw new Error('The library’s process is started by its host only.');
  // Outside a worker thread, only Electron's utility process has `process.parentPort`.
  return utilityParent(utility as UtilityParentPort);
}

function workerParent(host: MessagePort): Parent {
  return {
    tell: (message) => host.postMessage(message),
    onMessage(listener) {
      host.on('message', ({ message, port }: { message: ToProcess; port: MessagePort | null }) =>
        listener(message, port && createChannelPort(port)),
      );
    },
    // Closing, and not exiting: what was posted before still arrives.
    exit: () => host.close(),
  };
}

/** The host of an Electron utility process. */
export function utilityParent(host: UtilityParentPort): Parent {
  return {
    tell: (message) => host.postMessage(message),
    onMessage(listener) {
      host.on('message', ({ data, ports: [port] }) => listener(data, port ? createUtilityPort(port) : null));
    },
    // The host ends a utility process once it was told `closed`.
    exit: () => {},
  };
}

/** A port over Electron's `MessagePortMain`, which has no `addEventListener`. */
export function createUtilityPort(port: UtilityPort): Port {
  return createChannelPort({
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    addEventListener(type, listener) {
      if (type === 'message') port.on('message', listener);
      else port.on('close', () => listener({}));
    },
  });
}
