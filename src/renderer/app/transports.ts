import { createChannelPort } from '#shared/contract/channel-port.ts';
import type { Client, Contract } from '#shared/contract/define.ts';
import type { LogEntry } from '#shared/contract/log.ts';
import type { Port } from '#shared/contract/port.ts';
import {
  type ConnectionPhase,
  createReconnectingClient as createGeneric,
} from '#shared/contract/reconnect.ts';
import { createSocketPort } from '#shared/contract/socket-port.ts';
import type { Bridge } from './bridge.ts';

/** How long a connection may take, in milliseconds, before it counts as failed. */
const patience = 10_000;

/**
 * A new port to the library: through the desktop's bridge where there is one, else over a WebSocket
 * to where the page came from. In a worker there is no bridge: on the desktop the page gets it a
 * channel with `requestChannel` and hands that over.
 */
export function connectLibrary(): Promise<Port> {
  const bridge = findBridge();
  return bridge ? requestChannel('library').then(createChannelPort) : connectSocket();
}

/** A new port to the desk. @throws where there is no desktop */
export function connectDesk(): Promise<Port> {
  return requestChannel('desk').then(createChannelPort);
}

/** Whether this is the desktop's page, which has a desk and paths of dropped files. */
export function findBridge(): Bridge | null {
  return typeof window === 'undefined' ? null : (window.carrel ?? null);
}

/** One end of a new channel to the library or the desk, to wrap or to hand to a worker. */
export function requestChannel(name: 'library' | 'desk'): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const bridge = findBridge();
    if (!bridge) throw new Error('There is no desktop round this page.');
    const timer = setTimeout(() => {
      window.removeEventListener('message', take);
      reject(new Error(`No port to the ${name} came.`));
    }, patience);
    function take(event: MessageEvent<unknown>): void {
      const [port] = event.ports;
      if (event.source !== window || !port || !isPortMessage(event.data, name)) return;
      // Each port is for one asker; whoever asked later waits for the next.
      event.stopImmediatePropagation();
      window.removeEventListener('message', take);
      clearTimeout(timer);
      resolve(port);
    }
    window.addEventListener('message', take);
    bridge.connect(name);
  });
}

/**
 * A client that stays the same over lost connections; `onState` drives what the page says about it,
 * and after each `connected` the caller asks for what it may have missed.
 */
export function createReconnectingClient<Shape extends Contract>(
  contract: Shape,
  connect: () => Promise<Port>,
  onState: (state: ConnectionPhase) => void,
): Client<Shape> & Disposable {
  return createGeneric(contract, {
    connect,
    onPhase: onState,
    delay(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    log: logToConsole,
  });
}

function connectSocket(): Promise<Port> {
  return new Promise((resolve, reject) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/library`);
    // Before it opens, so that no message comes in another form.
    socket.binaryType = 'arraybuffer';
    const timer = setTimeout(() => {
      socket.close();
      reject(new Error('Carrel did not answer.'));
    }, patience);
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      resolve(createSocketPort(socket, logToConsole));
    });
    socket.addEventListener('close', () => {
      clearTimeout(timer);
      reject(new Error('Carrel could not be reached.'));
    });
  });
}

function isPortMessage(message: unknown, name: string): boolean {
  if (typeof message !== 'object' || message === null) return false;
  return 'carrel' in message && message.carrel === 'port' && 'name' in message && message.name === name;
}

function logToConsole({ level, message, error }: LogEntry): void {
  console[level](message, ...(error === undefined ? [] : [error]));
}
