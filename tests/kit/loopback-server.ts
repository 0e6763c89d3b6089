import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers one request of a test; it may take its time. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface LoopbackServer extends AsyncDisposable {
  /** `http://127.0.0.1:12345` */
  readonly url: string;
  /** The paths (with queries) that were asked for, in order. */
  readonly asked: string[];
  /** What is answered from now on. */
  answer: Answer;
}

/** A server on 127.0.0.1 that answers what a test tells it to. */
export async function openLoopbackServer(answer: Answer = sendText('')): Promise<LoopbackServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    loopback.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const loopback: LoopbackServer = {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return loopback;
}

/** Answers with a text. */
export function sendText(
  text: string | Uint8Array,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Answer {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(text);
  };
}
