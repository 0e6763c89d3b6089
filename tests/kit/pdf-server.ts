import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#shared/contract/errors.ts';
import type { PdfWeb } from '../../src/main/library/reading/pdf-web.ts';

export interface PdfServer extends AsyncDisposable {
  readonly url: string;
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** How the next requests are answered. */
  answer: (response: ServerResponse, request: IncomingMessage) => void;
}

/** A server on loopback in arXiv's place. */
export async function openPdfServer(answer: PdfServer['answer']): Promise<PdfServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    opened.answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const opened: PdfServer = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return opened;
}

/** Sends a PDF with its length. */
export function sendPdf(bytes: Uint8Array): PdfServer['answer'] {
  return (response) => {
    response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': bytes.byteLength });
    response.end(bytes);
  };
}

/** A network without manners, so that what is tested is what is done with its answers. */
export function aPdfWeb(
  base: string,
  { isForbidden = () => false }: Partial<Pick<PdfWeb, 'isForbidden'>> = {},
): PdfWeb {
  return {
    isForbidden,
    arxivPdf: (id) => `${base}/${id}`,
    async get(url, { signal }) {
      const answer = await fetch(url, { signal }).catch((error: unknown) => {
        if (signal.aborted) throw error;
        throw new AppError('unreachable', 'arXiv could not be reached.');
      });
      const header = (name: string): number | null => {
        const value = answer.headers.get(name);
        return value === null ? null : Number(value);
      };
      const retryAt = header('retry-after');
      return {
        status: answer.status,
        bytes: header('content-length'),
        retryAt: retryAt === null ? null : new Date(Date.parse('2026-07-02T08:00:03.000Z') + retryAt * 1000),
        body: answer.body ?? new ReadableStream(),
      };
    },
  };
}
