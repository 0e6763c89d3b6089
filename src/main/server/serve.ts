import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { WebSocket } from 'ws';
import { bridgePorts } from '#shared/contract/bridge-ports.ts';
import { createChannelPort } from '#shared/contract/channel-port.ts';
import { createClient } from '#shared/contract/client.ts';
import { paperOfPdfPath } from '#shared/contract/derived.ts';
import { AppError } from '#shared/contract/errors.ts';
import { libraryContract } from '#shared/contract/library.ts';
import type { Log } from '#shared/contract/log.ts';
import type { Port } from '#shared/contract/port.ts';
import { serve } from '#shared/contract/server.ts';
import { createSocketPort } from '#shared/contract/socket-port.ts';
import { refusingHandlers, unopenedError } from '#shared/contract/unopened.ts';
import { derivedFileAt } from '../library/frozen-text/frozen-file.ts';
import { createLibraryHost, type LibraryHost, type LibraryState } from '../library-host/library-host.ts';
import { startWorkerProcess } from '../library-host/worker-process.ts';
import { answerDerived } from './derived-files.ts';
import { createGate, type Gate, type Verdict } from './gate.ts';
import { answerPage } from './page-files.ts';
import { answerPdf, type FindPdf } from './pdf-files.ts';
import { commonHeaders, refuse, refuseUnreadable, refuseUpgrade } from './refusals.ts';
import { createSocketDoor } from './socket-door.ts';

export interface WebHostOptions {
  /** The library's folder. */
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** The built page: `index.html` and what it loads. */
  readonly pageFolder: string;
  /** The built (or, under a Node that strips types, the written) entry of the library's thread. */
  readonly libraryEntry: URL;
  readonly version: string;
  readonly log: Log;
  readonly checkOutput?: boolean;
  /** Opens the address in the reader's browser; not called when not given. */
  readonly openBrowser?: (url: string) => void;
  readonly onLibraryState?: (state: LibraryState) => void;
}

export interface WebHost {
  /** The address with the token: whoever has it has the library. */
  readonly url: string;
  readonly port: number;
  readonly library: LibraryHost<MessagePort>;
  close(): Promise<void>;
}

/**
 * Serves the page and the library to browsers on this machine, on 127.0.0.1 only (W1–W9).
 * @throws AppError conflict when the port is taken
 */
export async function startServer(options: WebHostOptions): Promise<WebHost> {
  const { folder, pageFolder, libraryEntry, version, log } = options;
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
  });
  server.maxConnections = 200;
  const port = await listen(server, options.port ?? 0);
  const gate = createGate({ port, token: randomBytes(32).toString('hex') });
  const library = createLibraryHost<MessagePort>({
    folder,
    version,
    log,
    checkOutput: options.checkOutput ?? false,
    clock: { now: () => new Date() },
    start: () => startWorkerProcess(libraryEntry),
    refuse: (channel, sentence) => refuseLibrary(createChannelPort(channel), { folder, sentence }, log),
    ...(options.onLibraryState ? { onState: options.onLibraryState } : {}),
  });
  const door = createSocketDoor({
    log,
    onSocket: (socket) => joinLibrary(socket, library, log),
  });
  const find = findPdfIn(library);
  server.on(
    'request',
    (request, response) => void answer(request, response, { gate, folder, pageFolder, find, log }),
  );
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const verdict = gate.judgeUpgrade(request);
    if (verdict.kind === 'pass') door.open(request, socket, head);
    else refuseUpgrade(socket, verdict);
  });
  server.on('clientError', (error, socket) => refuseUnreadable(socket, error));

  const url = `http://127.0.0.1:${port}/?token=${gate.token}`;
  options.openBrowser?.(url);
  return {
    url,
    port,
    library,
    async close() {
      await library.close();
      door.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      const sentence = isTaken
        ? `Port ${port} is in use. Choose another with --port, or 0 for any that is free.`
        : `Port ${port} cannot be used: ${error.message}.`;
      reject(new AppError('conflict', sentence, undefined, { cause: error }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });
}

interface Answering {
  readonly gate: Gate;
  readonly folder: string;
  readonly pageFolder: string;
  readonly find: FindPdf;
  readonly log: Log;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { gate, folder, pageFolder, find, log }: Answering,
): Promise<void> {
  try {
    const verdict = gate.judge(request);
    switch (verdict.kind) {
      case 'refuse':
        return refuse(response, verdict);
      case 'welcome':
        return welcome(response, verdict);
      case 'pass': {
        const isHead = request.method === 'HEAD';
        const paper = paperOfPdfPath(verdict.path);
        if (paper !== null) return await answerPdf(request, response, { folder, paper, find });
        const derived = derivedFileAt(verdict.path, folder);
        if (derived !== null) return await answerDerived(response, { file: derived, isHead });
        return await answerPage(response, {
          pageFolder,
          path: verdict.path,
          port: gate.port,
          isHead,
        });
      }
      default:
        return verdict satisfies never;
    }
  } catch (error) {
    log({ level: 'error', message: 'A request could not be answered.', error });
    if (response.headersSent) response.destroy();
    else refuse(response, { status: 500, sentence: 'This could not be answered. The log says why.' });
  }
}

/**
 * Gives the cookie and leads to the page. A redirect that began at a link of another site would not
 * carry a `SameSite=Strict` cookie; a step taken by a page of our own does.
 */
function welcome(
  response: ServerResponse,
  { cookie, isFromElsewhere }: Extract<Verdict, { kind: 'welcome' }>,
): void {
  const headers = { ...commonHeaders, 'Set-Cookie': cookie, 'Cache-Control': 'no-store' };
  if (!isFromElsewhere) return void response.writeHead(303, { ...headers, Location: '/' }).end();
  response
    .writeHead(200, { ...headers, Refresh: '0; url=/', 'Content-Type': 'text/plain; charset=utf-8' })
    .end('Opening Carrel.\n');
}

/** Asks the library, on a port of its own each time: its thread may have been started anew. */
function findPdfIn(library: LibraryHost<MessagePort>): FindPdf {
  return async (paper) => {
    const { port1, port2 } = new MessageChannel();
    const port = createChannelPort(port1);
    library.hand(port2);
    try {
      return await createClient(libraryContract, port).reading.pdfFile({ paper });
    } finally {
      port.close();
    }
  };
}

/** Joins a page's socket to the library's thread. */
function joinLibrary(socket: WebSocket, library: LibraryHost<MessagePort>, log: Log): void {
  const { port1, port2 } = new MessageChannel();
  const page = createSocketPort(socket, log);
  const far = createChannelPort(port1);
  // When the thread ends, the page is told to come again (1012, "service restart").
  far.onClose(() => page.close(1012, 'The library was closed or starts again.'));
  bridgePorts(page, far, log);
  library.hand(port2);
}

function refuseLibrary(port: Port, reason: { folder: string; sentence: string }, log: Log): void {
  serve(libraryContract, refusingHandlers(libraryContract, unopenedError(reason)), port, { log });
}
