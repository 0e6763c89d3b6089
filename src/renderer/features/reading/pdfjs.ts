import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist';
import { PdfFault } from './open-pdf.ts';

/** Loaded only when a PDF is opened: this file and what it imports. */
export { TextLayer } from 'pdfjs-dist';

/** Opens a PDF in a thread of its own, which ends with it: nothing of it stays in memory. */
export async function openDocument(
  data: Uint8Array,
): Promise<{ readonly document: PDFDocumentProxy; readonly close: () => void }> {
  const thread = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'pdf' });
  const worker = PDFWorker.create({ port: thread });
  const own = new URL('pdf/', window.document.baseURI).href;
  const task = getDocument({
    data,
    worker,
    // Tables and fonts come from our own address, since no other can be reached (D9).
    cMapUrl: `${own}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${own}standard_fonts/`,
    wasmUrl: `${own}wasm/`,
    useWorkerFetch: true,
    // The page's policy admits neither WebAssembly nor anything that is made into a script.
    useWasm: false,
    enableXfa: false,
    disableWorkerRendering: true,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy();
      thread.terminate();
    });
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw faultOf(error);
  }
}

function faultOf(error: unknown): unknown {
  if (error instanceof PasswordException) {
    return new PdfFault('locked', 'This PDF asks for a password, and Carrel opens none that do.');
  }
  if (error instanceof InvalidPDFException) {
    return new PdfFault('damaged', 'This PDF is damaged and cannot be shown.');
  }
  return error;
}
