import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { pdfAddress } from '#shared/contract/derived.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { PageSize } from './page-layout.ts';

/** A PDF that is open, with its own thread; to be closed. */
export interface OpenPdf {
  readonly pages: number;
  /** The pages' sizes: those that are not known yet have the first page's. */
  readonly sizes: readonly PageSize[];
  /** Told when the size of a page turns out to be another. */
  onSizes(listener: (sizes: readonly PageSize[]) => void): () => void;
  /** A page, counted from 0. */
  page(index: number): Promise<PDFPageProxy>;
  /** The page and the height (0–1) that a link within the PDF leads to; `null` when it leads nowhere. */
  placeOf(destination: unknown): Promise<{ readonly page: number; readonly share: number } | null>;
  close(): void;
}

/** Why a PDF cannot be shown: `fetch` where its file is not there, `locked` where it asks for a password. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault';
  readonly kind: 'fetch' | 'locked' | 'damaged';

  constructor(kind: PdfFault['kind'], sentence: string) {
    super(sentence);
    this.kind = kind;
  }
}

/** Fetches a paper's PDF from its host and opens it. @throws PdfFault; what `signal` was aborted with */
export async function openPdf(paper: PaperId, signal: AbortSignal): Promise<OpenPdf> {
  const loading = import('./pdfjs.ts');
  const [{ openDocument }, data] = await Promise.all([loading, fetchPdf(paper, signal)]);
  const { document, close } = await openDocument(data);
  try {
    signal.throwIfAborted();
    return await read(document, close);
  } catch (error) {
    close();
    throw error;
  }
}

async function fetchPdf(paper: PaperId, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(pdfAddress(paper), { signal });
  if (!answer.ok) throw new PdfFault('fetch', (await answer.text()).trim());
  return new Uint8Array(await answer.arrayBuffer());
}

async function read(document: PDFDocumentProxy, closeDocument: () => void): Promise<OpenPdf> {
  const pages = document.numPages;
  const first = sizeOf(await document.getPage(1));
  const listeners = new Set<(sizes: readonly PageSize[]) => void>();
  let sizes: PageSize[] = Array.from({ length: pages }, () => first);
  let isClosed = false;

  /** Most PDFs have pages of one size; the others are known after a while, and then said at once. */
  async function measureAll(): Promise<void> {
    const measured = [...sizes];
    for (let index = 1; index < pages && !isClosed; index += 1) {
      measured[index] = sizeOf(await document.getPage(index + 1));
    }
    const isOther = measured.some((size, index) => !isSame(size, sizes[index]));
    if (isClosed || !isOther) return;
    sizes = measured;
    for (const listener of listeners) listener(sizes);
  }
  measureAll().catch(() => {
    // Closed meanwhile, or a page is damaged: it says so itself when it is shown.
  });

  return {
    pages,
    get sizes() {
      return sizes;
    },
    onSizes(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    page: (index) => document.getPage(index + 1),
    placeOf: (destination) => placeOf(document, destination),
    close() {
      isClosed = true;
      listeners.clear();
      closeDocument();
    },
  };
}

function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

function isSame(size: PageSize, other: PageSize | undefined): boolean {
  return size.width === other?.width && size.height === other.height;
}

async function placeOf(document: PDFDocumentProxy, destination: unknown) {
  const explicit: unknown =
    typeof destination === 'string' ? await document.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return null;
  const target: unknown = explicit[0];
  const page = await pageOf(document, target);
  if (page === null || page < 0 || page >= document.numPages) return null;
  const { height } = sizeOf(await document.getPage(page + 1));
  // `[page /XYZ left top zoom]`, `[page /FitH top]`: measured from the foot of the page.
  const top: unknown = explicit.length >= 5 ? explicit[3] : explicit.length === 3 ? explicit[2] : null;
  const share = typeof top === 'number' ? Math.min(Math.max(1 - top / height, 0), 1) : 0;
  return { page, share };
}

async function pageOf(document: PDFDocumentProxy, target: unknown): Promise<number | null> {
  if (typeof target === 'number') return Number.isInteger(target) ? target : null;
  if (typeof target !== 'object' || target === null || !('num' in target) || !('gen' in target)) return null;
  const { num, gen } = target;
  if (typeof num !== 'number' || typeof gen !== 'number') return null;
  try {
    return await document.getPageIndex({ num, gen });
  } catch {
    // The link names something that is no page.
    return null;
  }
}
