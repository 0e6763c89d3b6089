import type { MessagePort } from 'node:worker_threads';
import type { UtilityPort } from '../../src/main/library-host/parent-port.ts';

/** A port with what `MessagePortMain` has and nothing else: events with `data`, and silence until `start`. */
export function asElectronGivesIt(port: MessagePort): UtilityPort {
  const listeners: ((event: { readonly data: unknown }) => void)[] = [];
  return {
    on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) {
      if (event === 'message') listeners.push(listener);
      else port.on('close', () => listener({ data: undefined }));
    },
    postMessage: (message) => port.postMessage(message),
    start: () => {
      port.on('message', (data: unknown) => {
        for (const listener of listeners) listener({ data });
      });
    },
    close: () => port.close(),
  };
}
