import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Answer, type Asked, notFound } from './answer.ts';
import { deliver } from './deliver.ts';
import { createFaults, type Fault, type FaultRule, type ServiceName } from './faults.ts';
import { playArxivApi } from './play-arxiv-api.ts';
import { playArxivFeed } from './play-arxiv-feed.ts';
import { playArxivListing } from './play-arxiv-listing.ts';
import { playArxivOai } from './play-arxiv-oai.ts';
import { playHuggingFace } from './play-huggingface.ts';
import { playJournal } from './play-journals.ts';
import { playPdf } from './play-pdf.ts';
import { playPreprints } from './play-preprints.ts';
import type { World } from './world.ts';

export interface ServicesOptions {
  readonly world: World;
  /** The services’ own clock: what day it is, they tell from it. Requests are recorded by it. */
  readonly clock: { now(): Date };
  readonly faults?: readonly FaultRule[];
  /** How many records OAI and the preprint servers put on a page. */
  readonly pageSize?: number;
  /** 0 takes any port that is free. */
  readonly port?: number;
  /** Told of each request when it is answered. */
  readonly onRequest?: (request: RecordedRequest) => void;
}

/** One request as it came, and what became of it. */
export interface RecordedRequest {
  readonly service: ServiceName | null;
  /** By the services’ clock. */
  readonly at: Date;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Which connection it came on, counted from 1. */
  readonly connection: number;
  /** How many requests to the same service’s house were open then, itself included. */
  readonly open: number;
  readonly faults: readonly Fault['kind'][];
  /** 0 where no answer was sent. */
  status: number;
}

export interface Services extends AsyncDisposable {
  /** The address of all of them: `http://127.0.0.1:40404`. */
  readonly base: string;
  readonly world: World;
  readonly requests: readonly RecordedRequest[];
  /** Only those to arXiv, all its houses together: they share one pace. */
  arxivRequests(): RecordedRequest[];
  forget(): void;
  /** What sets the product up to ask these services. `form` is how a person may write an address. */
  environment(form?: 'bare' | 'slash' | 'path'): Record<string, string>;
  break(rule: FaultRule): void;
  mend(): void;
  /** Breaks every connection and listens no more, as when a cable is pulled; `plugIn` listens again. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  close(): Promise<void>;
}

interface Route {
  readonly service: ServiceName;
  readonly path: RegExp;
  readonly play: (asked: Asked) => Answer;
}

const routes: readonly Route[] = [
  { service: 'huggingface', path: /\/api\/(?:daily_papers|papers\/[^/]+)$/, play: playHuggingFace },
  { service: 'arxiv-api', path: /\/api\/query$/, play: playArxivApi },
  { service: 'arxiv-feed', path: /\/(?:rss|atom)\/[^/]+$/, play: playArxivFeed },
  { service: 'arxiv-listing', path: /\/list\/[^/]+\/[^/]+$/, play: playArxivListing },
  { service: 'arxiv-oai', path: /\/oai2?$/, play: playArxivOai },
  { service: 'biorxiv', path: /\/details\/.+$/, play: playPreprints },
  { service: 'journal', path: /\/journal\/[^/]+$/, play: playJournal },
  { service: 'pdf', path: /\/pdf\/.+$/, play: playPdf },
];

/** Opens the services on 127.0.0.1. What a path has before a service’s own is passed over, as a mirror would. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const { world, clock, pageSize = 100, port = 0 } = options;
  const faults = createFaults(options.faults ?? []);
  const requests: RecordedRequest[] = [];
  const sockets = new Map<Socket, number>();
  const openByHouse = new Map<string, number>();
  let connections = 0;

  const server = createServer(answer);
  server.on('connection', (socket) => {
    connections += 1;
    sockets.set(socket, connections);
    socket.once('close', () => sockets.delete(socket));
  });
  const base = await listen(server, port);

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '/';
    const { pathname, searchParams } = new URL(url, base);
    const found = routeOf(pathname);
    const now = clock.now();
    const met = found === null ? [] : faults.at(found.route.service, now, url);
    const house = houseOf(found?.route.service ?? null);
    openByHouse.set(house, (openByHouse.get(house) ?? 0) + 1);
    response.once('close', () => openByHouse.set(house, (openByHouse.get(house) ?? 1) - 1));
    const headers = headersOf(request);
    const recorded: RecordedRequest = {
      service: found?.route.service ?? null,
      at: now,
      url,
      headers,
      connection: sockets.get(request.socket) ?? 0,
      open: openByHouse.get(house) ?? 1,
      faults: met.map(({ kind }) => kind),
      status: 0,
    };
    requests.push(recorded);
    const asked = { world, now, query: searchParams, headers, faults: met, base, pageSize };
    const said = found === null ? notFound('such service') : found.route.play({ ...asked, path: found.path });
    recorded.status = deliver(said, met, { request, response });
    options.onRequest?.(recorded);
  }

  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets.keys()) socket.resetAndDestroy();
    await closed;
  };

  return {
    base,
    world,
    requests,
    arxivRequests: () => requests.filter(({ service }) => houseOf(service) === 'arxiv'),
    forget() {
      requests.length = 0;
    },
    environment: (form = 'bare') => environmentOf(base, form),
    break: (rule) => faults.add(rule),
    mend: () => faults.clear(),
    unplug: close,
    async plugIn() {
      await listen(server, Number(new URL(base).port));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      // A TCP server's address is an object with a port.
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${taken}`);
    });
  });
}

function routeOf(pathname: string): { readonly route: Route; readonly path: string } | null {
  const path = pathname.replace(/\/{2,}/g, '/');
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match !== null) return { route, path: match[0] };
  }
  return null;
}

/** arXiv’s feeds, listings, API and OAI are one house with one pace; a PDF is fetched from it too. */
function houseOf(service: ServiceName | null): string {
  return service === null ? 'nobody' : service === 'pdf' || service.startsWith('arxiv') ? 'arxiv' : service;
}

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

function environmentOf(base: string, form: 'bare' | 'slash' | 'path'): Record<string, string> {
  const paths = {
    CARREL_HUGGINGFACE_URL: '',
    CARREL_ARXIV_API_URL: '/api/query',
    CARREL_ARXIV_RSS_URL: '/rss',
    CARREL_ARXIV_LIST_URL: '/list',
    CARREL_ARXIV_OAI_URL: '/oai',
    CARREL_BIORXIV_URL: '',
  };
  const tails = { bare: () => '', slash: () => '/', path: (path: string) => path };
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, `${base}${tails[form](path)}`]),
  );
}
