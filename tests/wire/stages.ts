import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel, Worker } from 'node:worker_threads';
import { WebSocketServer } from 'ws';
import { createChannelPort } from '#shared/contract/channel-port.ts';
import type { LogEntry } from '#shared/contract/log.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import type { Port } from '#shared/contract/port.ts';
import { serve } from '#shared/contract/server.ts';
import { createSocketPort } from '#shared/contract/socket-port.ts';
import { createUtilityPort } from '../../src/main/library-host/parent-port.ts';
import { asElectronGivesIt } from './message-port-main.ts';
import { createRehearsalHandlers, rehearsal } from './rehearsal.ts';

/** The rehearsal served over one transport: each `open` gives the asking end of a new port. */
export interface Stage {
  readonly logs: LogEntry[];
  open(): Promise<Port>;
  /** The other side goes away without a word. */
  vanish(): Promise<void>;
}

/** Every transport, by name. */
export const stages: Readonly<Record<string, () => Promise<Stage>>> = {
  'in process': async () => {
    const logs: LogEntry[] = [];
    const handlers = createRehearsalHandlers();
    const served: Port[] = [];
    return {
      logs,
      async open() {
        const [near, far] = createLoopback();
        serve(rehearsal, handlers, far, { checkOutput: true, log: (entry) => logs.push(entry) });
        served.push(far);
        return near;
      },
      async vanish() {
        for (const port of served) port.close();
      },
    };
  },

  'a worker’s MessagePort': async () => {
    const logs: LogEntry[] = [];
    const worker = new Worker(new URL('./rehearsal-worker.ts', import.meta.url));
    worker.on('message', (entry: LogEntry) => logs.push(entry));
    await once(worker, 'online');
    return {
      logs,
      async open() {
        const { port1, port2 } = new MessageChannel();
        worker.postMessage({ port: port2 }, [port2]);
        return createChannelPort(port1);
      },
      async vanish() {
        await worker.terminate();
      },
    };
  },

  'Electron’s MessagePortMain': async () => {
    const logs: LogEntry[] = [];
    const handlers = createRehearsalHandlers();
    const served: Port[] = [];
    return {
      logs,
      async open() {
        const { port1, port2 } = new MessageChannel();
        const port = createUtilityPort(asElectronGivesIt(port2));
        serve(rehearsal, handlers, port, { checkOutput: true, log: (entry) => logs.push(entry) });
        served.push(port);
        return createChannelPort(port1);
      },
      async vanish() {
        for (const port of served) port.close();
      },
    };
  },

  'a WebSocket': async () => {
    const logs: LogEntry[] = [];
    const log = (entry: LogEntry): void => void logs.push(entry);
    const handlers = createRehearsalHandlers();
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', (socket) => {
      serve(rehearsal, handlers, createSocketPort(socket, log), { checkOutput: true, log });
    });
    await once(server, 'listening');
    return {
      logs,
      async open() {
        // A server that listens on a port has an address of this form.
        const { port } = server.address() as AddressInfo;
        const socket = new WebSocket(`ws://127.0.0.1:${port}`);
        await new Promise((resolve, reject) => {
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        });
        return createSocketPort(socket, log);
      },
      async vanish() {
        for (const socket of server.clients) socket.terminate();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  },
};
