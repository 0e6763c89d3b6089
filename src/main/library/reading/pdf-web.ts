import { AppError } from '#shared/contract/errors.ts';

/** An answer whose body comes piece by piece. */
export interface PdfAnswer {
  readonly status: number;
  /** As the server says it; `null` when it does not. */
  readonly bytes: number | null;
  /** When the server asks to be asked again, in seconds; `null` when it does not say. */
  readonly retryAfter: number | null;
  readonly body: AsyncIterable<Uint8Array>;
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
  get(url: string, options: { readonly signal: AbortSignal; readonly largest: number }): Promise<PdfAnswer>;
}

/** In place of a network, where there is none. */
export const noWeb: PdfWeb = {
  isForbidden: () => true,
  arxivPdf: (id) => `https://arxiv.org/pdf/${id}`,
  get: () => Promise.reject(new AppError('unreachable', 'There is no network here.')),
};
