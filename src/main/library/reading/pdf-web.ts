import { AppError } from '#shared/contract/errors.ts';
import type { NetworkSwitch } from '../network/network-switch.ts';
import { addressOf, type ServiceAddresses } from '../network/service-addresses.ts';
import { groupOfHost } from '../network/service-group.ts';
import type { Web } from '../network/web.ts';
import { tooLarge } from './pdf-files.ts';

/** An answer whose body comes piece by piece. */
export interface PdfAnswer {
  readonly status: number;
  /** As the server says it; `null` when it does not. */
  readonly bytes: number | null;
  /** When the server asks to be asked again; `null` when it does not say. */
  readonly retryAt: Date | null;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface PdfQuestion {
  readonly signal: AbortSignal;
  readonly largest: number;
  /** Whether an input gave the address, so that it must not lead into the reader's own network (F32). */
  readonly isFromInput: boolean;
  /** Told how much is here already where the body comes only when it is whole. */
  readonly progress: (received: number, total: number | null) => void;
}

/** What fetching PDFs needs of the network: polite by itself, and free to refuse. */
export interface PdfWeb {
  /** Whether all network is forbidden now. */
  isForbidden(): boolean;
  /** The address of a PDF at arXiv. */
  arxivPdf(id: string): string;
  /**
   * Asks for an address, in its turn.
   * @throws AppError unreachable with a sentence when no answer came, cancelled when it was stopped
   */
  get(url: string, options: PdfQuestion): Promise<PdfAnswer>;
}

/** Fetches PDFs the way everything is fetched: politely, logged, stopped by the one switch. */
export function createPdfWeb({
  web,
  network,
  addresses,
}: {
  readonly web: Web;
  readonly network: NetworkSwitch;
  readonly addresses: ServiceAddresses;
}): PdfWeb {
  return {
    isForbidden: () => network.state().forbidden,
    arxivPdf: (id) => addressOf(addresses.arxivPdfs, `/pdf/${id}`),
    async get(url, { signal, largest, isFromInput, progress }) {
      const answer = await web.get({
        url,
        road: 'PDF',
        group: isFromInput ? groupOfHost(url) : 'arxiv',
        onlyOpen: isFromInput,
        wanted: 'pdf',
        maxBytes: largest,
        signal,
        progress,
      });
      if (answer.kind === 'answer') return wholeAnswer(answer.bytes);
      if (answer.kind === 'unchanged')
        throw new AppError('conflict', 'The server says that nothing changed.');
      const { fault, status, sentence, retryAt } = answer;
      if (fault === 'status' && status !== null) return { status, bytes: null, retryAt, body: nothing() };
      if (fault === 'too-large') throw tooLarge(largest + 1, largest);
      if (fault === 'private') throw new AppError('conflict', sentence, { isFinal: true });
      throw new AppError(fault === 'offline' || fault === 'forbidden' ? 'unreachable' : 'conflict', sentence);
    },
  };
}

function wholeAnswer(bytes: Uint8Array): PdfAnswer {
  return {
    status: 200,
    bytes: bytes.byteLength,
    retryAt: null,
    body: (async function* () {
      yield bytes;
    })(),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
