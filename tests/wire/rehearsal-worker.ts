import { type MessagePort, parentPort } from 'node:worker_threads';
import { createChannelPort } from '#shared/contract/channel-port.ts';
import { serve } from '#shared/contract/server.ts';
import { createRehearsalHandlers, rehearsal } from './rehearsal.ts';

const handlers = createRehearsalHandlers();

parentPort?.on('message', ({ port }: { port: MessagePort }) => {
  serve(rehearsal, handlers, createChannelPort(port), {
    checkOutput: true,
    log: ({ level, message, error }) => parentPort?.postMessage({ level, message, error }),
  });
});
