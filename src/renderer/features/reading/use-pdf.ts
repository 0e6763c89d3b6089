import { useEffect, useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { type OpenPdf, openPdf, PdfFault } from './open-pdf.ts';

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly pdf: OpenPdf }
  | { readonly kind: 'failed'; readonly fault: PdfFault };

/** The PDF of a paper, opened while it is looked at; opened anew when the paper gets another. */
export function usePdf({ id, pdf }: Pick<Paper, 'id' | 'pdf'>): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  const isHere = pdf?.state === 'here';
  const bytes = pdf?.bytes ?? 0;

  useEffect(() => {
    if (!isHere) return;
    const stop = new AbortController();
    let opened: OpenPdf | null = null;
    setState({ kind: 'opening' });
    openPdf(id, stop.signal).then(
      (open) => {
        opened = open;
        if (stop.signal.aborted) open.close();
        else setState({ kind: 'open', pdf: open });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ kind: 'failed', fault: faultOf(error) });
      },
    );
    return () => {
      stop.abort();
      opened?.close();
    };
  }, [id, isHere, bytes]);
  return state;
}

function faultOf(error: unknown): PdfFault {
  if (error instanceof PdfFault) return error;
  return new PdfFault(
    'fetch',
    'The PDF could not be read. It is tried again when this page is opened again.',
  );
}
